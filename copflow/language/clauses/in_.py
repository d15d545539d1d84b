"""`in November`: some day of a window; the day is not set yet."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import InWindow
from copflow.language.row import ClauseRow, span_of


def in_clause(parts: Sequence[Any]) -> object:
    """`in` and a window."""
    return InWindow(span_of(parts), parts[1])


ROW = ClauseRow(
    name="in",
    example="in November",
    starts=("IN MONTH|QUARTER", "IN EARLY|MID|LATE MONTH", "IN UNIT OF NUMBER|MONTH|ISO_DATE|WEEKDAY_NAME|NTH"),
    build={"in_clause": in_clause},
    dates=True,
)
