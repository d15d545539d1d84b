"""The members of a draft that stands for several activities: `webinar 1 to 4`, or the occurrences of a repetition, with
what other lines say of them (`community call of 6 October moved to 8 October`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from copflow.dates import speak
from copflow.dates.arithmetic import month_end, month_start
from copflow.dates.evaluate import Days, Extent
from copflow.dates.forms import CalendarDay, DayRange, MonthWindow, Side
from copflow.dates.names import Ref
from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.diagnostic import replace as replace_text
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.merge import merge
from copflow.graph.repeat import Occurrence, Repeats
from copflow.graph.settings import PlanTimes
from copflow.graph.turns import take_turn
from copflow.language.nodes import InWindow, MovedTo, Name, OnDay
from copflow.language.plan import Draft, More, Origin, Plan

OFFERED = 3
"""How many occurrences are offered where a date is none."""


@dataclass(slots=True)
class _Said:
    """What a line says of an occurrence, and whether that occurrence was found."""

    more: More
    used: bool = False


class Members:
    """Makes the members of one plan's drafts."""

    def __init__(self, plan: Plan, times: PlanTimes, found: Diagnostics) -> None:
        self._times = times
        self._found = found
        self._repeats = Repeats(times, found)
        self._said: dict[str, list[_Said]] = {}
        self._names = [draft.name.text for draft in plan.activities if draft.every]
        for more in plan.more:
            self._said.setdefault(more.draft.name.key, []).append(_Said(more))
        self.numbered = _numbered(plan)

    def of(self, draft: Draft) -> list[Draft]:
        """The draft itself, or one for each of its members."""
        said = self._said.get(draft.name.key, [])
        if not draft.every and draft.numbers is None:
            return [self._moved(draft)]
        for one in said:
            if one.more.occurrence is None:
                one.used = True
                draft = replace(draft, excepts=[*draft.excepts, *one.more.draft.excepts])
        if not draft.every:
            return [
                self._with_own(take_turn(self._numbered(draft, number), at)) for at, number in enumerate(_range(draft))
            ]
        occurrences = self._repeats.occurrences(draft)
        made = [self._member(draft, occurrence, said) for occurrence in occurrences]
        for one in said:
            if not one.used:
                self._no_such(draft, one, occurrences)
        return made or [replace(draft, every=[], numbers=None, broken=True)]

    def report_unknown(self) -> None:
        """Report lines that speak of a repetition that there is not."""
        for said in self._said.values():
            for one in said:
                if not one.used:
                    one.used = True
                    self._no_repetition(one.more.draft.name)

    # ---- one member ------------------------------------------------------------------------------------

    def _member(self, draft: Draft, occurrence: Occurrence, said: Sequence[_Said]) -> Draft:
        first, last = occurrence.window
        origin = Origin(first, last, occurrence.span, occurrence.number, occurrence.names)
        member = replace(draft, every=[], excepts=[], start=None, until=None, times=None, days=None, origin=origin)
        if draft.length is not None and self._repeats.is_run(draft):
            member.length = None
        if first == last:
            member.day, member.window = OnDay(occurrence.span, _calendar_day(occurrence.span, first)), None
        else:
            days = DayRange(occurrence.span, *(_calendar_day(occurrence.span, day) for day in occurrence.window))
            member.window = InWindow(occurrence.span, days)
        if draft.numbers is not None or draft.numbered is not None:
            begin = draft.numbers[0] if draft.numbers else draft.numbered.first if draft.numbered else 1
            member = self._numbered(member, begin + occurrence.number)
        member = take_turn(member, occurrence.number)
        for one in said:
            if one.more.occurrence is not None and _means(one.more.occurrence, first):
                one.used = True
                own = merge(one.more.draft, member)
                member = replace(own, name=member.name, series=member.series, span=member.span)
        return self._moved(self._with_own(member))

    def _numbered(self, draft: Draft, number: int) -> Draft:
        """`webinar 3` of `webinar 1 to 4`."""
        text = f"{draft.name.text} {number}"
        name = Name(draft.name.span, text, text.casefold())
        return replace(draft, name=name, series=draft.name.key, numbers=None, numbered=None)

    def _with_own(self, member: Draft) -> Draft:
        """The member with what a line of its own says (`webinar 3 moved to 12 January`)."""
        own = self.numbered.pop(member.name.key, None)
        return self._moved(merge(own, member)) if own is not None else member

    def _moved(self, draft: Draft) -> Draft:
        """The draft on the day that it was moved to."""
        moved, origin = draft.moved, draft.origin
        if moved is None:
            return draft
        if origin is None:
            return replace(draft, moved=None, day=OnDay(moved.span, moved.day), window=None, offset=None, days=None)
        day = self._day(moved, origin)
        if day is None:
            return replace(draft, moved=None, broken=True)
        to = OnDay(moved.span, _calendar_day(moved.span, day))
        return replace(draft, moved=None, day=to, window=None, offset=None)

    def _day(self, moved: MovedTo, origin: Origin) -> date | None:
        """The day it is moved to; what has no anchor counts from the day on which it was."""
        was = Extent(Days(origin.first, origin.first), Days(origin.last, origin.last))

        def find(ref: Ref | None, span: Span, side: Side) -> Extent | None:
            if ref is not None:
                raise KeyError(ref, span, side)
            return was

        month = (month_start(origin.first.year, origin.first.month), month_end(origin.first.year, origin.first.month))
        form = moved.day
        if isinstance(form, CalendarDay) and form.year is None:
            form = form._replace(year=_nearest_year(form, origin.first))
        days = self._times.evaluator.day(form, find, month)
        return days.low if days else None

    # ---- what is wrong ---------------------------------------------------------------------------------

    def _no_such(self, draft: Draft, said: _Said, occurrences: Sequence[Occurrence]) -> None:
        said.used = True
        form = said.more.occurrence
        if form is None or not occurrences:
            return
        near = sorted(occurrences, key=lambda one: _days_apart(form, one.day))[:OFFERED]
        fixes = [replace_text(form.span, speak.plain_day(one.day), f"Write {speak.day(one.day)}") for one in near]
        title = f"{quoted(draft.name.text)} is not on this day, so that nothing can be said of it."
        labels = (Label(draft.every[0].span, "how it is repeated"),)
        self._found.report("no-occurrence", form.span, title, labels=labels, fixes=fixes)

    def _no_repetition(self, name: Name) -> None:
        fixes = [replace_text(name.span, near, f'Write "{near}"') for near in nearest(name.text, self._names)]
        title = f"{quoted(name.text)} is not repeated, so that it has no occurrences."
        self._found.report("no-occurrence", name.span, title, fixes=fixes)


