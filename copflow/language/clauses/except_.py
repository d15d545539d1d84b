"""`except 22 December`, `except holidays`, `not on Thanksgiving`, `skip August`: when a repetition does not happen.

What is excepted has no number: of `call 1 to 8` all eight take place. What is skipped keeps its number: there is no
third call then.
"""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import LAST, CalendarDay, MonthPoint, MonthWindow, NthWeekday, WeekdayInWindow
from copflow.dates.words import MONTH, WEEKDAY_NAMES, ordinal
from copflow.diagnostics.source import Span
from copflow.language.clauses.from_ import day_range
from copflow.language.dateforms import calendar_day
from copflow.language.nodes import Except
from copflow.language.row import ClauseRow, Flaw, Valued, span_of
from copflow.language.tokens import Token

HOLIDAYS = object()
"""The item that stands for all days that are closed."""


def except_clause(parts: Sequence[Any]) -> object:
    """The items, with `skip` as the first word if they keep their numbers."""
    items: list[Any] = []
    for part in parts[1:]:
        if isinstance(part, Valued):
            items.extend(part.value)
    forms = tuple(_with_years([item for item in items if item is not HOLIDAYS]))
    return Except(span_of(parts), forms, len(forms) < len(items), parts[0].type == "SKIP")


def _with_years(items: Sequence[Any]) -> list[Any]:
    """The items with the year that only one behind them has: `January and September 2021`, `22 December and 3 January
    2027`."""
    made: list[Any] = []
    for item in reversed(items):
        after = made[-1] if made else None
        if isinstance(item, DATED) and item.year is None and isinstance(after, DATED) and after.year is not None:
            item = item._replace(year=after.year - (_place(after) < _place(item)))
        made.append(item)
    return made[::-1]


DATED = (CalendarDay, MonthPoint, MonthWindow)


def _place(item: CalendarDay | MonthPoint | MonthWindow) -> tuple[int, int]:
    return item.month, getattr(item, "day", 1)


def exception(parts: Sequence[Any]) -> object:
    """A day, a month, a week, a name, or a range of days."""
    first, last = next(part for part in parts if _is_end(part)), parts[-1]
    if last is None or last is first:
        if isinstance(first, Token):
            return Flaw(
                "unreadable-clause", first.span, f'"{first.value}" has no month.', ("Write `22 December`, say.",)
            )
        return Valued(first.span, [first])
    span = Span(first.span.start, last.span.end)
    days = day_range(span, first, last)
    return days if isinstance(days, Flaw) else Valued(span, [days])


def _is_end(part: Any) -> bool:
    return part is not None and not (isinstance(part, Token) and part.type in ("ON", "IN", "FROM", "TO", "UNTIL"))


def except_days(parts: Sequence[Any]) -> object:
    """`22 and 29 December [2026]`."""
    numbers = next(part for part in parts if isinstance(part, Valued))
    month = next(part for part in parts if getattr(part, "type", "") == "MONTH")
    year = parts[-1].value if parts[-1] is not None else None
    days = [calendar_day(one.span, one.value, month.value, year) for one in numbers.value]
    flaw = next((day for day in days if isinstance(day, Flaw)), None)
    return flaw or Valued(span_of(parts), days)


def except_weekday(parts: Sequence[Any]) -> object:
    """`Fridays`."""
    day = parts[-1]
    return Valued(day.span, [WeekdayInWindow(day.span, day.value)])


def except_weekends(parts: Sequence[Any]) -> object:
    """`weekends`: Saturdays and Sundays."""
    span = parts[-1].span
    return Valued(span, [WeekdayInWindow(span, day) for day in (5, 6)])


def except_nth(parts: Sequence[Any]) -> object:
    """`the first Tuesday of the month`."""
    _on, nth, weekday, _of, unit = parts
    span = Span(nth.span.start, unit.span.end)
    if unit.value != MONTH:
        return Flaw("unreadable-clause", unit.span, f"Days of a month are counted, not of a {unit.value}.")
    if nth.value != LAST and not 1 <= nth.value <= 5:
        return Flaw("no-such-weekday", nth.span, f"No month has a {ordinal(nth.value)} {WEEKDAY_NAMES[weekday.value]}.")
    return Valued(span, [NthWeekday(span, nth.value, weekday.value)])


def except_holidays(parts: Sequence[Any]) -> object:
    """`holidays`: public holidays and the plan's own closures."""
    return Valued(parts[0].span, [HOLIDAYS])


def numbers(parts: Sequence[Any]) -> object:
    """`22 and 29`."""
    return Valued(span_of(parts), [part for part in parts if part.type == "NUMBER"])


ROW = ClauseRow(
    name="except",
    example="except 22 December",
    starts=(
        "EXCEPT ISO_DATE|MONTH|HOLIDAYS|WEEKDAY_NAME|NTH|ORDINAL|NUMBER|ON|IN|FROM|UNIT|HOLIDAY|PERIOD|QUARTER",
        ", EXCEPT",
        ", SKIP",
        "SKIP ISO_DATE|HOLIDAYS|HOLIDAY|PERIOD|MONTH",
        "SKIP NUMBER MONTH|TO|AND|COMMA",
        "NOT ON|IN",
    ),
    build={
        "except_clause": except_clause,
        "exception": exception,
        "except_days": except_days,
        "except_weekday": except_weekday,
        "except_nth": except_nth,
        "except_weekends": except_weekends,
        "except_holidays": except_holidays,
        "numbers": numbers,
        "a_month": lambda parts: parts[-1],
    },
    dates=True,
)
