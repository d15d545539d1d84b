"""The ruler of a timeline: which day is in which column, and what stands above the columns."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from copflow.dates.calendar import WorkCalendar
from copflow.dates.words import MONTH_NAMES

MOST_DAYS_SHADED = 10
"""Of how many days a column may be to be shaded: of more hardly one is closed in full."""
ONE_DAY = timedelta(1)


class Tick(NamedTuple):
    """A column that begins a month, or what else the ruler counts, and what stands above it."""

    column: int
    label: str


class Ruler(NamedTuple):
    """`first`: the day of the first column; `days`: how many days there are in `columns` columns. `years`: a line of
    its own above the ticks, empty where these say the year."""

    first: date
    days: int
    columns: int
    ticks: tuple[Tick, ...]
    years: tuple[Tick, ...]

    def column(self, day: date) -> int:
        """The column of a day, which is outside of the ruler for a day that is."""
        return (day - self.first).days * self.columns // self.days

    def holds(self, day: date) -> bool:
        """Whether the day has a column."""
        return 0 <= self.column(day) < self.columns

    @property
    def scale(self) -> str:
        """`one column = 4.6 days`."""
        number = f"{self.days / self.columns:.1f}".removesuffix(".0")
        return f"one column = {number} day{'' if number == '1' else 's'}"


def ruler_of(first: date, last: date, room: int) -> Ruler:
    """A ruler of whole months, in at most so many columns; a column is a day or more."""
    first, after = first.replace(day=1), _months_on(last.replace(day=1), 1)
    days = max((after - first).days, 1)
    bare = Ruler(first, days, min(room, days), (), ())
    if bare.columns == days:
        return _with_weeks(bare)
    for step in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
        starts = list(_starts(first, after, step))
        narrow = min((b - a for a, b in _pairs(map(bare.column, starts))), default=room)
        if step < 12 and narrow >= len("Jan'27 "):
            return bare._replace(ticks=tuple(_months(bare, starts)))
        if step < 12 and narrow >= len("Jan "):
            ticks = tuple(Tick(bare.column(day), MONTH_NAMES[day.month - 1][:3]) for day in starts)
            return bare._replace(ticks=ticks, years=tuple(_years(bare, starts)))
        if step >= 12 and narrow >= len("2027 "):
            return bare._replace(ticks=tuple(Tick(bare.column(day), f"{day.year}") for day in starts))
    return bare


def closed_columns(ruler: Ruler, calendar: WorkCalendar) -> frozenset[int]:
    """The columns that have no working day; of several days, those that are not only a weekend."""
    if ruler.days > MOST_DAYS_SHADED * ruler.columns:
        return frozenset()
    days = [ruler.first + timedelta(step) for step in range(ruler.days)]
    if ruler.columns < ruler.days:
        days = [day for day in days if day.weekday() in calendar.working_weekdays]
    return frozenset(map(ruler.column, days)) - {ruler.column(day) for day in days if calendar.is_working(day)}


def _with_weeks(ruler: Ruler) -> Ruler:
    """Every Monday with its day, where a column is a day."""
    mondays = (ruler.first + timedelta(step) for step in range(ruler.days))
    ticks = [Tick(ruler.column(day), f"{day.day}") for day in mondays if day.weekday() == 0]
    months = _starts(ruler.first, ruler.first + timedelta(ruler.days), 1)
    names = [Tick(ruler.column(day), f"{MONTH_NAMES[day.month - 1]} {day.year}") for day in months]
    return ruler._replace(ticks=tuple(ticks), years=tuple(names))


def _months(ruler: Ruler, starts: Iterable[date]) -> Iterator[Tick]:
    """The months by their names; the first one, and the first one of each year, with the year."""
    year = 0
    for day in starts:
        shown = f"'{day.year % 100:02}" if day.year != year else ""
        yield Tick(ruler.column(day), f"{MONTH_NAMES[day.month - 1][:3]}{shown}")
        year = day.year


def _years(ruler: Ruler, starts: Iterable[date]) -> Iterator[Tick]:
    year = 0
    for day in starts:
        if day.year != year:
            yield Tick(ruler.column(day), f"{day.year}")
        year = day.year


def _starts(first: date, after: date, step: int) -> Iterator[date]:
    """The first days of every `step`-th month of the calendar."""
    day = first if (first.year * 12 + first.month - 1) % step == 0 else None
    if day is None:
        day = _months_on(first, step - (first.year * 12 + first.month - 1) % step)
    while day < after:
        yield day
        if day.year + step // 12 + 1 > date.max.year:
            return
        day = _months_on(day, step)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if year <= date.max.year else date.max


def _pairs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    from itertools import pairwise

    return pairwise(columns)
