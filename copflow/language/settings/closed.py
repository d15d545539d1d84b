"""`closed 24 December to 2 January "Break"`: days on which nobody works."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clauses.from_ import day_range
from copflow.language.nodes import ClosedSetting
from copflow.language.row import ClauseRow, Flaw, span_of


def closed_setting(parts: Sequence[Any]) -> object:
    """One day or a range, and the name of the closure."""
    first, _to, last, name = parts[-4:]
    days = day_range(span_of(parts), first, last or first)
    if isinstance(days, Flaw):
        return days
    return ClosedSetting(span_of(parts), days, name.value if name else "closed")


ROW = ClauseRow(
    name="closed",
    example='closed 24 December to 2 January "Break"',
    starts=("CLOSED FROM|ON|NUMBER|MONTH|ISO_DATE|NTH|SLASH_DATE|ORDINAL|WEEKDAY_NAME|UNIT|HOLIDAY",),
    build={"closed_setting": closed_setting},
)
