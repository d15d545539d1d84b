"""A repetition becomes its occurrences: `community call every first Tuesday` is one activity for each of them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.arithmetic import LAST_YEAR, add_months
from copflow.dates.evaluate import Days, no_activity
from copflow.dates.forms import (
    CalendarDay,
    DayForm,
    DayLength,
    EndOf,
    MonthPoint,
    MonthWindow,
    QuarterWindow,
    WindowForm,
    YearWindow,
)
from copflow.dates.recurrence import DateList, NamedDay, Recurrence, Start, windows
from copflow.dates.years import Window
from copflow.diagnostics.diagnostic import Diagnostics, replace
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.exceptions import Exceptions, Item
from copflow.graph.settings import PlanTimes
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.nodes import Every
from copflow.language.plan import Draft

MOST_OCCURRENCES = 5_000
"""How many occurrences one repetition may have."""
ONE_DAY = timedelta(1)
FAR = date(LAST_YEAR, 12, 31)
SHORTEST_RUN = 7
"""From how many days on `every Tuesday for 10 weeks` says how long it goes on, not how long each of them is."""


MONTHS = (MonthPoint, MonthWindow, QuarterWindow, YearWindow)
"""What says a month and no day to begin on: `from July`, `from 2027`."""


class Occurrence(NamedTuple):
    """One of a repetition: the day or the open window that the rule gives, and its place in it (0 is the first).

    What is skipped keeps its place, so that `number` may leave some out. `span` is that of the rule, `names` are those
    of the days that it names.
    """

    window: Window
    number: int
    span: Span
    names: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day by which it is known: the first of its window."""
        return self.window[0]


class Segment(NamedTuple):
    """A rule with the first and the last day on which it holds."""

    clause: Every
    start: Start
    last: date


