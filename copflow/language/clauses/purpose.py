"""`purpose practice`: what it is for, one of the plan's purposes."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Purpose
from copflow.language.row import ClauseRow, span_of


def purpose_clause(parts: Sequence[Any]) -> object:
    """`purpose` and one of the purposes."""
    return Purpose(span_of(parts), parts[1].value)


ROW = ClauseRow(
    name="purpose",
    example="purpose practice",
    starts=("PURPOSE PURPOSE_NAME $",),
    build={"purpose_clause": purpose_clause},
)
