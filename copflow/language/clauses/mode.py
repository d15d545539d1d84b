"""`online`, `in person`, `over time`: how people take part."""

from collections.abc import Callable, Sequence
from typing import Any

from copflow.language.nodes import Mode, ModeClause
from copflow.language.row import ClauseRow, span_of


def _mode(mode: Mode) -> Callable[[Sequence[Any]], object]:
    return lambda parts: ModeClause(span_of(parts), mode)


ROW = ClauseRow(
    name="mode",
    example="in person",
    starts=("ONLINE $", "IN PERSON $", "IN_PERSON $", "OVER TIME $"),
    build={
        "online": _mode(Mode.ONLINE),
        "in_person": _mode(Mode.IN_PERSON),
        "over_time": _mode(Mode.OVER_TIME),
        "mode_clause": lambda parts: parts[0],
    },
)
