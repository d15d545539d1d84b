"""`until 30 June`: the last day of a repetition, or of anything else; it counts."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Until
from copflow.language.row import ClauseRow, span_of


def until_clause(parts: Sequence[Any]) -> object:
    """`until` and a day, a month or a name."""
    return Until(span_of(parts), parts[-1])


ROW = ClauseRow(
    name="until",
    example="until 30 June",
    starts=(
        "UNTIL ISO_DATE|SLASH_DATE|MONTH|WEEKDAY_NAME|NTH|ORDINAL|QUARTER|ISO_WEEK|KNOWN",
        "UNTIL NUMBER MONTH",
        "UNTIL YEAR $",
        "UNTIL END|START OF",
        "UNTIL UNIT NUMBER|MINUS|BEFORE|AFTER",
        "UNTIL KNOWN",
    ),
    build={"until_clause": until_clause},
    dates=True,
)
