"""The syntax tree: what stands in the text, with its place. Dates are forms, names are not yet linked."""

from dataclasses import dataclass, field
from datetime import time
from enum import Enum
from typing import NamedTuple

from copflow.dates.forms import (
    DayForm,
    DayLength,
    DayRange,
    Hours,
    MinuteLength,
    MoveTo,
    OffsetAmount,
    Side,
    WindowForm,
)
from copflow.diagnostics.source import Span
from copflow.language.standing import Remind, StateClause


class Name(NamedTuple):
    """A name as it stands in the text, quotes removed, blanks folded. `key` is what names are compared by."""

    span: Span
    text: str
    key: str
    quoted: bool = False


class Ref(NamedTuple):
    """A name that must belong to something declared; `every` is said of a series or of all steps of a name."""

    span: Span
    name: Name
    every: bool = False


class InWindow(NamedTuple):
    """`in November`."""

    span: Span
    window: WindowForm


class OnDay(NamedTuple):
    """`on second Tuesday of November`."""

    span: Span
    day: DayForm


class Offset(NamedTuple):
    """`1 week before`, `2 working days after webinar 1`. Without an anchor: the activity it stands under."""

    span: Span
    amount: OffsetAmount
    side: Side
    anchor: Ref | None = None


class Due(NamedTuple):
    """`due`, and the date that the task is due, where it is said in the same clause."""

    span: Span
    when: InWindow | OnDay | Offset | StateClause | None = None


class At(NamedTuple):
    """`at 14:00`."""

    span: Span
    start: time


class FromHours(NamedTuple):
    """`from 14:00 to 15:30`."""

    span: Span
    hours: Hours


class FromDays(NamedTuple):
    """`from 9 to 13 November`."""

    span: Span
    days: DayRange


class For(NamedTuple):
    """`for 3 days`, `for 90 minutes`."""

    span: Span
    length: DayLength | MinuteLength


class Needs(NamedTuple):
    """`needs A, B and every C`."""

    span: Span
    refs: tuple[Ref, ...]


class By(NamedTuple):
    """`by Sam and Ana`, `by Sam, Ana and Bo in turn`."""

    span: Span
    people: tuple[Name, ...]
    in_turn: bool = False


class Mode(Enum):
    """How people take part."""

    ONLINE = "online"
    IN_PERSON = "in person"
    OVER_TIME = "over time"


class ModeClause(NamedTuple):
    """`online`, `in person`, `over time`."""

    span: Span
    mode: Mode


class Place(NamedTuple):
    """`at "Main Library, room 2"`."""

    span: Span
    text: str


class Purpose(NamedTuple):
    """`purpose practice`."""

    span: Span
    purpose: Name


class Note(NamedTuple):
    """`note "bring the forms"`; a private one is kept out of calendars that are published."""

    span: Span
    text: str
    private: bool = False


class Link(NamedTuple):
    """`link https://example.org`."""

    span: Span
    url: str


class Tag(NamedTuple):
    """`tag outreach`, `tag outreach and care`."""

    span: Span
    tags: tuple[Name, ...]


class Formerly(NamedTuple):
    """`formerly "seminar 1"`."""

    span: Span
    name: Name


class With(NamedTuple):
    """`with Ana and the board`."""

    span: Span
    people: tuple[Name, ...]


class OrMove(NamedTuple):
    """`or next working day`: this activity's own way off a closed day."""

    span: Span
    to: MoveTo


class ZoneClause(NamedTuple):
    """`time zone Europe/Berlin`, of the plan or of one activity."""

    span: Span
    zone: Name


class PeriodSetting(NamedTuple):
    """`from August 2026 to May 2027`, of the plan."""

    span: Span
    days: DayRange


class HolidaysSetting(NamedTuple):
    """`holidays US/NY`."""

    span: Span
    regions: tuple[Name, ...]


class ClosedSetting(NamedTuple):
    """`closed 24 December to 2 January "Break"`."""

    span: Span
    days: DayRange
    name: str


class MoveSetting(NamedTuple):
    """`on closed days tasks move to previous working day`. `kinds`: which of tasks and meetings it is said of."""

    span: Span
    to: MoveTo
    tasks: bool
    meetings: bool


class WorkingDaysSetting(NamedTuple):
    """`working days Monday to Thursday`: the weekdays (Monday is 0) on which the plan's people work."""

    span: Span
    weekdays: frozenset[int]


class PurposesSetting(NamedTuple):
    """`purposes outreach, care`: the plan's own purposes."""

    span: Span
    purposes: tuple[Name, ...]


class PersonClause(NamedTuple):
    """`person Sam "Sam Ortiz" sam@library.example`."""

    span: Span
    name: Name
    full_name: str | None
    mail: str | None


class TeamClause(NamedTuple):
    """`team editors Sam and Ana`. `members` are people, or teams."""

    span: Span
    name: Name
    members: tuple[Name, ...]


class AwayClause(NamedTuple):
    """`away 23 to 27 November "holiday"`, `away in February`, of the person or team before it."""

    span: Span
    when: DayRange | WindowForm
    why: str | None


class Broken(NamedTuple):
    """A clause that was reported. `dates` says whether it may have been about the activity's date; `what` is the name
    of the row that it would have been, empty if that is not known."""

    span: Span
    dates: bool
    what: str = ""


DateClause = InWindow | OnDay | Offset | Due | FromDays
ActivityClause = (
    DateClause
    | At
    | FromHours
    | For
    | Needs
    | By
    | ModeClause
    | Place
    | Purpose
    | Note
    | Link
    | Tag
    | OrMove
    | ZoneClause
    | StateClause
    | Formerly
    | With
    | Remind
)
Setting = (
    PeriodSetting
    | ZoneClause
    | HolidaysSetting
    | ClosedSetting
    | MoveSetting
    | WorkingDaysSetting
    | PurposesSetting
    | Remind
)
Clause = ActivityClause | Setting | PersonClause | TeamClause | AwayClause | Broken


class Kind(Enum):
    """What a line is."""

    ACTIVITY = "activity"
    SHAPE = "each"
    PLAN = "plan"
    PERSON = "person"
    TEAM = "team"
    AWAY = "away"
    CLAUSES = "clauses"
    BROKEN = "broken"


@dataclass(slots=True)
class Entry:
    """One line, or one part of a line between semicolons, with what is indented below it."""

    kind: Kind
    span: Span
    name: Name | None = None
    clauses: list[Clause] = field(default_factory=list)
    children: list["Entry"] = field(default_factory=list)


class Document(NamedTuple):
    """A plan's text as a tree of entries, and the places of its comments."""

    entries: tuple[Entry, ...]
    comments: tuple[Span, ...]
