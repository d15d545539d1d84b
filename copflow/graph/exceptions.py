"""What a repetition leaves out: days, stretches of time, holidays. A date without a year is left out in every year."""

from collections.abc import Callable
from datetime import date

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
    WindowForm,
)
from copflow.dates.names import Ref
from copflow.dates.recurrence import day_of_month
from copflow.dates.years import Window
from copflow.graph.settings import PlanTimes
from copflow.language.nodes import Except

LeavesOut = Callable[[Window], bool]
Item = DayForm | MonthPoint | WindowForm


class Exceptions:
    """The exceptions of one repetition; it remembers which of them left something out."""

    def __init__(self, clauses: list[Except], times: PlanTimes) -> None:
        self._times = times
        self._holidays = [clause for clause in clauses if clause.holidays]
        self._items = [(clause, item, self._test(item)) for clause in clauses for item in clause.items]
        self.used: set[Item] = set()

    def of(self, window: Window) -> Except | None:
        """The clause that leaves a day (or an open window) out, None if it takes place."""
        for clause, item, leaves_out in self._items:
            if leaves_out(window):
                self.used.add(item)
                return clause
        closed = self._holidays and window[0] == window[1] and self._times.calendar.why_closed(window[0])
        return self._holidays[0] if closed else None

    def unused(self) -> list[Item]:
        """The items that left nothing out."""
        return [item for _clause, item, _test in self._items if item not in self.used]

    def _test(self, item: Item) -> LeavesOut:
        match item:
            case CalendarDay(year=None):
                return lambda window: window[0] == window[1] and _is_day(window[0], item)
            case MonthPoint(year=None) | MonthWindow(year=None, part=None):
                return lambda window: window[0].month == window[1].month == item.month
            case NthWeekday(of=MonthWindow(year=None, month=month)):
                return lambda window: window[0].month == month and self._nth(item, window[0]) == window[0]
            case SameDay(anchor=Ref() as ref) if not self._is_period(ref):
                return lambda window: self._is_holiday(ref, window)
            case DayRange(first=CalendarDay(year=None) as first, last=CalendarDay(year=None) as last):
                return _yearly(first, last)
            case _:
                return self._fixed(item)

    def _is_period(self, ref: Ref) -> bool:
        return self._times.evaluator.named.form(ref.name.key) is not None

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


def _is_day(day: date, form: CalendarDay) -> bool:
    return (day.month, day.day) == (form.month, form.day)


def _yearly(first: CalendarDay, last: CalendarDay) -> LeavesOut:
    """`20 December to 5 January` of every year."""
    closure = Closure((first.month, first.day), (last.month, last.day), "")

    def leaves_out(window: Window) -> bool:
        spans = [closure.days(year) for year in (window[0].year - 1, window[0].year)]
        return any(days and days[0] <= window[0] and window[1] <= days[1] for days in spans)

    return leaves_out
