"""Arithmetic on days. Nothing here knows about plans."""

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1970, 2199
"""The years that a plan may reach."""


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def month_start(year: int, month: int) -> date:
    """The first day of a month."""
    return date(year, month, 1)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, days_in_month(year, month))


def add_days(day: date, days: int) -> date | None:
    """`days` later (earlier if negative); None beyond the years that a plan may reach."""
    try:
        moved = day + timedelta(days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def add_months(day: date, months: int) -> date | None:
    """The same day of the month `months` later, or that month's last day if it is shorter.

    ("constrain" of Temporal; java.time's plusMonths.) None beyond the years that a plan may reach.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def iso_week(year: int, week: int) -> tuple[date, date] | None:
    """The Monday and the Sunday of a week by its number (ISO 8601); None if the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(6)
