"""`from 9 to 13 November`, `from 14:00 to 15:30`: from when to when; the last day counts."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import (
    Beside,
    CalendarDay,
    DayRange,
    EndOf,
    MonthPoint,
    Offset,
    Side,
    WeekdayInWindow,
)
from copflow.dates.nesting import hooks
from copflow.diagnostics.source import Span
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.clocks import Clock
from copflow.language.dateforms import calendar_day
from copflow.language.hours import End, hours
from copflow.language.nodes import FromDay, FromDays
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token


def from_clause(parts: Sequence[Any]) -> object:
    """Two ends of one kind: days, months or clock times, beside which their zone may stand; the first day alone, of
    what lasts or is repeated."""
    _word, first, _to, last, *rest = parts
    span, beside = span_of(parts), rest[0] if rest else None
    if last is None:
        return from_day(span, first)
    if isinstance(first, Clock) or isinstance(last, Clock):
        return hours(span, first, last, beside)
    if beside is not None:
        return Flaw("unreadable-clause", beside.span, "A time zone stands beside times, not beside days.")
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
    return DayRange(span, *_hung(begin, close))


def _hung(begin: Any, close: Any) -> tuple[Any, Any]:
    """The ends, each with the anchor that only the other one has."""
    is_bare = isinstance(begin, WeekdayInWindow) and begin.of is None
    if is_bare and isinstance(close, Beside):  # `the Monday to the Thursday after reviews`
        begin = Beside(begin.span, 1, begin.weekday, close.side, close.anchor, close.or_on)
    elif isinstance(begin, Beside | Offset) and begin.anchor is None:  # `the day before to the day after wrap-up`
        begin = begin._replace(anchor=getattr(close, "anchor", None))
    elif isinstance(close, Beside) and close.anchor is None and close.side is Side.AFTER and not _is_hung(begin):
        close = close._replace(anchor=begin)  # `Whit Monday to the following Saturday`
    return begin, close


def _is_hung(form: Any) -> bool:
    """Whether a form counts from the activity above it."""
    return isinstance(form, MonthPoint) or any(hook.ref is None for hook in hooks(form))


def _as_edge(end: Any, *, last: bool) -> Any:
    """`from week 3 to week 5`: the first day of the one and the last day of the other."""
    return EndOf(end.span, end, last) if isinstance(end, WINDOWS) else end


def _with_month(end: Any, other: Any) -> Any:
    if not isinstance(end, Token):
        return end
    if not isinstance(other, CalendarDay):
        return Flaw("unreadable-clause", end.span, f'"{end.value}" has no month.', ("Write `9 November`, say.",))
    return calendar_day(end.span, int(str(end.value)), other.month, other.year)


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
        "FROM YEAR TO|UNTIL|$",
        "FROM WEEKDAY_NAME NUMBER|NTH|MONTH|TO|OF|BEFORE|AFTER|FOLLOWING|PRIOR|ON",
        "FROM NUMBER MONTH|HALF",
        "FROM NUMBER TO NUMBER|ISO_DATE|HOUR|CLOCK",
        "FROM NUMBER|NUMBER_WORD UNIT|WORKING|WORKDAY",
        "FROM ORDINAL WEEKDAY_NAME|WORKING|UNIT",
        "FROM START|END OF",
        "FROM UNIT NUMBER|MINUS|BEFORE|AFTER|FOLLOWING|PRIOR",
        "FROM NEXT|FOLLOWING WORKING|UNIT|WEEKDAY_NAME",
        "FROM HOLIDAY",
        "FROM KNOWN TO|UNTIL",
        "FROM KNOWN FOR NUMBER|NUMBER_WORD",
    ),
    build={"from_clause": from_clause},
    dates=True,
)
