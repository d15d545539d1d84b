"""The task graph: every activity with a number, and what each waits for."""

from collections.abc import Iterator, Sequence
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
from copflow.language.plan import Origin, Person, Plan


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
    mode: Mode | None = None
    place: str | None = None
    purpose: str | None = None
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    move: OrMove | None = None
    zone: ZoneClause | None = None
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
    """The activities of a plan, by number: parents before their steps, in the order of the text."""

    plan: Plan
    activities: Sequence[Activity]
