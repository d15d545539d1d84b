"""`from 9 to 13 November`, `from 14:00 to 15:30`: from when to when; the last day counts."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from copflow.dates import speak
from copflow.dates.forms import CalendarDay, DayRange, Hours, MonthPoint
from copflow.diagnostics.diagnostic import replace
from copflow.diagnostics.source import Span
from copflow.language.clocks import Clock, clock_time
from copflow.language.dateforms import calendar_day
from copflow.language.nodes import FromDays, FromHours
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token

LONGEST_NIGHT = 16 * 60
"""How many minutes past midnight hours may go on before they are taken for a mistake."""
End = CalendarDay | MonthPoint | Clock | Token


def from_clause(parts: Sequence[Any]) -> object:
    """Two ends of one kind: days, months or clock times."""
    span, first, last = span_of(parts), parts[1], parts[3]
    if isinstance(first, Clock) or isinstance(last, Clock):
        return _hours(span, first, last)
    days = day_range(span, first, last)
    return days if isinstance(days, Flaw) else FromDays(span, days)


def day_range(span: Span, first: End, last: End) -> DayRange | Flaw:
    """`9 to 13 November`, `November 9 to 13`: the month that one end leaves out is the other's."""
    if isinstance(first, Clock) or isinstance(last, Clock):
        return Flaw("unreadable-clause", span, "A range of days has a day at both ends, not a time.")
    first_day, last_day = _with_month(first, last), _with_month(last, first)
    for end in (first_day, last_day):
        if isinstance(end, Flaw):
            return end
    assert not isinstance(first_day, Flaw) and not isinstance(last_day, Flaw)
    return DayRange(span, first_day, last_day)


def _with_month(end: CalendarDay | MonthPoint | Token, other: CalendarDay | MonthPoint | Token) -> Any:
    if not isinstance(end, Token):
        return end
    if not isinstance(other, CalendarDay):
        return Flaw("unreadable-clause", end.span, f'"{end.value}" has no month.', ("Write `9 November`, say.",))
    return calendar_day(end.span, int(str(end.value)), other.month, other.year)


def _hours(span: Span, first: End, last: End) -> object:
    """Clock times; in `from 2 to 4 pm` the half of the day is the same for both. Past midnight is the next day."""
    ends = (_clock(first, last), _clock(last, first))
    for end in ends:
        if isinstance(end, Flaw):
            return end
    start, stop = (end.time for end in ends if isinstance(end, Clock))
    minutes = (_minutes(stop) - _minutes(start)) % (24 * 60)
    if not minutes:
        return Flaw("bad-time", span, "These hours begin and end at the same time.")
    if minutes > LONGEST_NIGHT and not any(end.halved for end in ends if isinstance(end, Clock)):
        return _too_long(span, ends[1], minutes)
    return FromHours(span, Hours(start, minutes, stop))


def _too_long(span: Span, end: Clock | Flaw, minutes: int) -> Flaw:
    """`from 9:00 to 8:00` is rather meant to end in the evening than on the next day."""
    assert isinstance(end, Clock)
    title = f"These hours go on past midnight and take {speak.length(minutes)}."
    hour = f"{(end.time.hour + 12) % 24:02d}:{end.time.minute:02d}"
    fix = replace(end.span, hour, f"Write {hour}")
    note = "If that is meant, say how long it takes: `at 9:00 for 23 hours`."
    return Flaw("bad-time", span, title, (note,), (fix,))


def _clock(end: End, other: End) -> Clock | Flaw:
    if isinstance(end, Clock):
        return end
    if isinstance(end, Token) and isinstance(other, Clock):
        half = ("p" if other.time.hour >= 12 else "a") if other.halved else ""
        return clock_time(end.span, int(str(end.value)), 0, half)
    return Flaw("unreadable-clause", end.span, "One end of this range is a time and the other is a day.")


def _minutes(value: time) -> int:
    return value.hour * 60 + value.minute


def spread(days: DayRange) -> DayRange:
    """The range with a year that only its last day has given to the first one too."""
    first, last = days.first, days.last
    if first.year is None and last.year is not None:
        earlier = (last.month, getattr(last, "day", 31)) < (first.month, getattr(first, "day", 1))
        return days._replace(first=first._replace(year=last.year - earlier))
    return days


ROW = ClauseRow(
    name="from",
    example="from 9 to 13 November",
    starts=(
        "FROM ISO_DATE|CLOCK|HOUR|CLOCK_WORD|SLASH_DATE",
        "FROM MONTH|NTH",
        "FROM WEEKDAY_NAME NUMBER|NTH|MONTH",
        "FROM NUMBER MONTH|HALF",
        "FROM NUMBER TO NUMBER|ISO_DATE|HOUR|CLOCK",
    ),
    build={"from_clause": from_clause},
    dates=True,
)
