"""`numbered`, `numbered from 12`: each occurrence of a repetition is known by its number (`community call 12`)."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Numbered
from copflow.language.row import ClauseRow, span_of


def numbered_clause(parts: Sequence[Any]) -> object:
    """The number of the first occurrence, 1 if none is said."""
    return Numbered(span_of(parts), parts[-1].value if parts[-1] is not None else 1)


ROW = ClauseRow(
    name="numbered",
    example="numbered from 12",
    starts=("NUMBERED FROM NUMBER|YEAR", "NUMBERED $"),
    build={"numbered_clause": numbered_clause},
)
