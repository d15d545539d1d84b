"""From days to places: the scale of a timeline, its ruler, and the days that are closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from copflow.dates.calendar import WorkCalendar
from copflow.dates.words import MONTH_NAMES
from copflow.pictures.measure import width

ONE_DAY = timedelta(1)
LEAST_WEEKEND = 6.0
"""How wide a day has to be for weekends to be shaded."""
LABEL_GAP = 9.0
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


class Scale(NamedTuple):
    """A row of days from left to right. `last` is the last day that is shown, `px` the width of a day."""

    start: date
    last: date
    left: float
    right: float

    @property
    def px(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / ((self.last - self.start).days + 1)

    def x(self, day: date) -> float:
        """Where a day begins, at most as far as the scale reaches."""
        return min(max(self.left + (day - self.start).days * self.px, self.left), self.right)

    def after(self, day: date) -> float:
        """Where a day ends."""
        return min(max(self.left + ((day - self.start).days + 1) * self.px, self.left), self.right)

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return (self.x(day) + self.after(day)) / 2

    def holds(self, day: date) -> bool:
        """Whether the day is shown."""
        return self.start <= day <= self.last


class Tick(NamedTuple):
    """A line of the ruler, and what it says."""

    x: float
    label: str


def ruler(scale: Scale, first_weekday: int = 0) -> list[Tick]:
    """Days, weeks or months, as many as have room for their names beside each other."""
    for days in (_every(scale, 1, 0), _every(scale, 7, first_weekday)):
        ticks = _labelled(scale, days, by_day=True) if scale.px * 70 > scale.right - scale.left else []
        if ticks and _has_room(ticks):
            return ticks
    ticks = []
    for step in MONTH_STEPS:
        ticks = _labelled(scale, _months(scale, step), by_day=False)
        if _has_room(ticks):
            break
    return ticks


def _every(scale: Scale, step: int, weekday: int) -> list[date]:
    first = scale.start + timedelta((weekday - scale.start.weekday()) % step)
    return [first + timedelta(days) for days in range(0, (scale.last - first).days + 1, step)]


def _months(scale: Scale, step: int) -> list[date]:
    first = scale.start.year * 12 + scale.start.month - 1
    last = scale.last.year * 12 + scale.last.month - 1
    months = (divmod(month, 12) for month in range(first, last + 1) if not month % step)
    return [max(date(year, month + 1, 1), scale.start) for year, month in months]


def _labelled(scale: Scale, days: list[date], *, by_day: bool) -> list[Tick]:
    """The ticks; the year stands where it begins."""
    ticks: list[Tick] = []
    year: int | None = None
    for day in days:
        month = MONTH_NAMES[day.month - 1][:3]
        label = f"{day.day} {month}" if by_day else month
        ticks.append(Tick(scale.x(day), f"{label} {day.year}" if day.year != year else label))
        year = day.year
    return ticks


def _has_room(ticks: list[Tick]) -> bool:
    return all(one.x + width(one.label) + LABEL_GAP <= other.x for one, other in pairwise(ticks))


class Closed(NamedTuple):
    """Days next to each other that are closed, both counting, and what their holidays and closures are called."""

    first: date
    last: date
    names: tuple[str, ...]


def closed_runs(scale: Scale, calendar: WorkCalendar) -> list[Closed]:
    """The holidays and closures that are shown, and the weekends where a day is wide enough to be seen."""
    runs: list[Closed] = []
    for day, name in _closed_days(scale, calendar):
        if runs and runs[-1].last + ONE_DAY == day:
            names = runs[-1].names
            more = (name,) if name and name not in names else ()
            runs[-1] = Closed(runs[-1].first, day, names + more)
        else:
            runs.append(Closed(day, day, (name,) if name else ()))
    return runs


def _closed_days(scale: Scale, calendar: WorkCalendar) -> Iterator[tuple[date, str]]:
    closed: dict[date, str] = {}
    for year in range(scale.start.year, scale.last.year + 1):
        closed |= {day: name for day, name in calendar.closed_days(year).items() if scale.holds(day)}
    if scale.px >= LEAST_WEEKEND:
        for day in _every(scale, 1, 0):
            if day.weekday() not in calendar.working_weekdays:
                closed.setdefault(day, "")
    yield from sorted(closed.items())
