"""`by Sam and Ana`: who does it. The people are declared with `person`."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import By
from copflow.language.row import ClauseRow, span_of


def by_clause(parts: Sequence[Any]) -> object:
    """`by` and one person or several."""
    return By(span_of(parts), tuple(part.value for part in parts if part.type == "NAME"))


ROW = ClauseRow(name="by", example="by Sam and Ana", starts=("BY PEOPLE",), build={"by_clause": by_clause})
