"""How a large plan is cut into parts that fold: years of the calendar and of the table."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from copflow.site.months import Month
from copflow.site.rows import Row

NO_DATE = "Without a date"


class Months(NamedTuple):
    """Months of the calendar; no title of a plan that is not large."""

    title: str
    months: Sequence[Month]
    is_open: bool


class Table(NamedTuple):
    """Rows of the table; no title of a plan that is not large."""

    title: str
    rows: Sequence[Row]
    is_open: bool


def month_parts(months: Sequence[Month], today: date, *, large: bool) -> list[Months]:
    """The calendar, by years if it is large."""
    if not large:
        return [Months("", months, is_open=True)]
    years = {year: list(found) for year, found in groupby(months, key=lambda month: month.key[:4])}
    opened = _opened([int(year) for year in years], today)
    return [Months(year, found, int(year) == opened) for year, found in years.items()]


def table_parts(rows: Sequence[Row], today: date, *, large: bool) -> list[Table]:
    """The table, by years if it is large."""
    if not large:
        return [Table("", rows, is_open=True)]
    years: dict[int, list[Row]] = {}
    for row in rows:
        years.setdefault(row.day.year if row.day is not None else 0, []).append(row)
    opened = _opened(list(years), today)
    return [Table(f"{year}" if year else NO_DATE, found, year == opened) for year, found in years.items()]


def _opened(years: Sequence[int], today: date) -> int | None:
    """The year that is shown at first: this one, or the one that is nearest."""
    return min(years, key=lambda year: abs(year - today.year), default=None)
