"""`on closed days tasks move to previous working day`: the plan's way off closed days."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import MoveTo
from copflow.language.nodes import MoveSetting
from copflow.language.row import ClauseRow, Valued, span_of


def move_setting(parts: Sequence[Any]) -> object:
    """What is moved (tasks, meetings, both if neither is said), and where to."""
    tasks, meetings = parts[3].value if parts[3] else (True, True)
    return MoveSetting(span_of(parts), parts[-1].value, tasks, meetings)


def keep_setting(parts: Sequence[Any]) -> object:
    """`keep the day`: stay and warn, which is also the default."""
    tasks, meetings = parts[3].value if parts[3] else (True, True)
    return MoveSetting(span_of(parts), MoveTo.KEEP, tasks, meetings)


def movers(parts: Sequence[Any]) -> object:
    """`tasks`, `meetings`, `tasks and meetings`."""
    kinds = {part.type for part in parts}
    return Valued(span_of(parts), ("TASKS" in kinds, "MEETINGS" in kinds))


ROW = ClauseRow(
    name="closed days",
    example="on closed days tasks move to previous working day",
    starts=("ON CLOSED UNIT",),
    build={"move_setting": move_setting, "keep_setting": keep_setting, "movers": movers},
)
