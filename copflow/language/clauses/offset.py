"""`2 working days after webinar 1`: counted from another activity, or from the one it stands under."""

from collections.abc import Sequence
from typing import Any

from copflow.language.row import ClauseRow


def offset_clause(parts: Sequence[Any]) -> object:
    """An offset without `due`: the date of an event."""
    return parts[0]


COUNT = "NUMBER|YEAR|NUMBER_WORD"
SIDES = "BEFORE|AFTER|FOLLOWING|PRIOR|EARLIER|LATER"

ROW = ClauseRow(
    name="offset",
    example="2 working days after webinar 1",
    starts=(
        f"{COUNT} UNIT|WORKDAY {SIDES}",
        f"{COUNT} UNIT|WORKDAY IN ADVANCE",
        f"{COUNT} UNIT|WORKDAY FROM START|END|KNOWN|NUMBER|MONTH|HOLIDAY",
        f"{COUNT} WORKING UNIT {SIDES}",
        f"{COUNT} WORKING UNIT IN ADVANCE",
        f"{COUNT} WORKING UNIT FROM START|END|KNOWN|NUMBER|MONTH|HOLIDAY",
        f"{COUNT} UNIT AND {COUNT} UNIT|WORKING|WORKDAY",
        f"{COUNT} UNIT {COUNT} UNIT|WORKING|WORKDAY",
        f"{COUNT} TO {COUNT} UNIT|WORKING|WORKDAY",
        f"ABOUT {COUNT} UNIT|WORKING|WORKDAY",
    ),
    build={"offset_clause": offset_clause},
    dates=True,
)
