"""`on second Tuesday of November`: one day."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import OnDay
from copflow.language.row import ClauseRow, span_of


def on_clause(parts: Sequence[Any]) -> object:
    """`on` and a day."""
    return OnDay(span_of(parts), parts[1])


ROW = ClauseRow(
    name="on",
    example="on second Tuesday of November",
    starts=(
        "ON WEEKDAY_NAME|ISO_DATE|SLASH_DATE",
        "ON ORDINAL WEEKDAY_NAME|WORKING",
        "ON NTH WEEKDAY_NAME|WORKING|MONTH|OF",
        "ON NUMBER MONTH|TO",
        "ON MONTH NUMBER|NTH",
    ),
    build={"on_clause": on_clause},
    dates=True,
)
