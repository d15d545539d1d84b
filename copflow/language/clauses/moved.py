"""`moved to 8 October`, `postponed to the following Tuesday`: an occurrence, or what was announced for another day."""

from collections.abc import Sequence
from typing import Any

from copflow.language.besideforms import known_day
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.nodes import MovedTo
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token


def moved_clause(parts: Sequence[Any]) -> object:
    """`moved to` and a day; without an anchor it counts from the day on which it was."""
    day = parts[-1]
    if isinstance(day, Token):
        day = known_day([day])
    if isinstance(day, WINDOWS):
        return Flaw("unreadable-clause", day.span, "It is moved to a day; a week or a month is none.")
    return MovedTo(span_of(parts), day)


ROW = ClauseRow(
    name="moved", example="moved to 8 October", starts=("MOVED TO",), build={"moved_clause": moved_clause}, dates=True
)
