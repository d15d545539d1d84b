"""The syntax tree: what stands in the text, with its place. Dates are forms, names are not yet linked."""

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from copflow.dates.forms import (
    CalendarDay,
    ClockTime,
    DayForm,
    DayLength,
    DayRange,
    Hours,
    MinuteLength,
    MonthPoint,
    MonthWindow,
    MoveTo,
    Offset,
    WindowForm,
)
from copflow.dates.named import WeekCount
from copflow.dates.names import Name as Name
from copflow.dates.names import Ref as Ref
from copflow.dates.recurrence import DateList, Recurrence
from copflow.diagnostics.source import File, Span
from copflow.language.standing import Remind, StateClause


class InWindow(NamedTuple):
    """`in November`."""

    span: Span
    window: WindowForm


class OnDay(NamedTuple):
    """`on second Tuesday of November`."""

    span: Span
    day: DayForm


class Limit(Enum):
    """Which end a bound keeps."""

    EARLIEST = "no earlier than"
    LATEST = "no later than"


class Bound(NamedTuple):
    """`by 30 November`, `no earlier than 1 March`, `at least 2 weeks before`: a limit to be kept.

    `strict`: the day itself is not allowed any more, as in `before 3 May`.
    """

    span: Span
    limit: Limit
    day: DayForm | MonthPoint | WindowForm
    strict: bool = False


class Bounds(NamedTuple):
    """`between 1 and 15 March`, `within 30 days after kickoff`: both limits in one clause."""

    span: Span
    earliest: Bound
    latest: Bound


class After(NamedTuple):
    """`after kickoff, rehearsal`: these must be finished first."""

    span: Span
    refs: tuple[Ref, ...]


class Together(NamedTuple):
    """`together with webinar 1`: on the same day, and at the same time if it says none."""

    span: Span
    ref: Ref


class Due(NamedTuple):
    """`due`, and the date that the task is due, where it is said in the same clause."""

    span: Span
    when: InWindow | OnDay | Offset | Bound | Bounds | After | Together | StateClause | None = None


class Every(NamedTuple):
    """`every first Tuesday`, `on 3 and 10 November`, `then every third Tuesday from July`.

    `start`: the first day from which the rule holds, where it is said in the same clause. `then`: it is said to come
    after another one.
    """

    span: Span
    rule: Recurrence | DateList
    start: DayForm | MonthPoint | WindowForm | None = None
    then: bool = False


class Until(NamedTuple):
    """`until 30 June`: the last day, which counts."""

    span: Span
    last: DayForm | MonthPoint | WindowForm


class Times(NamedTuple):
    """`10 times`."""

    span: Span
    number: int


class Except(NamedTuple):
    """`except 22 December, holidays and August`: what is left out. `skip`: it keeps its number."""

    span: Span
    items: tuple[DayForm | MonthPoint | WindowForm, ...]
    holidays: bool = False
    skip: bool = False


class MovedTo(NamedTuple):
    """`moved to 8 October`, of one occurrence or of an activity that was announced for another day."""

    span: Span
    day: DayForm


class Numbered(NamedTuple):
    """`numbered`, `numbered from 12`: occurrences are known by number."""

    span: Span
    first: int = 1


class ZoneClause(NamedTuple):
    """`time zone Europe/Berlin`, of the plan or of one activity."""

    span: Span
    zone: Name


class UtcOffset(NamedTuple):
    """`-0400` beside a time: minutes east of UTC, which the zone must have then."""

    span: Span
    minutes: int


class Beside(NamedTuple):
    """What stands beside a time of day: its zone, or its offset from UTC, or both."""

    span: Span
    zone: ZoneClause | None
    offset: UtcOffset | None


class At(NamedTuple):
    """`at 14:00`, `end of day`; `by`: as `by 17:00`, which only what is due can say."""

    span: Span
    start: ClockTime
    beside: Beside | None = None
    by: bool = False


class FromHours(NamedTuple):
    """`from 14:00 to 15:30`."""

    span: Span
    hours: Hours
    beside: Beside | None = None


class InTurn(NamedTuple):
    """`at 9:00 Australia/Perth and 14:00 Europe/Paris in turn`: the activities of a series take one each."""

    span: Span
    times: tuple[At | FromHours, ...]


class FromDays(NamedTuple):
    """`from 9 to 13 November`."""

    span: Span
    days: DayRange


class FromDay(NamedTuple):
    """`from 8 September`: the first day, of something that lasts or is repeated."""

    span: Span
    first: DayForm | MonthPoint | WindowForm


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


class TermSetting(NamedTuple):
    """`fall term from 24 August to 11 December`: a stretch of time with a name."""

    span: Span
    name: Name
    days: DayRange


class WeeksSetting(NamedTuple):
    """`weeks count from 14 September`."""

    span: Span
    weeks: WeekCount


class WeeksSkip(NamedTuple):
    """`not counting winter break`: the stretches of time whose weeks are not counted."""

    span: Span
    refs: tuple[Ref, ...]


class WeekStartSetting(NamedTuple):
    """`weeks start on Sunday` (Monday is 0)."""

    span: Span
    weekday: int


class PurposesSetting(NamedTuple):
    """`purposes outreach, care`: the plan's own purposes."""

    span: Span
    purposes: tuple[Name, ...]


class IncludeSetting(NamedTuple):
    """`include "webinars.plan"`: the text of another file is part of the plan."""

    span: Span
    files: tuple[Name, ...]


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


DateClause = InWindow | OnDay | Offset | Due | FromDays | FromDay | Bound | Bounds | After | Together
RepeatClause = Every | Until | Times | Except | MovedTo | Numbered
ActivityClause = (
    DateClause
    | RepeatClause
    | At
    | FromHours
    | InTurn
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
    | TermSetting
    | WeeksSetting
    | WeeksSkip
    | WeekStartSetting
    | IncludeSetting
    | Remind
)
Clause = ActivityClause | Setting | PersonClause | TeamClause | AwayClause | Broken


class Kind(Enum):
    """What a line is. `MORE`: it says more of a repetition that is declared elsewhere."""

    ACTIVITY = "activity"
    SHAPE = "each"
    PLAN = "plan"
    PERSON = "person"
    TEAM = "team"
    AWAY = "away"
    CLAUSES = "clauses"
    MORE = "more"
    BROKEN = "broken"


@dataclass(slots=True)
class Entry:
    """One line, or one part of a line between semicolons, with what is indented below it.

    `occurrence`: the day of `community call of 6 October`, which says more of one occurrence. `numbers`: the first and
    the last number of `webinar 1 to 4`, which stands for several activities.
    """

    kind: Kind
    span: Span
    name: Name | None = None
    occurrence: CalendarDay | MonthWindow | None = None
    numbers: tuple[int, int] | None = None
    clauses: list[Clause] = field(default_factory=list)
    children: list["Entry"] = field(default_factory=list)


class Document(NamedTuple):
    """A plan's text as a tree of entries, the places of its comments, and the files that it is made from."""

    entries: tuple[Entry, ...]
    comments: tuple[Span, ...]
    files: tuple[File, ...]

    def of(self, file: File) -> "Document":
        """The part of the tree that stands in one file."""
        ends = (file.start, file.end)
        first, after = (bisect_left(self.entries, end, key=lambda entry: entry.span.start) for end in ends)
        begin, stop = (bisect_left(self.comments, end, key=lambda span: span.start) for end in ends)
        return Document(self.entries[first:after], self.comments[begin:stop], (file,))
