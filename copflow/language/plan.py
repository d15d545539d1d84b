"""What a plan says, in meanings: settings, people, shapes and activities. Names are not yet linked."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from copflow.dates.forms import (
    CalendarDay,
    DayRange,
    MonthWindow,
    MoveTo,
    NthWeekday,
    Offset,
    WeekdayInWindow,
    WindowForm,
)
from copflow.dates.holidays import Region
from copflow.diagnostics.source import Span
from copflow.language.nodes import (
    At,
    Bound,
    By,
    Due,
    Every,
    Except,
    For,
    Formerly,
    FromDay,
    FromDays,
    FromHours,
    InTurn,
    InWindow,
    ModeClause,
    MovedTo,
    Name,
    Numbered,
    OnDay,
    OrMove,
    Place,
    Purpose,
    Ref,
    TermSetting,
    Times,
    Together,
    Until,
    WeeksSetting,
    WeeksSkip,
    ZoneClause,
)
from copflow.language.standing import Remind, State, StateClause


class Person(NamedTuple):
    """Somebody who can be named after `by`."""

    name: Name
    full_name: str | None
    mail: str | None


class Origin(NamedTuple):
    """Of an occurrence: the day or the window that its rule gives, the place of the rule, and its number from 0 on.

    `dated`: it is known by its day (`call of 6 October 2026`), not by a number of its own. `moved`: the plan moves it
    to another day; so what is not repeated has an origin too, the day for which it was announced. `names`: those of the
    days that its rule names.
    """

    first: date
    last: date
    span: Span
    number: int
    dated: bool = True
    moved: bool = False
    names: tuple[str, ...] = ()


class Team(NamedTuple):
    """Several people who can be named together after `by`; `members` are people or teams, not yet linked."""

    name: Name
    members: tuple[Name, ...]


class AbsenceForm(NamedTuple):
    """`Sam away 23 to 27 November "holiday"`: of a person or a team, not yet linked."""

    name: Name
    when: DayRange | WindowForm
    why: str | None
    span: Span


@dataclass(slots=True)
class Draft:
    """An activity, a step or a shape as it stands in the text: at most one clause of each kind.

    `broken`: something about its date could not be read, so that its date is unknown and nobody is told again.
    `flawed`: some clause could not be read, which may have been the one that is missing.
    `series`: the part of the name before a number or a colon (`webinar` of `webinar 1`).
    """

    name: Name
    span: Span
    depth: int = 0
    series: str | None = None
    due: Due | None = None
    window: InWindow | None = None
    day: OnDay | None = None
    offset: Offset | None = None
    days: FromDays | None = None
    start: FromDay | None = None
    until: Until | None = None
    every: list[Every] = field(default_factory=list)
    times: Times | None = None
    excepts: list[Except] = field(default_factory=list)
    moved: MovedTo | None = None
    numbered: Numbered | None = None
    numbers: tuple[int, int] | None = None
    bounds: list[Bound] = field(default_factory=list)
    together: Together | None = None
    origin: Origin | None = None
    time: At | FromHours | InTurn | None = None
    length: For | None = None
    needs: list[Ref] = field(default_factory=list)
    by: list[By] = field(default_factory=list)
    participants: list[Name] = field(default_factory=list)
    mode: ModeClause | None = None
    place: Place | None = None
    purpose: Purpose | None = None
    notes: list[str] = field(default_factory=list)
    private_notes: list[str] = field(default_factory=list)
    states: dict[State, StateClause] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    move: OrMove | None = None
    zone: ZoneClause | None = None
    formerly: Formerly | None = None
    remind: Remind | None = None
    broken: bool = False
    flawed: bool = False
    steps: list["Draft"] = field(default_factory=list)

    @property
    def has_date(self) -> bool:
        """Whether a clause says when, or how often."""
        said = self.day or self.window or self.offset or self.days or self.start or self.together or self.every
        return bool(said)

    @property
    def needs_window(self) -> bool:
        """Whether it says a day such as `second Tuesday`, of whatever month."""
        day = self.day.day if self.day is not None else None
        return isinstance(day, NthWeekday | WeekdayInWindow) and day.of is None

    @property
    def most(self) -> int | None:
        """How often it is repeated, None if that is not said."""
        if self.numbers is not None:
            return self.numbers[1] - self.numbers[0] + 1
        return self.times.number if self.times is not None else None


class More(NamedTuple):
    """What a line says of a repetition that is declared elsewhere: of one occurrence (`of 6 October`), or of all."""

    draft: Draft
    occurrence: CalendarDay | MonthWindow | None


class ClosureForm(NamedTuple):
    """`closed 24 December to 2 January "Break"`."""

    days: DayRange
    name: str


@dataclass(slots=True)
class Plan:
    """A plan's settings and drafts. `task_move` and `meeting_move` say where tasks and meetings on closed days go.

    `moved_kinds` has those of which that was said.
    `broken` has the names of settings that could not be read: nothing is said of their being left out.
    `own_purposes`: those that it declares, `purposes` the keys of all that it has.
    `said` has the places of settings that may be said once. `end` is where the plan's own file ends, behind which
    stands what it includes; `other_periods` are those of included files, where the plan has one.
    """

    title: str | None = None
    title_span: Span | None = None
    period: DayRange | None = None
    zone: ZoneClause | None = None
    regions: list[tuple[Region, Name]] = field(default_factory=list)
    closures: list[ClosureForm] = field(default_factory=list)
    task_move: MoveTo = MoveTo.KEEP
    meeting_move: MoveTo = MoveTo.KEEP
    working_weekdays: frozenset[int] | None = None
    terms: dict[str, TermSetting] = field(default_factory=dict)
    weeks: WeeksSetting | None = None
    skips: list[WeeksSkip] = field(default_factory=list)
    week_start: int | None = None
    purposes: tuple[str, ...] = ()
    own_purposes: tuple[Name, ...] = ()
    remind: Remind | None = None
    people: dict[str, Person] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    absences: list[AbsenceForm] = field(default_factory=list)
    shapes: dict[str, Draft] = field(default_factory=dict)
    activities: list[Draft] = field(default_factory=list)
    more: list[More] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    moved_kinds: set[str] = field(default_factory=set)
    said: dict[str, Span] = field(default_factory=dict)
    end: int = 0
    other_periods: list[DayRange] = field(default_factory=list)
