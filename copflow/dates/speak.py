"""Dates in words, the same in every message, table and feed: always with the weekday."""

from datetime import date, time

from copflow.dates.forms import ClockTime
from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES


def day(value: date) -> str:
    """`Tue 3 November 2026`."""
    return f"{WEEKDAY_NAMES[value.weekday()][:3]} {value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def plain_day(value: date) -> str:
    """`3 November 2026`, as a plan writes it."""
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def days(first: date, last: date) -> str:
    """One day, or `Mon 9 November 2026 to Fri 13 November 2026`."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def clock(value: time | ClockTime) -> str:
    """`14:00`; `24:00` for the end of a day."""
    return f"{value.hour:02d}:{value.minute:02d}"


def count(number: int, noun: str) -> str:
    """`1 day`, `3 days`, `2 activities`."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number} {plural}"


def length(minutes: int) -> str:
    """`90 minutes`, `2 hours`, `1 hour 15 minutes`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return count(rest, "minute")
    return count(hours, "hour") + (f" {count(rest, 'minute')}" if rest else "")


def listed(items: list[str], last: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
