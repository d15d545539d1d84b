"""What lines of their own say of a repetition: of one occurrence (`community call of 6 October moved to 8 October`), or
of all (`no community call in August`)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.forms import CalendarDay, MonthWindow
from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES
from copflow.diagnostics.diagnostic import Diagnostics, Fix, Label, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.graph.merge import DATES, SINGLE
from copflow.graph.repeat import Occurrence
from copflow.graph.repeat_flaws import nearest_days
from copflow.language.nodes import Except, Name
from copflow.language.plan import Draft, More

OFFERED = 3
"""How many occurrences are offered where a date means none, or several."""
MOST_OFFERS = 100
"""For how many wrong dates or names of a plan the nearest right ones are looked for."""
OF_REPETITIONS = ("until", "times", "numbered", "start")
"""The slots of a draft that only a whole repetition can fill."""


class _Dates(NamedTuple):
    """Occurrences by day and by month, whatever the year."""

    days: Mapping[tuple[int, int], Sequence[Occurrence]]
    months: Mapping[int, Sequence[Occurrence]]


class Said:
    """The lines of one plan, by the repetition that they speak of."""

    def __init__(self, lines: Iterable[More], repeated: Sequence[str], found: Diagnostics) -> None:
        self._found = found
        self._repeated = repeated
        self._offers = MOST_OFFERS
        self._lines: dict[str, list[More]] = defaultdict(list)
        for line in lines:
            self._lines[line.draft.name.key].append(line)

    def take(self, key: str) -> tuple[list[Except], list[More]]:
        """What is left out of a repetition, and the lines about one of its occurrences. They are asked for once."""
        lines = self._lines.pop(key, [])
        excepts = [clause for line in lines if line.occurrence is None for clause in line.draft.excepts]
        return excepts, [line for line in lines if line.occurrence is not None]

    def assign(self, lines: Sequence[More], draft: Draft, made: Sequence[Occurrence]) -> dict[int, list[Draft]]:
        """The lines about each occurrence, by its number. What means none or several of them is reported."""
        dates = _dates(made)
        found: dict[int, list[Draft]] = {}
        for line in lines if made else ():
            assert line.occurrence is not None
            hits = _hits(line.occurrence, dates)
            if not hits and (draft.flawed or draft.broken):
                continue  # it may be in the part of the repetition that could not be read
            if len(hits) != 1:
                self._not_one(line.occurrence, draft, made, hits)
            elif self._is_on(line.occurrence, hits[0].day) and self._is_of_one(line.draft):
                others = found.setdefault(hits[0].number, [])
                if not any(self._is_said_twice(line.draft, other, hits[0]) for other in others):
                    others.append(line.draft)
        return found

    # ---- what is wrong ---------------------------------------------------------------------------------

    def _not_one(
        self, form: CalendarDay | MonthWindow, draft: Draft, made: Sequence[Occurrence], hits: Sequence[Occurrence]
    ) -> None:
        days = [one.day for one in hits]
        near = days[:OFFERED]
        if not hits and self._offers > 0:
            self._offers -= 1
            middle = form if isinstance(form, CalendarDay) else CalendarDay(form.span, 15, form.month, form.year)
            near = nearest_days(middle, [one.day for one in made], OFFERED)
        fixes = [replace(form.span, speak.plain_day(day), f"Write {speak.day(day)}") for day in near]
        labels = (Label(draft.every[0].span, "how it is repeated"),)
        name, when = quoted(draft.name.text), _words(form)
        rule, title = "no-occurrence", f"{name} is not {when}, so that nothing can be said of it."
        if hits:
            rule = "ambiguous-year" if len({day.year for day in days}) > 1 else "ambiguous-date"
            title = f"{name} is {len(hits)} times {when}; which one is meant?"
        self._found.report(rule, form.span, title, labels=labels, fixes=fixes)

    def _is_on(self, form: CalendarDay | MonthWindow, day: date) -> bool:
        """Whether the weekday beside a date is right; it is reported if not."""
        weekday = form.weekday if isinstance(form, CalendarDay) else None
        if weekday in (None, day.weekday()):
            return True
        has, said = WEEKDAY_NAMES[day.weekday()], WEEKDAY_NAMES[weekday or 0]
        title = f"{speak.plain_day(day)} is a {has}, not a {said}."
        fixes = (replace(form.span, f"{has} {speak.plain_day(day)}", f"Write {has} {speak.plain_day(day)}"),)
        self._found.report("weekday-mismatch", form.span, title, fixes=fixes)
        return False

    def _is_of_one(self, line: Draft) -> bool:
        """Whether a line says nothing that only a whole repetition can have; it is reported if not."""
        clauses = [*line.every, *line.excepts, *(getattr(line, slot) for slot in OF_REPETITIONS)]
        wrong = next((clause for clause in clauses if clause is not None), None)
        if wrong is not None:
            title = "This line is about one occurrence, and this belongs to the whole repetition."
            note = f"Write it in the line of {quoted(line.name.text)} itself."
            self._found.report("misplaced-line", wrong.span, title, notes=(note,))
        return wrong is None

    def _is_said_twice(self, line: Draft, other: Draft, one: Occurrence) -> bool:
        """Whether two lines say the same kind of thing of an occurrence; it is reported."""
        for slot in (*SINGLE, *DATES):
            first, second = getattr(other, slot), getattr(line, slot)
            if first is not None and second is not None:
                title = f"{quoted(f'{line.name.text} of {speak.plain_day(one.day)}')} says this twice."
                labels = (Label(first.span, "said here first"),)
                self._found.report("repeated-clause", second.span, title, labels=labels)
                return True
        return False

    def report_unknown(self, names: Mapping[str, Draft], lost: Collection[str]) -> None:
        """Report lines that speak of what is not repeated, or is not there. `names`: the plan's own activities;
        `lost`: names behind which a clause was not understood, in which it may be said how they are repeated."""
        for lines in self._lines.values():
            for line in lines:
                known = names.get(line.draft.name.key)
                is_known = known is not None and not known.broken
                if is_known or (
                    known is None and line.draft.name.key not in lost
                ):  # how it is repeated may be what could not be read
                    self._no_repetition(line.draft.name, known is not None)

    def _no_repetition(self, name: Name, is_known: bool) -> None:
        near: list[str] = []
        if self._offers > 0:
            self._offers -= 1
            near = nearest(name.text, self._repeated)
        fixes: list[Fix] = [replace(name.span, other, f'Write "{other}"') for other in near]
        title = f"Nothing that is repeated has the name {quoted(name.text)}."
        if is_known:
            title = f"{quoted(name.text)} is not repeated, so that it has no occurrences."
        note = "If all of this is the name of an activity, put the name in quotation marks."
        self._found.report("no-occurrence", name.span, title, notes=(note,), fixes=fixes)


def _dates(made: Sequence[Occurrence]) -> _Dates:
    days: dict[tuple[int, int], list[Occurrence]] = defaultdict(list)
    months: dict[int, list[Occurrence]] = defaultdict(list)
    for one in made:
        days[one.day.month, one.day.day].append(one)
        months[one.day.month].append(one)
    return _Dates(days, months)


def _hits(form: CalendarDay | MonthWindow, dates: _Dates) -> list[Occurrence]:
    """The occurrences that a date means, the first few of them; without a year those of any year."""
    found = dates.months.get(form.month, ())
    if isinstance(form, CalendarDay):
        found = dates.days.get((form.month, form.day), ())
    return list(islice((one for one in found if form.year in (None, one.day.year)), 2 * OFFERED))


def _words(form: CalendarDay | MonthWindow) -> str:
    year = f" {form.year}" if form.year else ""
    month = f"{MONTH_NAMES[form.month - 1]}{year}"
    return f"on {form.day} {month}" if isinstance(form, CalendarDay) else f"in {month}"
