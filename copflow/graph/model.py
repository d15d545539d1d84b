"""The task graph: every activity with a number, and what each waits for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from copflow.dates.forms import DayForm, Offset, SameDay, WindowForm
from copflow.diagnostics.source import Span
from copflow.language.nodes import (
    At,
    Bound,
    Due,
    For,
    FromDays,
    FromHours,
    InWindow,
    Mode,
    Name,
    OnDay,
    OrMove,
    Together,
    ZoneClause,
)
from copflow.language.plan import AbsenceForm, Origin, Person, Plan
from copflow.language.standing import Reminder, State, StateClause


class Why(Enum):
    """Why one activity waits for another."""

    ANCHOR = "counts from"
    SHARE = "has the date of"
    NEED = "needs"
    BOUND = "is bounded by"


class Edge(NamedTuple):
    """An activity waits for `target` (its number); `span` is the place that says so."""

    target: int
    why: Why
    span: Span


@dataclass(slots=True)
class Activity:
    """An activity or a step, with its shape's clauses where it has none of its own.

    `number` is its place in the graph, `key` its path of names from the top (lower case), by which feeds know it.
    `former`: the name that it had before it was renamed, by which feeds know it still.
    `turn`: its position in the series, from 0, which says whose turn it is.
    `owners`: the people of its teams too, whose names are in `teams`.
    `broken`: its date cannot be known, and that was reported. `flawed`: some clause of it was not understood.
    """

    number: int
    name: Name
    full_name: str
    key: tuple[str, ...]
    parent: int | None
    series: str | None
    span: Span
    due: Due | None = None
    window: InWindow | None = None
    day: OnDay | None = None
    offset: Offset | None = None
    days: FromDays | None = None
    bounds: tuple[Bound, ...] = ()
    together: Together | None = None
    origin: Origin | None = None
    time: At | FromHours | None = None
    length: For | None = None
    owners: tuple[Person, ...] = ()
    teams: tuple[str, ...] = ()
    turn: int | None = None
    participants: tuple[str, ...] = ()
    mode: Mode | None = None
    place: str | None = None
    purpose: str | None = None
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    private_notes: tuple[str, ...] = ()
    states: Mapping[State, StateClause] = field(default_factory=dict)
    move: OrMove | None = None
    zone: ZoneClause | None = None
    former: Name | None = None
    reminders: tuple[Reminder, ...] = ()
    broken: bool = False
    flawed: bool = False
    edges: list[Edge] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)

    @property
    def is_task(self) -> bool:
        """Whether it has a deadline rather than takes place."""
        return self.due is not None

    @property
    def has_date(self) -> bool:
        """Whether it says when, rather than sharing its parent's date or following what it needs."""
        return (self.day or self.window or self.offset or self.days or self.together) is not None

    @property
    def has_day(self) -> bool:
        """Whether what it says is a day rather than a window."""
        return (self.day or self.offset or self.days or self.together) is not None

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place, or need not be done any more."""
        return bool(self.states) and State.CANCELLED in self.states

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done about it: it is done, or cancelled."""
        return bool(self.states) and (State.DONE in self.states or State.CANCELLED in self.states)

    @property
    def is_private(self) -> bool:
        """Whether it is kept out of calendars that are published."""
        return bool(self.states) and State.PRIVATE in self.states

    @property
    def undated(self) -> StateClause | None:
        """The `TBD` or `ongoing` that stands instead of its date."""
        if not self.states:  # most have none, and looking up a member of an Enum takes its time
            return None
        return self.states.get(State.TBD) or self.states.get(State.ONGOING)

    def edges_of(self, why: Why) -> list[Edge]:
        """The edges of one kind."""
        return [edge for edge in self.edges if edge.why is why]


def date_forms(activity: Activity) -> Iterator[DayForm | WindowForm]:
    """The forms that say when an activity is, its limits apart."""
    if activity.offset is not None:
        yield activity.offset
    if activity.day is not None:
        yield activity.day.day
    if activity.window is not None:
        yield activity.window.window
    if activity.days is not None:
        yield activity.days.days
    if activity.together is not None:
        yield SameDay(activity.together.span, activity.together.ref)


class TaskGraph(NamedTuple):
    """The activities of a plan, by number: parents before their steps, in the order of the text.

    `absences`: for each of the plan's absences the people who are away.
    """

    plan: Plan
    activities: Sequence[Activity]
    absences: Sequence[tuple[AbsenceForm, tuple[Person, ...]]] = ()