class Repeats:
    """Makes the occurrences of one plan's repetitions. What is wrong is reported where it is said."""

    def __init__(self, times: PlanTimes, found: Diagnostics) -> None:
        self._times = times
        self._found = found

    def occurrences(self, draft: Draft) -> list[Occurrence]:
        """The occurrences of a draft that has a rule, in order; empty if something was reported."""
        exceptions = Exceptions(draft.excepts, self._times)
        most = self._most(draft)
        made: list[Occurrence] = []
        number = 0
        for window, rule in islice(self._windows(draft), MOST_OCCURRENCES + 1):
            if number >= most:
                break
            clause = exceptions.of(window)
            if clause is None:
                made.append(Occurrence(window, number, rule.span, _names(rule)))
            number += clause is None or clause.skip
        self._judge(draft, made, number, exceptions)
        return made[:MOST_OCCURRENCES]

    def _most(self, draft: Draft) -> int:
        if draft.numbers is not None:
            return draft.numbers[1] - draft.numbers[0] + 1
        return draft.times.number if draft.times is not None else MOST_OCCURRENCES + 1

    def _windows(self, draft: Draft) -> Iterator[tuple[Window, Recurrence | DateList]]:
        for segment in self._segments(draft):
            rule = segment.clause.rule
            if isinstance(rule, DateList):
                days = [day for form in rule.days if (day := self._times.finder.day(form))]
                yield from (((day, day), rule) for day in days)
                continue
            for first, last in windows(rule, segment.start, segment.last, self._times.calendar):
                yield (max(first, segment.start.day), min(last, segment.last)), rule

    # ---- from when to when -----------------------------------------------------------------------------

    def _segments(self, draft: Draft) -> list[Segment]:
        """The rules, each until the next one begins."""
        first, last = self._first(draft), self._last(draft)
        if first is None or last is None:
            return []
        starts = [first]
        for clause in draft.every[1:] if draft.every[0].start is None else draft.every:
            assert clause.start is not None
            start = self._start(clause.start)
            if start is None:
                return []
            starts.append(start)
        if draft.every[0].start is not None:
            del starts[0]
        ends = [*(start.day - ONE_DAY for start in starts[1:]), last]
        return [Segment(*parts) for parts in zip(draft.every, starts, ends, strict=True)]

    def _first(self, draft: Draft) -> Start | None:
        """The first day: what the activity says, or the plan's first day, or today."""
        form = draft.start.first if draft.start else draft.days.days.first if draft.days else None
        if form is not None:
            return self._start(form)
        return Start(self._times.period.first or self._times.finder.today)

    def _start(self, form: DayForm | MonthPoint | WindowForm) -> Start | None:
        days = self._end(form, last=False)
        if days is None:
            return None
        return Start(days.low, "month" if isinstance(form, MONTHS) else "day")

    def _last(self, draft: Draft) -> date | None:
        """The last day: what the activity says, or the plan's last day; else a year, and that is said."""
        form = draft.until.last if draft.until else draft.days.days.last if draft.days else None
        if form is not None:
            days = self._end(form, last=True)
            return days.high if days else None
        if run := self._run(draft):
            return run
        if draft.times is not None or draft.numbers is not None or all(_is_list(clause) for clause in draft.every):
            return FAR
        return self._times.period.last or self._year(draft)

    def is_run(self, draft: Draft) -> bool:
        """Whether its length says how long the repetition goes on: `every Tuesday for 10 weeks`."""
        length = draft.length.length if draft.length is not None else None
        return isinstance(length, DayLength) and length.days >= SHORTEST_RUN

    def _run(self, draft: Draft) -> date | None:
        first = self._first(draft) if self.is_run(draft) else None
        if first is None or draft.length is None or not isinstance(draft.length.length, DayLength):
            return None
        return first.day + timedelta(draft.length.length.days - 1)

    def _year(self, draft: Draft) -> date:
        start = self._first(draft)
        last = add_months(start.day if start else self._times.finder.today, 12) or FAR
        title = f"Nothing says until when {quoted(draft.name.text)} is repeated; I list it until {speak.day(last)}."
        note = "Say its end (`until June 2027`, `10 times`), or the plan's last day."
        self._found.report("endless", draft.every[0].span, title, notes=(note,))
        return last

    def _end(self, form: DayForm | MonthPoint | WindowForm, *, last: bool) -> Days | None:
        evaluator = self._times.evaluator
        if isinstance(form, MonthWindow):
            form = MonthPoint(form.span, form.month, form.year)
        point = form if not isinstance(form, WINDOWS) else EndOf(form.span, form, last)
        return evaluator.point(point, no_activity, last=last)

    # ---- what is wrong ---------------------------------------------------------------------------------

    def _judge(self, draft: Draft, made: Sequence[Occurrence], count: int, exceptions: Exceptions) -> None:
        if len(made) > MOST_OCCURRENCES:
            title = f"{quoted(draft.name.text)} happens more than {MOST_OCCURRENCES:,} times; copflow lists no more."
            self._found.report("limit-reached", draft.every[0].span, title)
        rule = draft.every[0].rule
        if not isinstance(rule, DateList) and rule.doubtful:
            self._doubt(rule.span)
        if not made and not self._found.has_errors:
            title = f"{quoted(draft.name.text)} never happens: there is no such day in its time."
            self._found.report("no-occurrence", draft.every[0].span, title)
        elif draft.numbers is not None and count < self._most(draft):
            wanted = self._most(draft)
            title = f"{quoted(draft.name.text)} has {speak.count(count, 'date')} for {wanted} numbers."
            self._found.report("no-occurrence", draft.every[0].span, title)
        for item in exceptions.unused() if made else ():
            self._unused(draft, item, made)

    def _doubt(self, span: Span) -> None:
        title = "This is read as the second one of each month; some mean every other week by it."
        note = "`every second Tuesday of the month` and `every other Tuesday` leave no doubt."
        self._found.report("two-readings", span, title, notes=(note,))

    def _unused(self, draft: Draft, item: Item, made: Sequence[Occurrence]) -> None:
        """An exception that leaves nothing out: perhaps a slip, so that the nearest occurrence is offered."""
        if not isinstance(item, CalendarDay):
            return
        day = item.year and date(item.year, item.month, item.day)
        near = sorted(made, key=lambda one: _distance(one.day, item))[:2]
        fixes = [replace(item.span, speak.plain_day(one.day), f"Write {speak.day(one.day)}") for one in near]
        said = speak.day(day) if day else "that day"
        title = f"{quoted(draft.name.text)} would not be on {said} anyway."
        self._found.report("unused-exception", item.span, title, fixes=fixes)


def _names(rule: Recurrence | DateList) -> tuple[str, ...]:
    """The names of the days that a rule gives by name."""
    return tuple(form.text for form in rule.days if isinstance(form, NamedDay))


def _is_list(clause: Every) -> bool:
    return isinstance(clause.rule, DateList)


def _distance(day: date, item: CalendarDay) -> int:
    """The days between a day and a date, whose year may be left out."""
    years = [item.year] if item.year else [day.year - 1, day.year, day.year + 1]
    longest = min(item.day, 28)
    return min(abs((date(year, item.month, longest) - day).days) for year in years)
