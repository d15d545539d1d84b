"""How an activity stands, and when to remind of it: nodes of the syntax tree, as in nodes.py."""

from enum import Enum
from typing import NamedTuple

from copflow.dates.forms import CalendarDay
from copflow.diagnostics.source import Span


class State(Enum):
    """How an activity stands. The last two stand instead of a date."""

    DONE = "done"
    CANCELLED = "cancelled"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    OPTIONAL = "optional"
    PRIVATE = "private"
    TBD = "TBD"
    ONGOING = "ongoing"


class StateClause(NamedTuple):
    """`done 3 November`, `cancelled "the speaker is ill"`, `TBD`."""

    span: Span
    state: State
    day: CalendarDay | None = None
    why: str | None = None


class Reminder(NamedTuple):
    """How long before an activity people are reminded of it: days, or minutes."""

    days: int = 0
    minutes: int = 0


class Remind(NamedTuple):
    """`remind 1 week and 1 day before`, of one activity or of the plan; none of them: `remind never`."""

    span: Span
    reminders: tuple[Reminder, ...]
