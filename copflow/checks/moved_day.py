"""A date was moved off a closed day, as the plan says."""

from collections.abc import Iterator

from copflow.checks.finding import by_repetition, finding, others, place
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Entry, Schedule, Settled


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every move, with the day it came from and why; those of a repetition together."""
    moved = (entry for entry in schedule.entries if entry.moved is not None and isinstance(entry.when, Settled))
    for group in by_repetition(moved, schedule):
        yield _report(group)


def _report(group: list[Entry]) -> Diagnostic:
    entry = group[0]
    assert entry.moved is not None and isinstance(entry.when, Settled)
    span, labels = place(entry)
    day = entry.when.last if entry.activity.is_task else entry.when.first
    came = f"{speak.day(entry.moved.day)} ({entry.moved.why})"
    title = f"{quoted(entry.activity.full_name)} moved from {came} to {speak.day(day)}."
    return finding("moved-day", span, title, labels=labels, notes=others(group))
