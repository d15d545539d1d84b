"""`or next working day`: this activity's own way off a closed day."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import MoveTo
from copflow.language.nodes import OrMove
from copflow.language.row import ClauseRow, Valued, span_of

TARGETS = {
    "NEXT": MoveTo.NEXT_WORKING_DAY,
    "PREVIOUS": MoveTo.PREVIOUS_WORKING_DAY,
    "SAME": MoveTo.SAME_WEEKDAY_NEXT_WEEK,
}


def or_clause(parts: Sequence[Any]) -> object:
    """`or` and where the date goes."""
    return OrMove(span_of(parts), parts[1].value)


def move_target(parts: Sequence[Any]) -> object:
    """`next working day`, `previous working day`, `same weekday next week`: the first word tells."""
    return Valued(span_of(parts), TARGETS[parts[0].type])


ROW = ClauseRow(
    name="or",
    example="or next working day",
    starts=("OR NEXT|PREVIOUS WORKING", "OR SAME WEEKDAY"),
    build={"or_clause": or_clause, "move_target": move_target},
)
