"""`10 times`: how often something is repeated. What is excepted does not count; what is skipped or cancelled does."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Times
from copflow.language.row import ClauseRow, Flaw, span_of

MOST_TIMES = 5_000


_HOW_OFTEN = "Or say how often it is: `10 times`."


def times_clause(parts: Sequence[Any]) -> object:
    """A number and `times`."""
    count = parts[0].value
    if count < 1:
        return Flaw("unreadable-clause", parts[0].span, "This would never happen; leave the line out.", (_HOW_OFTEN,))
    if count > MOST_TIMES:
        return Flaw("limit-reached", parts[0].span, f"copflow repeats something {MOST_TIMES:,} times at most.")
    return Times(span_of(parts), count)


ROW = ClauseRow(
    name="times",
    example="10 times",
    starts=("NUMBER|YEAR|NUMBER_WORD TIMES",),
    build={"times_clause": times_clause},
    dates=True,
)
