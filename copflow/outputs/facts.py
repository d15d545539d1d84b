"""What every format says of an entry: its kind, its days and instants, its series, the place that says so."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from copflow.dates import speak
from copflow.dates.forms import END_OF_DAY, DayLength
from copflow.dates.zones import find_zone, session
from copflow.graph.model import Activity, Why
from copflow.language.plan import Plan
from copflow.schedule.because import Step
from copflow.schedule.model import Entry, Moved, Open, Schedule, Settled

EVENT_MINUTES = 60
"""How long an event with a time and no length is shown."""
DEADLINE_MINUTES = 15
"""How long a deadline with a time of day is shown, from that time on: it needs a length to be seen."""
MOVED_BY_PLAN = "as the plan says"
"""Why something is on another day than the one for which it was announced."""
MOST_REASONS = 12
"""How many of the reasons of a date are told. Each date of a long chain would tell all before it."""


class Session(NamedTuple):
    """An entry's instants in UTC. `known` is whether the plan says how long it is."""

    start: datetime
    end: datetime
    known: bool


def kind_of(activity: Activity) -> Literal["event", "deadline"]:
    """Whether it takes place or is due."""
    return "deadline" if activity.is_task else "event"


def session_of(entry: Entry) -> Session | None:
    """The instants of an entry whose day and time are known; None for one that lies on whole days.

    An event over several days lies on whole days even if it has a time, which is when its first day begins.
    """
    when = entry.when
    if entry.hours is None or entry.zone is None or not isinstance(when, Settled):
        return None
    length = entry.activity.length
    takes_days = when.first != when.last or (length is not None and isinstance(length.length, DayLength))
    if takes_days and not entry.activity.is_task:
        return None
    usual = DEADLINE_MINUTES if entry.activity.is_task else EVENT_MINUTES
    start, end = session(when.last, entry.hours, entry.zone, usual=usual)
    return Session(start, end, entry.hours.minutes is not None)


def end_clock(entry: Entry, session: Session) -> str:
    """The wall-clock time at which it ends, `24:00` if the plan says so."""
    if entry.hours is not None and entry.hours.end == END_OF_DAY:
        return speak.clock(END_OF_DAY)
    return speak.clock(session.end.astimezone(entry.zone).time())


def end_words(entry: Entry, session: Session) -> str:
    """`15:00`, `01:30 on Wed 4 November 2026` if it ends on another day."""
    clock = end_clock(entry, session)
    day = last_day(entry, session)
    return clock if day is None else f"{clock} on {speak.day(day)}"


def last_day(entry: Entry, session: Session) -> date | None:
    """The day by the clock of its zone on which it ends, None if that is the one on which it begins."""
    start, end = session.start.astimezone(entry.zone), session.end.astimezone(entry.zone)
    is_same = end.date() == start.date() or end_clock(entry, session) == speak.clock(END_OF_DAY)
    return None if is_same else end.date()


def window_of(entry: Entry) -> tuple[date, date] | None:
    """The days of which one is not chosen yet, None if the day is known: for a deadline when it may be due."""
    match entry.when:
        case Open(earliest=earliest, latest=latest, length=length):
            more = timedelta(length - 1)
            return (earliest + more if entry.activity.is_task else earliest), latest + more
        case _:
            return None


def calendar_days(entry: Entry) -> tuple[date, date] | None:
    """The first and the last day on which a calendar shows it, None if it has no date.

    A deadline is on the day it is due, although work on it may begin earlier. An open window is on its earliest day
    only: a bar over the whole month would hide everything else in it.
    """
    window = window_of(entry)
    if window is not None:
        return window[0], window[0]
    if not isinstance(entry.when, Settled):
        return None
    return (entry.when.last if entry.activity.is_task else entry.when.first), entry.when.last


def stands_alone(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether it has an entry of its own in a calendar: a step that only shares its parent's date is told there.

    Somebody's own step, one that is due, and one with a time or a day of its own stand alone.
    """
    activity = entry.activity
    if activity.parent is None or not entry.is_shared:
        return True
    return bool(activity.owners or activity.due or entry.hours or entry.when != entries[activity.parent].when)


def told_steps(activity: Activity, entries: Sequence[Entry]) -> Iterator[Activity]:
    """The steps, and steps of these, that the activity's entry tells of, in the order of the text."""
    for number in activity.steps:
        if not stands_alone(entries[number], entries):
            yield entries[number].activity
            yield from told_steps(entries[number].activity, entries)


def plan_zone(plan: Plan) -> ZoneInfo | None:
    """The plan's time zone, None if it names none that exists."""
    return find_zone(plan.zone.zone.text) if plan.zone is not None else None


def plain_name(activity: Activity, entries: Sequence[Entry]) -> str:
    """The full name without the day of an occurrence, which stands beside it: `agenda of community call`."""
    names = [activity.name.text]
    while activity.parent is not None:
        activity = entries[activity.parent].activity
        names.append(activity.name.text)
    return " of ".join(names)


def moved_of(entry: Entry) -> Moved | None:
    """From which day it was moved, off a closed one or by the plan, and why."""
    origin = entry.activity.origin
    if entry.moved is None and origin is not None and origin.moved:
        return Moved(origin.first, MOVED_BY_PLAN)
    return entry.moved


def needs_of(activity: Activity) -> list[int]:
    """The numbers of the activities that it needs, each once."""
    return list(dict.fromkeys(edge.target for edge in activity.edges_of(Why.NEED)))


def root_of(activity: Activity, schedule: Schedule) -> Activity:
    """The activity at the top of the plan to which a step belongs."""
    while activity.parent is not None:
        activity = schedule.graph.activities[activity.parent]
    return activity


def series_of(activity: Activity, schedule: Schedule) -> str | None:
    """The series to which it or the nearest activity above it belongs, written as its `each` line writes it."""
    while activity.series is None and activity.parent is not None:
        activity = schedule.graph.activities[activity.parent]
    shape = schedule.graph.plan.shapes.get(activity.series or "")
    return shape.name.text if shape else activity.series


def last_reasons(entry: Entry, entries: Sequence[Entry], most: int = MOST_REASONS) -> tuple[list[Step], bool]:
    """The last reasons of a date in the order in which they were applied, and whether earlier ones are left out.

    As schedule.because, but of a bounded length: the whole chains of a plan may be as long as the square of it.
    """
    steps: list[Step] = []
    link: Entry | None = entry
    while link is not None and len(steps) <= most:
        steps.extend(Step(link, reason) for reason in reversed(link.reasons))
        link = entries[link.follows] if link.follows is not None else None
    return steps[:most][::-1], link is not None or len(steps) > most
