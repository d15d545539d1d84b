"""`from 9 to 13 November`, `from 14:00 to 15:30`: from when to when; the last day counts."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import CalendarDay, DayRange, MonthPoint
from copflow.diagnostics.source import Span
from copflow.language.clocks import Clock
from copflow.language.dateforms import calendar_day
from copflow.language.hours import End, hours
from copflow.language.nodes import FromDays
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token


def from_clause(parts: Sequence[Any]) -> object:
    """Two ends of one kind: days, months or clock times; beside clock times their zone."""
    _word, first, _to, last, *rest = parts
    span, beside = span_of(parts), rest[0] if rest else None
    if isinstance(first, Clock) or isinstance(last, Clock):
        return hours(span, first, last, beside)
    if beside is not None:
        return Flaw("unreadable-clause", beside.span, "A time zone stands beside times, not beside days.")
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
