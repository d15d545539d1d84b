"""`at 14:00`: the time of day, in the plan's zone unless the activity has its own."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import At
from copflow.language.row import ClauseRow, span_of


def at_clause(parts: Sequence[Any]) -> object:
    """`at` and a clock time."""
    return At(span_of(parts), parts[1].time)


ROW = ClauseRow(
    name="at",
    example="at 14:00",
    starts=("AT CLOCK|HOUR|CLOCK_WORD", "AT NUMBER HALF"),
    build={"at_clause": at_clause},
)
