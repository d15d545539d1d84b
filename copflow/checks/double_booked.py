"""A person has two events at the same time."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from copflow.checks.finding import date_span, finding
from copflow.dates import speak
from copflow.dates.forms import END_OF_DAY, ClockTime
from copflow.dates.zones import instant, session
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.language.plan import Person
from copflow.schedule.model import Entry, Schedule, Settled

SHOWN_PEOPLE = 3
"""How many people of a team are named, if there are more than one other."""


class Session(NamedTuple):
    """When somebody is busy: instants in UTC."""

    start: datetime
    end: datetime
    number: int
    entry: Entry


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Each person's events in order of time, each against the last one that is not over yet. Who has the same two, as
    the people of a team, is told of together."""
    found: dict[tuple[int, int], tuple[Entry, Entry, list[str]]] = {}
    for person, busy in _sessions(schedule).values():
        busy.sort(key=lambda one: one[:3])
        current = busy[0]
        for later in busy[1:]:
            if later.start < current.end and not _related(later.entry, current.entry):
                pair = (current.number, later.number)
                found.setdefault(pair, (current.entry, later.entry, []))[2].append(person.name.text)
            current = max(current, later, key=lambda one: one.end)
    for one, other, people in found.values():
        yield _report(people, one, other)


def _sessions(schedule: Schedule) -> dict[str, tuple[Person, list[Session]]]:
    """The events of each person that has any; tasks leave the hour to her, and so does work of several days."""
    found: dict[str, tuple[Person, list[Session]]] = {}
    for entry in schedule.entries:
        if entry.activity.is_over or entry.activity.is_task or entry.is_shared or not isinstance(entry.when, Settled):
            continue
        if entry.hours is None and entry.when.first != entry.when.last:
            continue
        if not entry.activity.owners:
            continue
        session = _session(entry, entry.when)  # the same for all people of a team
        for person in entry.activity.owners:
            found.setdefault(person.name.key, (person, []))[1].append(session)
    return found


def _session(entry: Entry, when: Settled) -> Session:
    zone = entry.zone or ZoneInfo("UTC")
    if entry.hours is None:
        start = instant(when.first, ClockTime(0), zone)
        end = instant(when.last, END_OF_DAY, zone)
    else:
        start, end = session(when.first, entry.hours, zone, usual=1)
    return Session(start, end, entry.activity.number, entry)


def _related(one: Entry, other: Entry) -> bool:
    """A step takes place within its activity."""
    return one.activity.parent == other.activity.number or other.activity.parent == one.activity.number


def _report(people: list[str], one: Entry, other: Entry) -> Diagnostic:
    assert isinstance(other.when, Settled)
    names = f"{quoted(one.activity.full_name)} and {quoted(other.activity.full_name)}"
    more = len(people) - SHOWN_PEOPLE
    who = speak.listed(people if more < 2 else [*people[:SHOWN_PEOPLE], f"{more} others"])
    title = f"{who} {'has' if len(people) == 1 else 'have'} {names} at the same time on {speak.day(other.when.first)}."
    note = "Move one of them, or give one to somebody else."
    labels = (Label(date_span(one), f"{quoted(one.activity.full_name)}"),)
    return finding("double-booked", other.activity.name.span, title, labels=labels, notes=(note,))
