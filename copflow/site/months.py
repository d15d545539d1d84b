"""The calendar of the page: small months, and in each day what is on it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from copflow.schedule.model import Schedule
from copflow.site.rows import Row
from copflow.site.words import month_name

WEEK = 7
MOST_DOTS = 4
"""How many marks a day has at most."""
LONG = 3 * 366
"""Over how many days a plan shows only the months in which there is something."""
MOST_DAYS = 400
"""Of an activity over more days than that the further ones are not marked."""


class Day(NamedTuple):
    """A day of a month: the rows that are on it, and why it is closed, if it is."""

    day: date
    rows: Sequence[Row]
    closed: str | None


class Month(NamedTuple):
    """A month: how many days of the week come before its first one, counted from Monday, and its days."""

    name: str
    key: str
    before: int
    days: Sequence[Day]

    @property
    def weeks(self) -> Iterator[list[Day | None]]:
        """The weeks from Monday to Sunday; None for days of other months."""
        cells: list[Day | None] = [*[None] * self.before, *self.days]
        for start in range(0, len(cells), WEEK):
            week = cells[start : start + WEEK]
            yield [*week, *[None] * (WEEK - len(week))]


def months_of(rows: Sequence[Row], schedule: Schedule) -> list[Month]:
    """The months that have a date, and those between them; a day that is not set is on the first that it may be."""
    by_day: dict[date, list[Row]] = {}
    for row in rows:
        for day in _days(row):
            by_day.setdefault(day, []).append(row)
    if not by_day:
        return []
    return [_month(first, by_day, schedule) for first in _firsts(min(by_day), max(by_day), by_day)]


def _days(row: Row) -> Iterator[date]:
    if row.day is None:
        return
    last = row.day if row.is_open else row.until or row.day
    for step in range(min((last - row.day).days + 1, MOST_DAYS)):
        yield row.day + timedelta(step)


def _firsts(first: date, last: date, by_day: dict[date, list[Row]]) -> Iterator[date]:
    """The first days of the months; of a plan over many years only of those in which there is something."""
    used = {(day.year, day.month) for day in by_day}
    is_long = (last - first).days > LONG
    at = first.replace(day=1)
    while at <= last:
        if not is_long or (at.year, at.month) in used:
            yield at
        at = (at.replace(day=28) + timedelta(4)).replace(day=1)


def _month(first: date, by_day: dict[date, list[Row]], schedule: Schedule) -> Month:
    after = (first.replace(day=28) + timedelta(4)).replace(day=1)
    days = [first + timedelta(step) for step in range((after - first).days)]
    found = [Day(day, by_day.get(day, ()), schedule.calendar.why_closed(day)) for day in days]
    return Month(month_name(first.year, first.month), f"{first:%Y-%m}", first.weekday(), found)
