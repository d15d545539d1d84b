"""A time does not exist, or exists twice, because the clocks change on that day."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from copflow.checks.finding import finding, other_time
from copflow.dates import speak
from copflow.dates.forms import END_OF_DAY, ClockTime
from copflow.dates.zones import ClockChange, both_readings, clock_change, end_day, zone_words
from copflow.diagnostics.diagnostic import Diagnostic, Fix
from copflow.language.nodes import At
from copflow.schedule.model import Entry, Schedule, Settled


class Moment(NamedTuple):
    """A wall-clock time of a plan, on its day."""

    day: date
    at: ClockTime
    zone: ZoneInfo


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """The start, and the end that is written, of every timed activity whose day is known."""
    for entry in schedule.entries:
        if entry.activity.is_over:
            continue
        for moment in _moments(entry):
            change = clock_change(*moment)
            if change is not None:
                yield _report(entry, moment, change)


def _moments(entry: Entry) -> Iterator[Moment]:
    if not isinstance(entry.when, Settled) or entry.hours is None or entry.zone is None:
        return
    first = entry.when.last if entry.activity.is_task else entry.when.first
    moments = [Moment(first, entry.hours.start, entry.zone)]
    if entry.hours.end is not None:
        moments.append(Moment(end_day(entry.when.last, entry.hours), entry.hours.end, entry.zone))
    yield from (moment for moment in moments if moment.at != END_OF_DAY)  # a day ends once, whatever the clocks do


def _report(entry: Entry, moment: Moment, change: ClockChange) -> Diagnostic:
    day, at, zone = moment
    written = speak.clock(at)
    title = f"{written} {change.value} on {speak.day(day)} in {zone_words(zone)}: the clocks change."
    before, after = (_reading(read, moment) for read in both_readings(*moment))
    if change is ClockChange.GAP:
        notes = (
            f"It is read with the clock of before the change, as {before}.",
            f"With the clock of after it, it would be {after}.",
        )
    else:
        notes = (f"It is read as the first of the two, {before}.", f"The second one is {after}.")
    span = entry.activity.time.span if entry.activity.time is not None else entry.activity.name.span
    return finding("clock-change", span, title, notes=notes, fixes=tuple(_fixes(entry, moment, change)))


def _reading(read: datetime, moment: Moment) -> str:
    """`03:30 by the clock there, 07:30 UTC`: an instant by both clocks, the day where it is another one."""
    local = read.astimezone(moment.zone)
    day = f" on {speak.day(read.date())}" if read.date() != moment.day else ""
    return f"{speak.clock(local.time())} by the clock there, {speak.clock(read.time())} UTC{day}"


def _fixes(entry: Entry, moment: Moment, change: ClockChange) -> Iterator[Fix]:
    """Each reading as a time that there is once: of a gap by the clock there, of an hour that comes twice in UTC."""
    time = entry.activity.time
    if not isinstance(time, At) or time.by or time.span.start not in range(*entry.activity.span):
        return
    has_zone = entry.activity.zone is not None
    beside = time.beside is not None and time.beside.zone is not None
    for read in both_readings(*moment):
        local = read.astimezone(moment.zone)
        if change is ClockChange.GAP and local.date() == moment.day and (not has_zone or beside):
            zone = f" {zone_words(moment.zone)}" if beside else ""
            clock = speak.clock(local.time())
            yield Fix(f"Write {clock}", (other_time(entry, f"at {clock}{zone}"),))
        elif change is ClockChange.OVERLAP and read.date() == moment.day and (not has_zone or beside):
            clock = f"{speak.clock(read.time())} UTC"
            yield Fix(f"Write {clock}", (other_time(entry, f"at {clock}"),))
