"""`2 working days after webinar 1`: counted from another activity, or from the one it stands under."""

from collections.abc import Sequence
from typing import Any

from copflow.language.amounts import offset_amount
from copflow.language.nodes import Offset
from copflow.language.row import ClauseRow, Flaw, span_of


def offset(parts: Sequence[Any]) -> object:
    """An amount, the side, and perhaps the anchor's name."""
    amount = offset_amount(parts[0])
    if isinstance(amount, Flaw):
        return amount
    return Offset(span_of(parts), amount, parts[1].value, parts[2])


def offset_clause(parts: Sequence[Any]) -> object:
    """An offset without `due`: the date of an event."""
    return parts[0]


ROW = ClauseRow(
    name="offset",
    example="2 working days after webinar 1",
    starts=(
        "NUMBER|YEAR|NUMBER_WORD UNIT|WORKDAY BEFORE|AFTER|PRIOR",
        "NUMBER|YEAR|NUMBER_WORD UNIT|WORKDAY IN ADVANCE",
        "NUMBER|YEAR|NUMBER_WORD WORKING UNIT BEFORE|AFTER|PRIOR",
        "NUMBER|YEAR|NUMBER_WORD WORKING UNIT IN ADVANCE",
    ),
    build={"offset": offset, "offset_clause": offset_clause},
    dates=True,
)
