"""`moved to 8 October`, `postponed to the following Tuesday`: an occurrence, or what was announced for another day."""

from collections.abc import Sequence
from typing import Any

from copflow.diagnostics.diagnostic import replace
from copflow.diagnostics.source import Span
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


def moved_without_to(parts: Sequence[Any]) -> object:
    """`moved 8 October`, which may be from that day or to it."""
    span = span_of(parts)
    behind = Span(parts[0].span.end, parts[0].span.end)
    title = "Is it moved to this day? Then `to` stands before it."
    return Flaw("unreadable-clause", span, title, fixes=(replace(behind, " to", 'Write "moved to"'),))


ROW = ClauseRow(
    name="moved",
    example="moved to 8 October",
    starts=("MOVED TO", "MOVED NUMBER MONTH", "MOVED ISO_DATE|WEEKDAY_NAME|MONTH"),
    build={"moved_clause": moved_clause, "moved_without_to": moved_without_to},
    dates=True,
)
