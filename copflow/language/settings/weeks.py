"""`weeks count from 14 September, not counting winter break`: the weeks of the programme.

The week with that day is week 1, those before it are weeks 0, -1 and so on. `weeks count down to release` makes the
week of the release week 0: week -5 is five weeks before it.
"""

from collections.abc import Sequence
from typing import Any

from copflow.dates.named import WeekCount
from copflow.dates.names import Ref
from copflow.dates.words import WEEK
from copflow.language.nodes import WeeksSetting
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token


def weeks_setting(parts: Sequence[Any]) -> object:
    """From when (or to when) weeks count, and which are left out."""
    if parts[0].value != WEEK:
        return Flaw("unreadable-clause", parts[0].span, f"Weeks can be counted so, not {parts[0].value}s.")
    kinds = [part.type for part in parts if isinstance(part, Token)]
    at = next(n for n, part in enumerate(parts) if isinstance(part, Token) and part.type in ("FROM", "TO")) + 1
    anchor: Any = parts[at]
    if isinstance(anchor, Token):
        name: Any = anchor.value
        anchor = Ref(anchor.span, name)
    skips = tuple(part for part in parts[at + 1 :] if isinstance(part, Ref))
    return WeeksSetting(span_of(parts), WeekCount(span_of(parts), anchor, "TO" in kinds, skips))


ROW = ClauseRow(
    name="weeks",
    example="weeks count from 14 September",
    starts=("UNIT COUNT",),
    build={"weeks_setting": weeks_setting},
    strong=True,
)
