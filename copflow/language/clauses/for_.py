"""`for 90 minutes`, `for 3 days`: how long it lasts; the first day counts."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import For
from copflow.language.row import ClauseRow, span_of


def for_clause(parts: Sequence[Any]) -> object:
    """`for` and a length."""
    return For(span_of(parts), parts[1].value)


ROW = ClauseRow(
    name="for",
    example="for 90 minutes",
    starts=("FOR NUMBER|YEAR|NUMBER_WORD UNIT|WORKING|WORKDAY", "FOR LENGTH"),
    build={"for_clause": for_clause},
    dates=True,
)
