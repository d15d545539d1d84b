"""`working days Monday to Thursday`: the weekdays on which the plan's people work."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import WorkingDaysSetting
from copflow.language.row import ClauseRow, Valued, span_of


def working_days_setting(parts: Sequence[Any]) -> object:
    """The weekdays, as ranges and single ones."""
    chosen = [part.value for part in parts[2:] if isinstance(part, Valued)]
    return WorkingDaysSetting(span_of(parts), frozenset[int]().union(*chosen))


def weekdays(parts: Sequence[Any]) -> object:
    """`Monday`, `Sunday to Thursday`: over the end of the week too."""
    first, _to, last = parts
    if last is None:
        return Valued(first.span, frozenset({first.value}))
    days = frozenset((first.value + step) % 7 for step in range((last.value - first.value) % 7 + 1))
    return Valued(span_of(parts), days)


ROW = ClauseRow(
    name="working days",
    example="working days Monday to Thursday",
    starts=("WORKING UNIT WEEKDAY_NAME",),
    build={"working_days_setting": working_days_setting, "weekdays": weekdays},
)
