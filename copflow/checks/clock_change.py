"""A time does not exist, or exists twice, because the clocks change on that day.

Why: readers of the calendar would see another hour than the plan says, or either of two.
Example: `night shift on 14 March 2027 at 02:30` in New York, where 02:00 is followed by 03:00.
Instead: an hour earlier or later.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.dates.zones import ClockChange, clock_change, instant
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.schedule.model import Entry, Schedule, Settled


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """The start of every timed activity whose day is known."""
    for entry in schedule.entries:
        if entry.activity.is_over:
            continue
        if isinstance(entry.when, Settled) and entry.hours is not None and entry.zone is not None:
            change = clock_change(entry.when.first, entry.hours.start, entry.zone)
            if change is not None:
                yield _report(entry, entry.when, change)


def _report(entry: Entry, when: Settled, change: ClockChange) -> Diagnostic:
    assert entry.hours is not None and entry.zone is not None and entry.activity.time is not None
    written = speak.clock(entry.hours.start)
    title = f"{written} {change.value} on {speak.day(when.first)} in {entry.zone.key}: the clocks change."
    read = instant(when.first, entry.hours.start, entry.zone)
    shown = speak.clock(read.astimezone(entry.zone).time())
    if change is ClockChange.GAP:
        note = f"It is read as {shown}, with the clock of before the change ({speak.clock(read.time())} UTC)."
    else:
        note = f"It is read as the first of the two ({speak.clock(read.time())} UTC)."
    return finding("clock-change", entry.activity.time.span, title, notes=(note,))
