"""A date was moved off a closed day, as the plan says."""

from collections.abc import Iterator

from copflow.checks.finding import finding, place
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Schedule, Settled


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every move, with the day it came from and why."""
    for entry in schedule.entries:
        if entry.moved is None or not isinstance(entry.when, Settled):
            continue
        span, labels = place(entry)
        day = entry.when.last if entry.activity.is_task else entry.when.first
        came = f"{speak.day(entry.moved.day)} ({entry.moved.why})"
        title = f"{quoted(entry.activity.full_name)} moved from {came} to {speak.day(day)}."
        yield finding("moved-day", span, title, labels=labels)
