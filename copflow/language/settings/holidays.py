"""`holidays US/NY`: the public holidays of a country, or of a part of it."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clauses.zone import name_of
from copflow.language.nodes import HolidaysSetting
from copflow.language.row import ClauseRow, span_of


def holidays_setting(parts: Sequence[Any]) -> object:
    """`holidays` and one region or several."""
    regions = tuple(name_of(part) for part in parts[1:] if part.type in ("SLASHED", "NAME"))
    return HolidaysSetting(span_of(parts), regions)


ROW = ClauseRow(
    name="holidays",
    example="holidays US/NY",
    starts=("HOLIDAYS SLASHED", "HOLIDAYS WORD AND|$"),
    build={"holidays_setting": holidays_setting},
)
