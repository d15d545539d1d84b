"""`by Sam and Ana`: who does it; `in turn`: one for each of a series. The people are declared with `person`."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import By
from copflow.language.row import ClauseRow, span_of


def by_clause(parts: Sequence[Any]) -> object:
    """`by` and one person or several."""
    names = tuple(part.value for part in parts if part is not None and part.type == "NAME")
    return By(span_of(parts), names, in_turn=parts[-1] is not None)


ROW = ClauseRow(name="by", example="by Sam and Ana", starts=("BY PEOPLE",), build={"by_clause": by_clause})
