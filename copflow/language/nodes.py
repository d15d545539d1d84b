"""The syntax tree: what stands in the text, with its place. Dates are forms, names are not yet linked."""

from dataclasses import dataclass, field
from datetime import time
from enum import Enum

from copflow.dates.forms import CalendarDay as CalendarDay
from copflow.dates.forms import (
    DayForm,
    DayLength,
    DayRange,
    Hours,
    MinuteLength,
    MonthPoint,
    MoveTo,
    OffsetAmount,
    Side,
    WindowForm,
)
from copflow.diagnostics.source import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text, quotes removed, blanks folded. `key` is what names are compared by."""

    span: Span
    text: str
    key: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that must belong to something declared; `every` is said of a series or of all steps of a name."""

    span: Span
    name: Name
    every: bool = False


@dataclass(frozen=True, slots=True)
class InWindow:
    """`in November`."""

    span: Span
    window: WindowForm


@dataclass(frozen=True, slots=True)
class OnDay:
    """`on second Tuesday of November`."""

    span: Span
    day: DayForm


@dataclass(frozen=True, slots=True)
class Offset:
    """`1 week before`, `2 working days after webinar 1`. Without an anchor: the activity it stands under."""

    span: Span
    amount: OffsetAmount
    side: Side
    anchor: Ref | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """`due`, and the date that the task is due, where it is said in the same clause."""

    span: Span
    when: InWindow | OnDay | Offset | None = None


@dataclass(frozen=True, slots=True)
class At:
    """`at 14:00`."""

    span: Span
    start: time


@dataclass(frozen=True, slots=True)
class FromHours:
    """`from 14:00 to 15:30`."""

    span: Span
    hours: Hours


@dataclass(frozen=True, slots=True)
class FromDays:
    """`from 9 to 13 November`."""

    span: Span
    days: DayRange


@dataclass(frozen=True, slots=True)
class For:
    """`for 3 days`, `for 90 minutes`."""

    span: Span
    length: DayLength | MinuteLength


@dataclass(frozen=True, slots=True)
class Needs:
    """`needs A, B and every C`."""

    span: Span
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class By:
    """`by Sam and Ana`."""

    span: Span
    people: tuple[Name, ...]


class Mode(Enum):
    """How people take part."""

    ONLINE = "online"
    IN_PERSON = "in person"
    OVER_TIME = "over time"


@dataclass(frozen=True, slots=True)
class ModeClause:
    """`online`, `in person`, `over time`."""

    span: Span
    mode: Mode


@dataclass(frozen=True, slots=True)
class Place:
    """`at "Main Library, room 2"`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """`purpose practice`."""

    span: Span
    purpose: Name


@dataclass(frozen=True, slots=True)
class Note:
    """`note "bring the forms"`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`link https://example.org`."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Tag:
    """`tag outreach`."""

    span: Span
    tag: Name


@dataclass(frozen=True, slots=True)
class OrMove:
    """`or next working day`: this activity's own way off a closed day."""

    span: Span
    to: MoveTo


@dataclass(frozen=True, slots=True)
class ZoneClause:
    """`time zone Europe/Berlin`, of the plan or of one activity."""

    span: Span
    zone: Name


@dataclass(frozen=True, slots=True)
class PeriodSetting:
    """`from August 2026 to May 2027`, of the plan."""

    span: Span
    days: DayRange


@dataclass(frozen=True, slots=True)
class HolidaysSetting:
    """`holidays US/NY`."""

    span: Span
    regions: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ClosedSetting:
    """`closed 24 December to 2 January "Break"`."""

    span: Span
    days: DayRange
    name: str


@dataclass(frozen=True, slots=True)
class MoveSetting:
    """`on closed days tasks move to previous working day`. `kinds`: which of tasks and meetings it is said of."""

    span: Span
    to: MoveTo
    tasks: bool
    meetings: bool


@dataclass(frozen=True, slots=True)
class WorkingDaysSetting:
    """`working days Monday to Thursday`: the weekdays (Monday is 0) on which the plan's people work."""

    span: Span
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class PurposesSetting:
    """`purposes outreach, care`: the plan's own purposes."""

    span: Span
    purposes: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class PersonClause:
    """`person Sam "Sam Ortiz" sam@library.example`."""

    span: Span
    name: Name
    full_name: str | None
    mail: str | None


@dataclass(frozen=True, slots=True)
class Broken:
    """A clause that was reported. `dates` says whether it may have been about the activity's date."""

    span: Span
    dates: bool


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
)
Setting = (
    PeriodSetting | ZoneClause | HolidaysSetting | ClosedSetting | MoveSetting | WorkingDaysSetting | PurposesSetting
)
Clause = ActivityClause | Setting | PersonClause | Broken
RangeEnd = CalendarDay | MonthPoint


class Kind(Enum):
    """What a line is."""

    ACTIVITY = "activity"
    SHAPE = "each"
    PLAN = "plan"
    PERSON = "person"
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


@dataclass(frozen=True, slots=True)
class Document:
    """A plan's text as a tree of entries, and the places of its comments."""

    entries: tuple[Entry, ...]
    comments: tuple[Span, ...]
