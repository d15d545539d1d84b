"""Dates and times of the page, as they are read without script: in English, always with the weekday."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from copflow.dates import speak
from copflow.dates.words import MONTH_NAMES
from copflow.outputs.facts import Session
from copflow.schedule.model import Entry

SHORT = 3


def short_day(day: date) -> str:
    """`Tue 3 Nov 2026`."""
    weekday, number, month, year = speak.day(day).split(" ")
    return f"{weekday} {number} {month[:SHORT]} {year}"


def brief_day(day: date) -> str:
    """`Tue 3 Nov`, where the year is plain."""
    return short_day(day).rsplit(" ", 1)[0]


def month_name(year: int, month: int) -> str:
    """`November 2026`."""
    return f"{MONTH_NAMES[month - 1]} {year}"


def instant(moment: datetime) -> str:
    """`2026-11-10T19:00Z`, as scripts read it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


class Clock:
    """A time of day with its instant, where that is known. `words`: `14:00`."""

    def __init__(self, words: str, at: datetime | None) -> None:
        self.words = words
        self.instant = instant(at) if at is not None else ""


def clocks_of(entry: Entry, session: Session | None) -> Sequence[Clock]:
    """When it begins, and when it ends if the plan says so; nothing of what has no time."""
    if entry.hours is None or entry.zone is None:
        return ()
    if session is None:
        return (Clock(speak.clock(entry.hours.start), None),)
    begins = Clock(speak.clock(entry.hours.start), session.start)
    if entry.activity.is_task or not session.known:
        return (begins,)
    return begins, Clock(speak.clock(session.end.astimezone(entry.zone).time()), session.end)
