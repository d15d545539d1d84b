"""A person has clearly more deadlines and events in one calendar week than in her own usual week."""

from collections.abc import Iterator
from datetime import date
from statistics import median
from typing import NamedTuple

from copflow.checks.finding import finding, place
from copflow.checks.gatherings import all_named
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.language.plan import Person
from copflow.language.standing import State
from copflow.schedule.model import Entry, Schedule, Settled

MANY = 6
"""From how many deadlines and events on a week may be too full: more than one on each working day."""
TIMES = 2
"""More than how many times the usual number is clearly more."""
FEWEST_WEEKS = 3
"""In how many weeks somebody must have something, that one of them can be usual."""
SHOWN_PEOPLE = 3
SHOWN_LABELS = 5
SHOWN_THINGS = 8


class Full(NamedTuple):
    """A week that is too full: its first day, what is in it in order of time, and how much is usual."""

    week: date
    entries: list[Entry]
    usual: float


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Each week of each person; those who have the very same things in it, as a team, are told together."""
    found: dict[tuple[date, float, tuple[int, ...]], tuple[Full, list[str]]] = {}
    for person, weeks in _weeks(schedule):
        for full in _full(weeks):
            key = (full.week, full.usual, tuple(entry.activity.number for entry in full.entries))
            found.setdefault(key, (full, []))[1].append(person.name.text)
    for full, names in found.values():
        yield _report(full, names, schedule)


def _weeks(schedule: Schedule) -> Iterator[tuple[Person, dict[date, list[Entry]]]]:
    """What each person has, by the first day of its week, which begins as the plan says."""
    people: dict[str, tuple[Person, dict[date, list[Entry]]]] = {}
    for entry in schedule.entries:
        day = _day(entry)
        if day is None or not entry.activity.owners:
            continue
        week = schedule.calendar.week_of(day)[0]
        for person in entry.activity.owners:
            if not _is_told_above(entry, person, schedule):
                weeks = people.setdefault(person.name.key, (person, {}))[1]
                weeks.setdefault(week, []).append(entry)
    yield from people.values()


def _day(entry: Entry) -> date | None:
    """The day on which it counts: that of the deadline, or on which the event begins. What is over, or optional, or has
    no day yet, does not count."""
    activity = entry.activity
    if activity.is_over or State.OPTIONAL in activity.states or not isinstance(entry.when, Settled):
        return None
    return entry.when.last if activity.is_task else entry.when.first


def _is_told_above(entry: Entry, person: Person, schedule: Schedule) -> bool:
    """Whether it is a part of something that the same person has on the same day."""
    parent = entry.activity.parent
    return entry.is_shared and parent is not None and person in schedule.graph.activities[parent].owners


def _full(weeks: dict[date, list[Entry]]) -> Iterator[Full]:
    """The weeks with clearly more than the usual one, of those in which there is anything."""
    if len(weeks) < FEWEST_WEEKS:
        return
    usual = median(map(len, weeks.values()))
    for week in sorted(weeks):
        if len(weeks[week]) >= MANY and len(weeks[week]) > TIMES * usual:
            yield Full(week, sorted(weeks[week], key=_order), usual)


def _order(entry: Entry) -> tuple[date, int]:
    return _day(entry) or date.max, entry.activity.number


def _report(full: Full, names: list[str], schedule: Schedule) -> Diagnostic:
    more = len(names) - SHOWN_PEOPLE
    who = speak.listed(names if more < 2 else [*names[:SHOWN_PEOPLE], f"{more} others"])
    verb = "has" if len(names) == 1 else "have"
    tasks = sum(entry.activity.is_task for entry in full.entries)
    events = len(full.entries) - tasks
    what = [*([speak.count(tasks, "deadline")] if tasks else []), *([speak.count(events, "event")] if events else [])]
    first, last = schedule.calendar.week_of(full.week)
    title = f"{who} {verb} {speak.listed(what)} from {speak.days(first, last)}; usually it is {full.usual:g} a week."
    span, labels = place(full.entries[0])
    spans = dict.fromkeys(entry.activity.name.span for entry in full.entries[1:])
    labels += [Label(one, "in the same week") for one in list(spans)[:SHOWN_LABELS]]
    note = f"In that week: {all_named(full.entries, SHOWN_THINGS)}."
    return finding("overloaded-week", span, title, labels=labels, notes=(note,))
