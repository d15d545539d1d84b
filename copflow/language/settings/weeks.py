"""`weeks count from 14 September, not counting winter break`: the weeks of the programme.

The week with that day is week 1, those before it are weeks 0, -1 and so on. `weeks count down to release` makes the
week of the release week 0: week -5 is five weeks before it.
"""

from collections.abc import Sequence
from typing import Any

from copflow.dates.named import WeekCount
from copflow.dates.names import Ref
from copflow.dates.words import WEEK
from copflow.language.nodes import WeeksSetting, WeeksSkip
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token


def weeks_setting(parts: Sequence[Any]) -> object:
    """From when (or to when) weeks count."""
    if parts[0].value != WEEK:
        return Flaw("unreadable-clause", parts[0].span, f"Weeks can be counted so, not {parts[0].value}s.")
    kinds = [part.type for part in parts if isinstance(part, Token)]
    anchor: Any = parts[-1]
    if isinstance(anchor, Token):
        name: Any = anchor.value
        anchor = Ref(anchor.span, name)
    return WeeksSetting(span_of(parts), WeekCount(span_of(parts), anchor, "TO" in kinds))


def skip_setting(parts: Sequence[Any]) -> object:
    """Terms and closures whose weeks are not counted."""
    return WeeksSkip(span_of(parts), tuple(part for part in parts if isinstance(part, Ref)))


ROW = ClauseRow(
    name="weeks",
    example="weeks count from 14 September",
    starts=("UNIT COUNT", "NOT COUNT"),
    build={"weeks_setting": weeks_setting, "skip_setting": skip_setting},
)
