"""`anywhere on Earth`: the zone in which a day ends last, twelve hours behind UTC. What is due on a day anywhere on
Earth is due at its end there."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clocks import zone_of
from copflow.language.row import ClauseRow


def anywhere_clause(parts: Sequence[Any]) -> object:
    """The words, or `AoE`: a zone, as `time zone anywhere on Earth` is."""
    return zone_of(parts[0])


ROW = ClauseRow(
    name="anywhere",
    example="anywhere on Earth",
    starts=("AOE $",),
    build={"anywhere_clause": anywhere_clause},
)
