"""`with Ana and the board`: who takes part. They need not be declared."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import With
from copflow.language.row import ClauseRow, Flaw, span_of


def with_clause(parts: Sequence[Any]) -> object:
    """`with` and one name or several."""
    names = tuple(part.value for part in parts if part.type == "NAME")
    if empty := next((name for name in names if not name.text), None):
        return Flaw("unreadable-clause", empty.span, "There is no name between the quotation marks.")
    return With(span_of(parts), names)


ROW = ClauseRow(name="with", example="with Ana and the board", starts=(", WITH",), build={"with_clause": with_clause})
