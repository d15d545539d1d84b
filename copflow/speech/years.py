"""Which years a plan's dates leave out, which ones were taken, and why."""

from collections.abc import Iterator
from datetime import date

from copflow.dates import speak
from copflow.dates.forms import CalendarDay, MonthPoint, MonthWindow, Period, QuarterWindow
from copflow.dates.words import MONTH_NAMES
from copflow.dates.years import YearFinder
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Span

Node = tuple[object, ...]
YEARLESS = (CalendarDay, MonthWindow, QuarterWindow, MonthPoint)


class Years:
    """Finds years as the compilation found them: nothing is reported again."""

    def __init__(self, period: Period, today: date) -> None:
        self.finder = YearFinder(period, today, Diagnostics())
        self._period = period
        self._today = today

    def taken(self, node: Node) -> str:
        """`No year is written; it is 2026, as the plan is from August 2026 to May 2027.`; empty if all have one."""
        years = sorted({year for form in _forms(node) if (year := self._year(form)) is not None})
        if not years:
            return ""
        words = speak.listed([str(year) for year in years])
        return f"No year is written; I took {words}, {self._why()}."

    def _year(self, form: CalendarDay | MonthWindow | QuarterWindow | MonthPoint) -> int | None:
        match form:
            case CalendarDay():
                day = self.finder.day(form)
                return day.year if day is not None else None
            case MonthPoint():
                form = MonthWindow(form.span, form.month, form.year)
        window = self.finder.window(form)
        return window[0].year if window is not None else None

    def _why(self) -> str:
        first, last = self._period.first, self._period.last
        if first is not None and last is not None:
            return f"as the plan is from {_month(first)} to {_month(last)}"
        return f"the next one after {speak.day(self._today)}, as the plan does not say from when to when it is"


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _forms(node: Node) -> Iterator[CalendarDay | MonthWindow | QuarterWindow | MonthPoint]:
    """The dates without a year in a node, those inside others too."""
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, YEARLESS):
            if one.year is None:
                yield one
            continue
        waiting.extend(part for part in one if isinstance(part, tuple) and part.__class__ is not Span)
