"""A date is beyond a limit of its own."""

from collections.abc import Iterator

from copflow.checks.finding import date_span, finding
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import Limit
from copflow.schedule.model import Entry, LimitDay, Open, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every limit that no day of its activity keeps."""
    for entry in schedule.entries:
        for limit in entry.limits:
            if _is_broken(entry, limit):
                yield _report(entry, limit)


def _is_broken(entry: Entry, limit: LimitDay) -> bool:
    """Of a day that is not set yet, only if no day of its window keeps the limit."""
    first, last = entry.first, entry.last
    if first is None or last is None:
        return False
    if isinstance(entry.when, Open):
        first, last = entry.when.latest, entry.when.earliest
    if limit.bound.limit is Limit.EARLIEST:
        return (last if entry.activity.is_task else first) < limit.days.low
    return last > limit.days.high


def _report(entry: Entry, limit: LimitDay) -> Diagnostic:
    is_late = limit.bound.limit is Limit.LATEST
    day, bound = (entry.last, limit.days.high) if is_late else (entry.first, limit.days.low)
    assert day is not None
    days = speak.count(abs((day - bound).days), "day")
    side = "after" if is_late else "before"
    name = quoted(entry.activity.full_name)
    title = f"{name} is on {speak.day(day)}, {days} {side} the {'latest' if is_late else 'earliest'} day it may be."
    labels = (Label(limit.bound.span, f"{limit.bound.limit.value} {speak.day(bound)}"),)
    return finding("out-of-bounds", date_span(entry), title, labels=labels)
