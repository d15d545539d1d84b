"""`weeks start on Sunday`: the first day of a week, for `the week of` and `every 2 weeks`. Without it, Monday."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.words import WEEK
from copflow.language.nodes import WeekStartSetting
from copflow.language.row import ClauseRow, Flaw, span_of


def week_start_setting(parts: Sequence[Any]) -> object:
    """The weekday."""
    if parts[0].value != WEEK:
        return Flaw("unreadable-clause", parts[0].span, f"Weeks start on a weekday, not {parts[0].value}s.")
    return WeekStartSetting(span_of(parts), parts[-1].value)


ROW = ClauseRow(
    name="week start",
    example="weeks start on Sunday",
    starts=("UNIT START ON|WEEKDAY_NAME",),
    build={"week_start_setting": week_start_setting},
)
