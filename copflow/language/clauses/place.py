"""`at "Main Library, room 2"`: the place, always in quotation marks."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Place
from copflow.language.row import ClauseRow, span_of


def place_clause(parts: Sequence[Any]) -> object:
    """`at` and a quoted text."""
    return Place(span_of(parts), parts[1].value)


ROW = ClauseRow(
    name="place", example='at "Main Library, room 2"', starts=("AT STRING",), build={"place_clause": place_clause}
)
