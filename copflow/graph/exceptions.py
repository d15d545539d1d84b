"""What a repetition leaves out: days, stretches of time, holidays. A date without a year is left out in every year."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from copflow.dates.arithmetic import month_start
from copflow.dates.calendar import Closure
from copflow.dates.evaluate import no_activity
from copflow.dates.forms import (
    CalendarDay,
    DayForm,
    DayRange,
    MonthPoint,
    MonthWindow,
    NthWeekday,
    SameDay,
    Side,
    WeekdayInWindow,
    WindowForm,
)
from copflow.dates.names import Ref
from copflow.dates.recurrence import day_of_month
from copflow.dates.years import Window
from copflow.graph.settings import PlanTimes
from copflow.language.nodes import Except

LeavesOut = Callable[[Window], bool]
Item = DayForm | MonthPoint | WindowForm


class _One(NamedTuple):
    """An item of an `except` with its clause, and its place among all items."""

    number: int
    clause: Except
    item: Item


class Exceptions:
    """The exceptions of one repetition; it remembers which of them left something out.

    Plain days, of which there may be many, are looked up; the others are asked one by one.
    """

    def __init__(self, clauses: Iterable[Except], times: PlanTimes) -> None:
        self._times = times
        clauses = list(clauses)
        self._holidays = [clause for clause in clauses if clause.holidays]
        self._days: dict[tuple[int | None, int, int], _One] = {}
        self._tests: list[tuple[_One, LeavesOut]] = []
        self._items = [_One(0, clause, item) for clause in clauses for item in clause.items]
        self._items = [one._replace(number=number) for number, one in enumerate(self._items)]
        for one in self._items:
            if isinstance(one.item, CalendarDay):
                self._days.setdefault((one.item.year, one.item.month, one.item.day), one)
            else:
                self._tests.append((one, self._test(one.item)))
        self._used: set[int] = set()

    def of(self, window: Window) -> Except | None:
        """The clause that leaves a day (or an open window) out, None if it takes place."""
        one = next(self._matching(window), None)
        if one is not None:
            self._used.add(one.number)
            return one.clause
        closed = self._holidays and window[0] == window[1] and self._times.calendar.why_closed(window[0])
        return self._holidays[0] if closed else None

    def _matching(self, window: Window) -> Iterator[_One]:
        day = window[0]
        if day == window[1]:
            for year in (None, day.year):
                one = self._days.get((year, day.month, day.day))
                if one is not None and _has_weekday(one.item, day):
                    yield one
        yield from (one for one, leaves_out in self._tests if leaves_out(window))

    def unused(self) -> Iterator[tuple[Except, Item, Item | None]]:
        """The items that left nothing out, each with the item that says the same before it, if one does."""
        for number, clause, item in self._items:
            if number in self._used:
                continue
            same = None
            if isinstance(item, CalendarDay):
                first = self._days[item.year, item.month, item.day]
                same = first.item if first.number != number else None
            yield clause, item, same

    def _test(self, item: Item) -> LeavesOut:
        match item:
            case MonthPoint(year=None) | MonthWindow(year=None, part=None):
                return lambda window: window[0].month == window[1].month == item.month
            case WeekdayInWindow(of=None):
                return lambda window: window[0] == window[1] and window[0].weekday() == item.weekday
            case NthWeekday(of=None):
                return lambda window: self._nth(item, window[0]) == window[0]
            case NthWeekday(of=MonthWindow(year=None, month=month)):
                return lambda window: window[0].month == month and self._nth(item, window[0]) == window[0]
            case SameDay(anchor=Ref() as ref) if self._is_known_holiday(ref):
                return lambda window: self._is_holiday(ref, window)
            case DayRange(first=CalendarDay(year=None) as first, last=CalendarDay(year=None) as last):
                return _yearly(first, last)
            case _:
                return self._fixed(item)

    def _is_known_holiday(self, ref: Ref) -> bool:
        """A holiday of every year, which `Thanksgiving 2026` is not."""
        evaluator = self._times.evaluator
        has_year = ref.name.key[-4:].isdecimal()
        return not has_year and evaluator.named.form(ref.name.key) is None and evaluator.knows(ref)

    def _is_holiday(self, ref: Ref, window: Window) -> bool:
        return self._times.evaluator.named.day(ref.name.text, window[0].year) == window[0] == window[1]

    def _nth(self, item: NthWeekday, day: date) -> date | None:
        return day_of_month(item, month_start(day.year, day.month), self._times.calendar)

    def _fixed(self, item: Item) -> LeavesOut:
        """The days that the item comes to, whatever is repeated."""
        extent = None
        if isinstance(item, MonthPoint):
            item = MonthWindow(item.span, item.month, item.year)
        extent = self._times.evaluator.extent(item, item.span, Side.BEFORE, no_activity)
        if extent is None:
            return lambda _window: False
        return lambda window: extent.first.low <= window[0] and window[1] <= extent.last.high


def _has_weekday(item: Item, day: date) -> bool:
    """Whether a day has the weekday that is written beside its date."""
    return not isinstance(item, CalendarDay) or item.weekday in (None, day.weekday())


def _yearly(first: CalendarDay, last: CalendarDay) -> LeavesOut:
    """`20 December to 5 January` of every year."""
    closure = Closure((first.month, first.day), (last.month, last.day), "")

    def leaves_out(window: Window) -> bool:
        spans = [closure.days(year) for year in (window[0].year - 1, window[0].year)]
        return any(days and days[0] <= window[0] and window[1] <= days[1] for days in spans)

    return leaves_out
