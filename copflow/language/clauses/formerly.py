"""`formerly "seminar 1"`: what it was called, so that calendars know it again under its new name."""

from collections.abc import Sequence
from typing import Any

from copflow.language.names import make_name
from copflow.language.nodes import Formerly
from copflow.language.row import ClauseRow, Flaw, span_of


def formerly_clause(parts: Sequence[Any]) -> object:
    """`formerly` and a quoted name."""
    name = make_name("", [parts[1]])
    if not name.text:
        return Flaw("unreadable-clause", name.span, "There is no name between the quotation marks.")
    return Formerly(span_of(parts), name)


ROW = ClauseRow(
    name="formerly",
    example='formerly "seminar 1"',
    starts=("FORMERLY STRING", "FORMERLY WORD NUMBER"),
    build={"formerly_clause": formerly_clause},
)
