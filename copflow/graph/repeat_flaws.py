"""What is wrong with a repetition: it contradicts itself, never happens, happens too seldom, or leaves out what it does
not have."""

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import nsmallest

from copflow.dates import speak
from copflow.dates.forms import CalendarDay
from copflow.dates.recurrence import DateList
from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Label, replace
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.exceptions import Exceptions
from copflow.graph.placed import is_yearly
from copflow.graph.segments import FAR, Segment
from copflow.language.plan import Draft

MOST_OCCURRENCES = 5_000
"""How many occurrences one repetition may have."""
OFFERED = 2
"""How many occurrences are offered where an exception leaves nothing out."""
MOST_OFFERS = 50
"""For how many such exceptions of one repetition the nearest occurrences are looked for."""
ONE_OF_THEM = "If one of them is on another day, say so in a line of its own: call of 6 October moved to 8 October."


class RepeatFlaws:
    """Reports the flaws of one plan's repetitions."""

    def __init__(self, found: Diagnostics) -> None:
        self._found = found

    # ---- before its days are known ---------------------------------------------------------------------

    def contradicts(self, draft: Draft) -> bool:
        """Report what the repetition says twice, or against itself; whether there is something of the kind."""
        name = quoted(draft.name.text)
        for span, other, title, note in _contradictions(draft, name):
            notes = (note,) if note else ()
            self._found.report("date-conflict", span, title, labels=(Label(other, "said here"),), notes=notes)
            return True
        return False

    # ---- when they are known ---------------------------------------------------------------------------

    def judge(
        self, draft: Draft, days: Sequence[date], count: int, exceptions: Exceptions, segments: Sequence[Segment]
    ) -> None:
        """Report what the days show. `count`: how many numbers they took, those that are skipped included."""
        name, rule = quoted(draft.name.text), draft.every[0]
        if len(days) > MOST_OCCURRENCES:
            title = f"{name} happens more than {MOST_OCCURRENCES:,} times; copflow lists no more."
            self._found.report("limit-reached", rule.span, title)
        if not isinstance(rule.rule, DateList) and rule.rule.doubtful:
            self._doubt(rule.rule.span)
        if not days:
            self._never(draft, segments)
        elif draft.most is not None and count < draft.most:
            has = f"{name} has {speak.count(count, 'date')}"
            title = f"{has} for {draft.most} numbers." if draft.numbers else f"{has}, and not {draft.most}."
            note = "Say a later end, or a smaller number."
            self._found.report("no-occurrence", (draft.times or rule).span, title, notes=(note,))
        if days:
            self._unused(draft, exceptions, days)

    def _never(self, draft: Draft, segments: Sequence[Segment]) -> None:
        first, last = segments[0].start.day, segments[-1].last
        when = f" from {speak.days(first, last)}" if last < FAR else ""
        title = f"{quoted(draft.name.text)} never happens: there is no such day{when}."
        if draft.excepts:
            title = f"{quoted(draft.name.text)} never happens: there is no such day{when} that is not left out."
        self._found.report("no-occurrence", draft.every[0].span, title)

    def _doubt(self, span: Span) -> None:
        title = "This is read as the second one of each month; some mean every other week by it."
        note = "`every second Tuesday of the month` and `every other Tuesday` leave no doubt."
        end = Span(span.end, span.end)
        fixes = (Fix('Write "of the month" behind it', (Edit(end, " of the month"),)),)
        self._found.report("two-readings", span, title, notes=(note,), fixes=fixes)

    def _unused(self, draft: Draft, exceptions: Exceptions, days: Sequence[date]) -> None:
        """An exception that leaves nothing out: perhaps a slip, so that the nearest occurrences are offered. Of what
        could not be read nobody knows what it would leave out."""
        if draft.flawed or draft.broken:
            return
        for number, (_clause, item, same) in enumerate(exceptions.unused()):
            if same is not None:
                labels = (Label(same.span, "said here first"),)
                title = "This day is left out already."
                self._found.report("unused-exception", item.span, title, labels=labels)
                continue
            title = f"This leaves nothing out: {quoted(draft.name.text)} would not be then anyway."
            near: list[date] = []
            if isinstance(item, CalendarDay) and number < MOST_OFFERS:
                near = nearest_days(item, days, OFFERED)
            fixes = [replace(item.span, speak.plain_day(day), f"Write {speak.day(day)}") for day in near]
            self._found.report("unused-exception", item.span, title, fixes=fixes)


def _contradictions(draft: Draft, name: str) -> Iterator[tuple[Span, Span, str, str]]:
    """Two places that contradict each other, the later one first, with what is wrong and what to do."""
    rule = draft.every[0].span
    own = draft.offset or draft.together or (None if draft.needs_window or is_yearly(draft) else draft.day)
    if own is not None:
        yield own.span, rule, f"{name} is repeated, and this is one date.", ONE_OF_THEM
    begins = draft.start or draft.days
    if begins is not None and all(clause.start for clause in draft.every):
        yield begins.span, rule, f"{name} says twice when it begins.", ""
    if draft.days is not None and draft.until is not None:
        yield draft.until.span, draft.days.span, f"{name} says twice when it ends.", ""
    if draft.numbers is not None and draft.times is not None:
        count = draft.numbers[1] - draft.numbers[0] + 1
        title = f"{name} has {speak.count(count, 'number')}, which says how often it is."
        yield draft.times.span, draft.name.span, title, "Leave this out."


def nearest_days(form: CalendarDay, days: Sequence[date], most: int) -> list[date]:
    """The days that are nearest to a date, the nearest first; its year may be left out."""
    return nsmallest(most, days, key=lambda day: _distance(day, form))


def _distance(day: date, form: CalendarDay) -> int:
    years = [form.year] if form.year else [day.year - 1, day.year, day.year + 1]
    longest = min(form.day, 28)
    return min(abs((date(year, form.month, longest) - day).days) for year in years)
