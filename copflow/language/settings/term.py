"""`fall term from 24 August to 11 December`: a stretch of time with a name, for `in fall term`, `week 3 of term`."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import DayLength, DayOffset, EndOf, MonthPoint, MonthWindow, Offset, Side
from copflow.language.clauses.from_ import day_range
from copflow.language.nodes import TermSetting
from copflow.language.row import ClauseRow, Flaw, span_of


def term_setting(parts: Sequence[Any]) -> object:
    """A name and a range of days."""
    name, _from, first, _to, last = parts[-5:]
    days = day_range(span_of(parts[-4:]), first, last)
    return days if isinstance(days, Flaw) else TermSetting(span_of(parts), name.value, days)


def term_for(parts: Sequence[Any]) -> object:
    """A name, how long it lasts, and its first day: `fall term for 15 weeks from 24 August`."""
    name, _for, length, _from, first = parts[-5:]
    if not isinstance(length.value, DayLength) or length.value.working:
        return Flaw("unreadable-clause", length.span, "A term lasts days or weeks.")
    span = span_of(parts[-4:])
    if isinstance(first, MonthPoint):  # from its first day
        first = EndOf(first.span, MonthWindow(first.span, first.month, first.year), False)
    last = Offset(length.span, (DayOffset(length.value.days - 1),), Side.AFTER, first)
    days = day_range(span, first, last)
    return days if isinstance(days, Flaw) else TermSetting(span_of(parts), name.value, days)


ROW = ClauseRow(
    name="term",
    example="fall term from 24 August to 11 December",
    starts=("PERIOD FROM|FOR", "TERM PERIOD FROM|FOR"),
    build={"term_setting": term_setting, "term_for": term_for},
)