def _range(draft: Draft) -> range:
    assert draft.numbers is not None
    first, last = draft.numbers
    return range(first, last + 1)


def _numbered(plan: Plan) -> dict[str, Draft]:
    """The lines of their own that members of `webinar 1 to 4` have, taken out of the plan's activities."""
    ranges = {draft.name.key: draft.numbers for draft in plan.activities if draft.numbers is not None}
    own: dict[str, Draft] = {}
    for draft in plan.activities if ranges else ():
        series, _, number = draft.name.key.rpartition(" ")
        bounds = ranges.get(series)
        if draft.numbers is None and bounds and number.isdecimal() and bounds[0] <= int(number) <= bounds[1]:
            own.setdefault(draft.name.key, draft)
    return own


def _calendar_day(span: Span, day: date) -> CalendarDay:
    return CalendarDay(span, day.day, day.month, day.year)


def _means(form: CalendarDay | MonthWindow, day: date) -> bool:
    """Whether a date in a name means an occurrence: without a year, that of any year."""
    if form.year not in (None, day.year) or form.month != day.month:
        return False
    return isinstance(form, MonthWindow) or form.day == day.day


def _days_apart(form: CalendarDay | MonthWindow, day: date) -> int:
    number = form.day if isinstance(form, CalendarDay) else 15
    year = form.year or day.year
    return abs((date(year, form.month, min(number, 28)) - day).days)


def _nearest_year(form: CalendarDay, day: date) -> int:
    """The year in which the day is nearest to another one: what is moved is moved by weeks, not by years."""
    longest = min(form.day, 28)
    return min(
        (day.year - 1, day.year, day.year + 1), key=lambda year: abs((date(year, form.month, longest) - day).days)
    )
