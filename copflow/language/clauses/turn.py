"""`at 9:00 Australia/Perth, 14:00 Europe/Paris and 9:00 America/Los_Angeles in turn`: the times that the activities of
a series take one after the other, so that nobody has the night hours every time."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clauses.from_ import from_clause
from copflow.language.clocks import which_midnight
from copflow.language.nodes import At, FromDay, FromDays, FromHours, InTurn
from copflow.language.row import ClauseRow, Flaw, span_of


def turn_clause(parts: Sequence[Any]) -> object:
    """Times with their zones, then `in turn`."""
    if days := [part for part in parts if isinstance(part, (FromDay, FromDays))]:
        return Flaw("no-turns", days[0].span, "Only times of day can be taken in turn, not days.")
    times = [part for part in parts if isinstance(part, (At, FromHours))]
    if len(times) == 1:
        title = "One time takes no turns: `in turn` needs two or more."
        return Flaw("no-turns", span_of(parts), title, ("Write the others before it, or leave `in turn` out.",))
    return InTurn(span_of(parts), tuple(times))


def turn_time(parts: Sequence[Any]) -> object:
    """A further time, without `at`."""
    clock, beside = parts
    return which_midnight(clock.span) if clock.midnight else At(span_of(parts), clock.time, beside)


def turn_hours(parts: Sequence[Any]) -> object:
    """Further hours, without `from`: `14:00-16:00 Europe/Paris`."""
    return from_clause((None, *parts))


ROW = ClauseRow(
    name="in turn",
    example="at 9:00 Australia/Perth, 14:00 Europe/Paris and 9:00 America/Los_Angeles in turn",
    starts=(),
    build={"turn_clause": turn_clause, "turn_time": turn_time, "turn_hours": turn_hours},
)
