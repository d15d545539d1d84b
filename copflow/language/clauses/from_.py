"""`from 9 to 13 November`, `from 14:00 to 15:30`: from when to when; the last day counts."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from copflow.dates import speak
from copflow.dates.forms import (
    CalendarDay,
    DayForm,
    DayRange,
    EndOf,
    Hours,
    MonthPoint,
    WeekdayInWindow,
    WindowForm,
)
from copflow.diagnostics.diagnostic import replace
from copflow.diagnostics.source import Span
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.clocks import Clock, clock_time
from copflow.language.dateforms import calendar_day
from copflow.language.nodes import FromDay, FromDays, FromHours
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token

LONGEST_NIGHT = 16 * 60
"""How many minutes past midnight hours may go on before they are taken for a mistake."""
End = DayForm | MonthPoint | WindowForm | Clock | Token


def from_clause(parts: Sequence[Any]) -> object:
    """Two ends of one kind: days, months or clock times; the first day alone, of what lasts or is repeated."""
    span, first, last = span_of(parts), parts[1], parts[3]
    if last is None:
        return from_day(span, first)
    if isinstance(first, Clock) or isinstance(last, Clock):
        return _hours(span, first, last)
    days = day_range(span, first, last)
    return days if isinstance(days, Flaw) else FromDays(span, days)


def from_day(span: Span, first: End) -> object:
    """`from 8 September`."""
    if isinstance(first, Clock):
        return Flaw("bad-time", span, "Until when?", ("Write `from 14:00 to 15:00`, or `at 14:00 for 1 hour`.",))
    if isinstance(first, Token):
        return Flaw("unreadable-clause", first.span, f'"{first.value}" has no month.', ("Write `9 November`, say.",))
    return FromDay(span, first)


def day_range(span: Span, first: End, last: End) -> DayRange | Flaw:
    """`9 to 13 November`, `November 9 to 13`: the month that one end leaves out is the other's."""
    if isinstance(first, Clock) or isinstance(last, Clock):
        return Flaw("unreadable-clause", span, "A range of days has a day at both ends, not a time.")
    ends = [_as_edge(_with_month(first, last), last=False), _as_edge(_with_month(last, first), last=True)]
    for end in ends:
        if isinstance(end, Flaw):
            return end
    begin, close = ends
    if isinstance(begin, WeekdayInWindow) and begin.of is None:  # `Monday to Thursday of week 9`
        begin = begin._replace(of=getattr(close, "of", None))
    return DayRange(span, begin, close)


def _as_edge(end: Any, *, last: bool) -> Any:
    """`from week 3 to week 5`: the first day of the one and the last day of the other."""
    return EndOf(end.span, end, last) if isinstance(end, WINDOWS) else end


def _with_month(end: Any, other: Any) -> Any:
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
    if not isinstance(first, CalendarDay | MonthPoint) or not isinstance(last, CalendarDay | MonthPoint):
        return days
    if first.year is None and last.year is not None:
        earlier = (last.month, getattr(last, "day", 31)) < (first.month, getattr(first, "day", 1))
        return days._replace(first=first._replace(year=last.year - earlier))
    return days


ROW = ClauseRow(
    name="from",
    example="from 9 to 13 November",
    starts=(
        "FROM ISO_DATE|CLOCK|HOUR|CLOCK_WORD|SLASH_DATE|QUARTER|ISO_WEEK",
        "FROM MONTH|NTH",
        "FROM WEEKDAY_NAME NUMBER|NTH|MONTH|TO|OF|BEFORE|AFTER|FOLLOWING|PRIOR|ON",
        "FROM NUMBER MONTH|HALF",
        "FROM NUMBER TO NUMBER|ISO_DATE|HOUR|CLOCK",
        "FROM NUMBER|NUMBER_WORD UNIT|WORKING|WORKDAY",
        "FROM ORDINAL WEEKDAY_NAME|WORKING|UNIT",
        "FROM START|END OF",
        "FROM UNIT NUMBER|MINUS|BEFORE|AFTER|FOLLOWING|PRIOR",
        "FROM NEXT|FOLLOWING WORKING|UNIT|WEEKDAY_NAME",
        "FROM HOLIDAY",
    ),
    build={"from_clause": from_clause},
    dates=True,
)
