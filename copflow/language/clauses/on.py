"""`on second Tuesday of November`: one day. `on 3 and 10 November` and `on Tuesdays` are several."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import CalendarDay, SameDay, WeekWindow
from copflow.dates.names import Ref
from copflow.dates.recurrence import DateList
from copflow.diagnostics.source import Span
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.dateforms import calendar_day
from copflow.language.nodes import Every, OnDay
from copflow.language.row import ClauseRow, Flaw, Valued, span_of
from copflow.language.tokens import Token


def on_clause(parts: Sequence[Any]) -> object:
    """`on` and a day."""
    return on_day(span_of(parts), parts[-1])


def on_day(span: Span, form: Any) -> object:
    """A day; a week or month is none."""
    if isinstance(form, WINDOWS):
        note = "Say `in` before a week or a month." if isinstance(form, WeekWindow) else "Say `in` before it."
        return Flaw("unreadable-clause", form.span, "After `on` stands a day, not a week or month.", (note,))
    return OnDay(span, form)


def on_known(parts: Sequence[Any]) -> object:
    """`on Labor Day`, `due on webinar 1`: the day of what has the name."""
    name = parts[-1].value
    return OnDay(span_of(parts), SameDay(name.span, Ref(name.span, name)))


def on_days(parts: Sequence[Any]) -> object:
    """`on 3, 10 and 17 November [2026]`: the month is that of all of them."""
    month = next(part for part in parts if isinstance(part, Token) and part.type == "MONTH")
    year = parts[-1].value if parts[-1] is not None else None
    listed = next((part.value for part in parts if isinstance(part, Valued)), parts)
    numbers = [part for part in listed if isinstance(part, Token) and part.type in ("NUMBER", "NTH", "ORDINAL")]
    days = [calendar_day(one.span, int(str(one.value)), int(str(month.value)), year) for one in numbers]
    flaw = next((day for day in days if isinstance(day, Flaw)), None)
    span = span_of(parts)
    return flaw or Every(span, DateList(span, tuple(day for day in days if isinstance(day, CalendarDay))))


def on_dates(parts: Sequence[Any]) -> object:
    """`on 3 November and 8 December`."""
    span = span_of(parts)
    return Every(span, DateList(span, tuple(part for part in parts if isinstance(part, CalendarDay))))


ROW = ClauseRow(
    name="on",
    example="on second Tuesday of November",
    starts=(
        "ON WEEKDAY_NAME|WEEKDAYS|ISO_DATE|SLASH_DATE",
        "ON ORDINAL WEEKDAY_NAME|WORKING|COMMA|AND|MONTH",
        "ON ORDINAL|NTH UNIT OF|BEFORE|AFTER|FOLLOWING|PRIOR",
        "ON NTH WEEKDAY_NAME|WORKING|MONTH|OF|COMMA|AND",
        "ON NUMBER MONTH|TO|COMMA|AND",
        "ON MONTH NUMBER|NTH",
        "ON START|END OF",
        "ON UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        "ON SAME UNIT",
        "ON NEXT|FOLLOWING|PREVIOUS UNIT|WORKING|WEEKDAY_NAME",
        "ON WORKING UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        "ON THIS WEEKDAY_NAME|UNIT|MONTH",
        "ON HOLIDAY",
    ),
    build={"on_clause": on_clause, "on_known": on_known, "on_days": on_days, "on_dates": on_dates},
    dates=True,
)
