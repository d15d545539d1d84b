"""`needs guide drafted, every webinar`: what must be finished first."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Needs, Ref
from copflow.language.row import ClauseRow, span_of


def needs_clause(parts: Sequence[Any]) -> object:
    """`needs` and one name or several."""
    return Needs(span_of(parts), tuple(part for part in parts[1:] if isinstance(part, Ref)))


def ref(parts: Sequence[Any]) -> object:
    """`[every] NAME`."""
    every, name = parts
    return Ref(span_of(parts), name.value, every is not None)


ROW = ClauseRow(
    name="needs",
    example="needs guide drafted, every webinar",
    starts=("NEEDS",),
    build={"needs_clause": needs_clause, "ref": ref},
    strong=True,
    dates=True,
)
