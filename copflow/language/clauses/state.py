"""`done 3 November`, `cancelled "why"`, `tentative`, `optional`, `private`, `TBD`, `ongoing`: how it stands."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import CalendarDay
from copflow.language.row import ClauseRow, span_of
from copflow.language.standing import State, StateClause


def state_clause(parts: Sequence[Any]) -> object:
    """The state's own word, then the day on which it was done, or why it was cancelled."""
    last = parts[-1]
    day = last if isinstance(last, CalendarDay) else None
    why = str(last.value) if last is not None and last is not parts[0] and day is None else None
    return StateClause(span_of(parts), State[parts[0].type], day, why or None)


def due_tbd(parts: Sequence[Any]) -> object:
    """`TBD` after `due`."""
    return StateClause(span_of(parts), State.TBD)


ROW = ClauseRow(
    name="state",
    example='cancelled "the speaker is ill"',
    starts=(
        ", DONE|CONFIRMED $",  # without a comma: `speaker confirmed due 3 May` is a name
        "CANCELLED|TENTATIVE|OPTIONAL|PRIVATE $",
        "ONGOING|TBD $",
        "CANCELLED STRING",
        "DONE NUMBER|NTH MONTH",
        "DONE MONTH NUMBER|NTH",
        "DONE ISO_DATE|SLASH_DATE",
        "DONE WEEKDAY_NAME NUMBER|NTH|MONTH",
    ),
    build={"state_clause": state_clause, "due_tbd": due_tbd},
)
