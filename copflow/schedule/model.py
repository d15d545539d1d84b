"""The schedule: every activity with its date or window, and why."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from copflow.dates.calendar import WorkCalendar
from copflow.dates.evaluate import Days
from copflow.dates.forms import Hours, Period
from copflow.dates.years import Window
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity, TaskGraph, Why
from copflow.language.nodes import Bound


class Settled(NamedTuple):
    """It is on these days; both count."""

    first: date
    last: date


class Open(NamedTuple):
    """It begins on some day from `earliest` to `latest`, and lasts `length` days, the first one included."""

    earliest: date
    latest: date
    length: int = 1


@dataclass(frozen=True, slots=True)
class Undated:
    """Its day is unknown: the plan says `TBD` or `ongoing` of it or of what it hangs on, or a mistake was reported."""


When = Settled | Open | Undated
UNDATED = Undated()


class Reason(NamedTuple):
    """A step on the way to a date: what was applied, the place that says so, and the day then, `until` for a window."""

    text: str
    span: Span | None
    day: date
    until: date | None = None


class Moved(NamedTuple):
    """The date was on a closed day: which day, and why it was closed."""

    day: date
    why: str


class LimitDay(NamedTuple):
    """A limit of an activity's date (`by 30 November`), and the day that it comes to."""

    bound: Bound
    days: Days


@dataclass(slots=True)
class Entry:
    """An activity in the schedule.

    `reasons`: the steps of its own; they begin where the reasons of `follows` (an activity's number) end.
    `done`: the day on which it was done, where the plan says so.
    `slack`: how many days its end may slip before
    something that needs it is late or the plan's last date moves; None if its date is not known. `critical`: on the
    chain of activities that decides when the plan ends.
    """

    activity: Activity
    when: When
    hours: Hours | None = None
    zone: ZoneInfo | None = None
    reasons: tuple[Reason, ...] = ()
    follows: int | None = None
    moved: Moved | None = None
    limits: tuple[LimitDay, ...] = ()
    done: date | None = None
    slack: int | None = None
    critical: bool = False

    @property
    def first(self) -> date | None:
        """The first day it can begin on."""
        when = self.when
        if isinstance(when, Settled):
            return when.first
        return when.earliest if isinstance(when, Open) else None

    @property
    def last(self) -> date | None:
        """The last day it can end on."""
        when = self.when
        if isinstance(when, Settled):
            return when.last
        return date.fromordinal(when.latest.toordinal() + when.length - 1) if isinstance(when, Open) else None

    @property
    def is_shared(self) -> bool:
        """Whether its date is its parent's, as it has none of its own."""
        edges = self.activity.edges
        return bool(edges) and edges[-1].why is Why.SHARE  # such an activity has no other edge


class Absence(NamedTuple):
    """Days on which somebody is away; both count. `span` is the line that says so."""

    first: date
    last: date
    why: str | None
    span: Span


def _later(one: Absence, other: Absence) -> Absence:
    """Of two absences the one that ends later."""
    return other if other.last > one.last else one


class Absences:
    """When one person is away."""

    def __init__(self, absences: Iterable[Absence]) -> None:
        inorder = sorted(absences, key=lambda absence: (absence.first, absence.span))
        self._firsts = [absence.first for absence in inorder]
        self._longest = list(accumulate(inorder, _later))

    def between(self, first: date, last: date) -> Absence | None:
        """An absence that has one of the days, None if there is none: of all that have begun the one that ends last."""
        begun = bisect_right(self._firsts, last)
        absence = self._longest[begun - 1] if begun else None
        return absence if absence is not None and absence.last >= first else None


NOBODY_AWAY: Mapping[str, Absences] = MappingProxyType({})


class Schedule(NamedTuple):
    """Every activity of the graph in its order (`entries[n]` is activity n), and the plan's calendar.

    `critical_path`: the numbers of the activities that decide when the plan ends, the first one first. `today`: the day
    of the compilation. `absences`: when people are away, by their keys. `terms`: the first and the last day of
    each of the plan's terms, in order.
    """

    graph: TaskGraph
    entries: Sequence[Entry]
    calendar: WorkCalendar
    period: Period
    critical_path: Sequence[int] = ()
    today: date = date.max
    absences: Mapping[str, Absences] = NOBODY_AWAY
    terms: Sequence[Window] = ()

    def holds(self, entry: Entry) -> bool:
        """Whether an activity with a date is inside the plan's period, with all its days."""
        first, last = entry.first, entry.last
        return first is None or last is None or (self.period.holds(first) and self.period.holds(last))

    def extent(self) -> tuple[date, date] | None:
        """The first and the last day of all that has a date, None if nothing has one."""
        firsts = [entry.first for entry in self.entries if entry.first is not None]
        lasts = [entry.last for entry in self.entries if entry.last is not None]
        return (min(firsts), max(lasts)) if firsts and lasts else None

    def in_date_order(self) -> list[Entry]:
        """The entries by first day, time and place in the text; those without a date at the end."""
        return sorted(self.entries, key=_order)


def _order(entry: Entry) -> tuple[date, int, int]:
    minutes = entry.hours.start.minutes if entry.hours else -1
    return entry.first or date.max, minutes, entry.activity.number
