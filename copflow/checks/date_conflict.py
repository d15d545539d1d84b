"""Something that an activity needs is finished too late."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from copflow.checks.finding import date_span, finding
from copflow.dates import speak
from copflow.dates.zones import instant, session
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.graph.model import Edge, Why
from copflow.schedule.chain import both, chain_of
from copflow.schedule.model import Entry, Open, Schedule, Settled


class Conflict(NamedTuple):
    """An activity, what it needs, the place that says so, and by how many days that is finished too late (0: by hours
    of the same day)."""

    entry: Entry
    need: Entry
    edge: Edge
    days: int


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every need that is finished too late."""
    return (report(conflict, schedule) for conflict in conflicts(schedule))


def conflicts(schedule: Schedule) -> Iterator[Conflict]:
    """Every need of an activity with a date of its own, where even the latest start is before the earliest finish."""
    for entry in schedule.entries:
        if not entry.activity.has_date or entry.activity.is_over:
            continue
        for edge in entry.activity.edges:
            if edge.why is Why.NEED and (days := _too_late(entry, schedule.entries[edge.target])) is not None:
                yield Conflict(entry, schedule.entries[edge.target], edge, days)


def _too_late(entry: Entry, need: Entry) -> int | None:
    """By how many days (0: by hours of the same day) the need is finished too late; None if it is in time."""
    start, finish = _latest_start(entry), _earliest_finish(need)
    if start is None or finish is None or need.activity.is_over:
        return None
    in_time = _by_the_clock(entry, need)
    if in_time is None:
        return (finish - start).days if start < finish else None
    return None if in_time else max(0, (finish - start).days)


def _latest_start(entry: Entry) -> date | None:
    """A deadline of one day: the need may be finished on that day too."""
    match entry.when:
        case Settled(first=first):
            return first
        case Open(latest=latest):
            return latest
        case _:
            return None


def _earliest_finish(entry: Entry) -> date | None:
    match entry.when:
        case Settled(last=last):
            return last
        case Open(earliest=earliest, length=length):
            return date.fromordinal(earliest.toordinal() + length - 1)
        case _:
            return None


def _by_the_clock(entry: Entry, need: Entry) -> bool | None:
    """Whether the need is over when it is needed, by their instants: a day ends earlier in some zones than in others.

    None if one of them has no time. What begins when it is needed is not in time.
    """
    if not (entry.hours and need.hours and entry.zone and need.zone):
        return None
    if not (isinstance(entry.when, Settled) and isinstance(need.when, Settled)):
        return None
    start = instant(entry.when.first, entry.hours.start, entry.zone)
    begins, ends = session(need.when.last, need.hours, need.zone, usual=0)
    return begins < start and ends <= start


def report(conflict: Conflict, schedule: Schedule) -> Diagnostic:
    """What is said of a conflict, with the ways to both dates."""
    entry, need, edge, days = conflict
    start, finish = _latest_start(entry), _earliest_finish(need)
    assert start is not None and finish is not None
    late = f"{speak.count(days, 'day')} after" if days else "later on that day than" if start == finish else "after"
    name, needed = quoted(entry.activity.full_name), quoted(need.activity.full_name)
    title = f"{needed} is finished on {speak.day(finish)}, {late} {name} needs it."
    labels = [
        Label(date_span(entry), f"{name}: {speak.day(start)}"),
        Label(date_span(need), f"{needed}: {speak.day(finish)}"),
    ]
    entries = schedule.entries
    chain = both(chain_of(entry, entries, "too early"), chain_of(need, entries, "needed first"))
    return finding("date-conflict", edge.span, title, labels=labels, chain=chain)
