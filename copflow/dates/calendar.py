"""The plan's working calendar: weekends, holidays, closures, and counting in working days."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR, add_days, days_in_month
from copflow.dates.feasts import holiday_key
from copflow.dates.forms import MoveTo
from copflow.dates.holidays import HolidaySource, Region
from copflow.dates.words import WEEKDAY_NAMES

ONE_DAY = timedelta(1)
MONDAY_TO_FRIDAY = frozenset(range(5))


class Closure(NamedTuple):
    """`closed 24 December to 2 January "Break"`: both days count. Without a year it comes every year.

    `first` and `last` are month and day; the last one may be in the next year. A day that a year lacks is its
    month's last one.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    name: str
    year: int | None = None
    years: int = 0

    def days(self, year: int) -> tuple[date, date] | None:
        """The closure that begins in a year, None if there is none."""
        if self.year not in (None, year):
            return None
        over = self.years or (1 if self.last < self.first else 0)
        return _day(year, *self.first), _day(year + over, *self.last)


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, days_in_month(year, month)))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(step) for step in range((last - first).days + 1)]


class WorkCalendar:
    """Which days are open, and why others are not. Holidays are looked up a year at a time, when first asked."""

    def __init__(
        self,
        *,
        holidays: HolidaySource,
        regions: Iterable[Region] = (),
        closures: Iterable[Closure] = (),
        working_weekdays: frozenset[int] = MONDAY_TO_FRIDAY,
        first_weekday: int = 0,
    ) -> None:
        self._holidays = holidays
        self.regions = tuple(regions)
        self.closures = tuple(closures)
        self.working_weekdays = working_weekdays
        self.first_weekday = first_weekday
        self._closed: dict[int, Mapping[date, str]] = {}
        self._working: dict[int, list[date]] = {}
        self._named: dict[int, Mapping[str, date]] = {}

    def closed_days(self, year: int) -> Mapping[date, str]:
        """The holidays and closures of a year, each day with its name."""
        if year not in self._closed:
            self._closed[year] = self._close(year)
        return self._closed[year]

    def _close(self, year: int) -> dict[date, str]:
        closed: dict[date, str] = {}
        for region in self.regions:
            closed |= self._holidays(region, year)
        begins = {year, year - 1, *(closure.year for closure in self.closures if closure.year)}
        for closure in self.closures:
            for first, last in filter(None, map(closure.days, sorted(begins))):
                days = _days(max(first, date(year, 1, 1)), min(last, date(year, 12, 31)))
                closed |= dict.fromkeys(days, closure.name)
        return closed

    def close(self, first: date, last: date, name: str) -> None:
        """Close the days of a closure that was computed by a rule; to be said before days are asked for."""
        begins, ends = (first.month, first.day), (last.month, last.day)
        self.closures = (*self.closures, Closure(begins, ends, name, first.year, last.year - first.year))
        self._closed.clear()
        self._working.clear()

    def named_holidays(self, year: int) -> Mapping[str, date]:
        """The public holidays of a year by the keys of their names; a day in lieu does not hide the holiday itself."""
        if year not in self._named:
            named: dict[str, date] = {}
            days = [
                (name, day)
                for region in reversed(self.regions)
                for day, names in self._holidays(region, year).items()
                for name in names.split("; ")
            ]
            for name, day in days:
                named.setdefault(holiday_key(name), day)
            for name, day in days:  # some holidays are known only by the day in lieu
                named.setdefault(holiday_key(name.removesuffix(" (observed)")), day)
            self._named[year] = named
        return self._named[year]

    def holiday_names(self, year: int) -> list[str]:
        """The names of a year's public holidays, as their region gives them."""
        days = (self._holidays(region, year) for region in self.regions)
        return list(dict.fromkeys(name for names in days for name in "; ".join(names.values()).split("; ")))

    def week_of(self, day: date) -> tuple[date, date]:
        """The first and the last day of the week that has the day: Monday to Sunday (ISO 8601), unless the plan says
        that its weeks start on another weekday."""
        first = day - timedelta((day.weekday() - self.first_weekday) % 7)
        return first, first + timedelta(6)

    def why_closed(self, day: date) -> str | None:
        """The name of the holiday or closure on the day, None if there is none. Weekends are no closure."""
        return self.closed_days(day.year).get(day)

    def is_working(self, day: date) -> bool:
        """Whether the day is neither on the weekend nor closed."""
        return day.weekday() in self.working_weekdays and day not in self.closed_days(day.year)

    def why_not_working(self, day: date) -> str | None:
        """`Veterans Day`, `a Saturday`, or None for a working day."""
        if name := self.why_closed(day):
            return name
        return None if day.weekday() in self.working_weekdays else f"a {WEEKDAY_NAMES[day.weekday()]}"

    def add_working_days(self, day: date, count: int) -> date | None:
        """The `count`-th working day after the day (before it, if negative); None beyond the years of a plan.

        Zero gives the day itself. The day itself is never counted (as in numpy.busday_offset from a working day).
        """
        if not count:
            return day
        year, days = day.year, self._working_days(day.year)
        at = (bisect_right(days, day) - 1 if count > 0 else bisect_left(days, day)) + count
        while not 0 <= at < len(days):
            at, year = (at - len(days), year + 1) if at >= 0 else (at, year - 1)
            if not FIRST_YEAR <= year <= LAST_YEAR:
                return None
            days = self._working_days(year)
            at = at if at >= 0 else at + len(days)
        return days[at]

    def _working_days(self, year: int) -> list[date]:
        """The working days of a year, in order."""
        if year not in self._working:
            every = _days(date(year, 1, 1), date(year, 12, 31))
            self._working[year] = [day for day in every if self.is_working(day)]
        return self._working[year]

    def nth_working_day(self, first: date, last: date, nth: int) -> date | None:
        """The nth working day of a window (negative: from its end), None if there are fewer."""
        outside = first - ONE_DAY if nth > 0 else last + ONE_DAY
        day = self.add_working_days(outside, nth)
        return day if day is not None and first <= day <= last else None

    def move(self, day: date, to: MoveTo) -> date | None:
        """The day that a date on a closed day goes to; None beyond the years of a plan."""
        match to:
            case MoveTo.KEEP:
                return day
            case MoveTo.PREVIOUS_WORKING_DAY:
                return self.add_working_days(day, -1)
            case MoveTo.NEXT_WORKING_DAY:
                return self.add_working_days(day, 1)
            case MoveTo.SAME_WEEKDAY_NEXT_WEEK:
                return self._same_weekday(day)

    def _same_weekday(self, day: date) -> date | None:
        """The next such weekday that is not closed, as `same weekday next week` says."""
        moved = add_days(day, 7)
        while moved is not None and self.why_closed(moved):
            moved = add_days(moved, 7)
        return moved
