"""`from August 2026 to May 2027`: the plan's first and last day, by which years are known."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clauses.from_ import day_range
from copflow.language.nodes import PeriodSetting
from copflow.language.row import ClauseRow, Flaw, span_of


def period_setting(parts: Sequence[Any]) -> object:
    """A range of days or of whole months."""
    days = day_range(span_of(parts), parts[1], parts[3])
    return days if isinstance(days, Flaw) else PeriodSetting(span_of(parts), days)


ROW = ClauseRow(
    name="period",
    example="from August 2026 to May 2027",
    starts=(
        "FROM YEAR TO|UNTIL",
        "FROM MONTH|NUMBER|ISO_DATE|NTH|SLASH_DATE|ORDINAL|WEEKDAY_NAME|HOLIDAY",
    ),
    build={"period_setting": period_setting},
    dates=True,
)
