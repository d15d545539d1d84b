"""`purposes outreach, care`: the plan's own purposes, instead of the four that every plan has."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import PurposesSetting
from copflow.language.row import ClauseRow, span_of


def purposes_setting(parts: Sequence[Any]) -> object:
    """`purposes` and their names."""
    return PurposesSetting(span_of(parts), tuple(part.value for part in parts[1:] if part.type == "NAME"))


ROW = ClauseRow(
    name="purposes",
    example="purposes outreach, care",
    starts=("PURPOSES WORD|NUMBER_WORD",),
    build={"purposes_setting": purposes_setting},
)
