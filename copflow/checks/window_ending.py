"""Something that has a time of day still has no day, and its window is over or ends soon.

Why: people cannot come at 14:00 on some day in October, and little time is left to tell them on which.
Example: `webinar 1 in October at 14:00`, looked at on 25 October.
Instead: its day, `done`, or `cancelled`.
"""

from collections.abc import Iterator
from datetime import timedelta

from copflow.checks.finding import by_repetition, finding, others, place
from copflow.checks.past_date import has_more_ahead
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Entry, Open, Schedule

SOON = timedelta(days=14)
"""How long before the last day that is left the day should be known: invitations go out two weeks before."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Nothing is said of a plan that is over as a whole."""
    if not has_more_ahead(schedule):
        return
    for group in by_repetition((entry for entry in schedule.entries if is_ending(entry, schedule)), schedule):
        yield _report(group, schedule)


def is_ending(entry: Entry, schedule: Schedule) -> bool:
    """Whether its day should be known by now. What says no time of day, such as `research in August`, may need none."""
    activity, when = entry.activity, entry.when
    if activity.window is None or activity.is_over or activity.is_task or not isinstance(when, Open):
        return False
    return entry.hours is not None and when.latest - SOON <= schedule.today


def _report(group: list[Entry], schedule: Schedule) -> Diagnostic:
    entry, today = group[0], schedule.today
    assert isinstance(entry.when, Open)
    span, labels = place(entry)
    latest = entry.when.latest
    name, day = quoted(entry.activity.full_name), speak.day(latest)
    title = f"{name} has no day yet, and {day}, the last one that it may be on, has passed."
    if latest >= today:
        left = "today" if latest == today else f"in {speak.count((latest - today).days, 'day')}"
        title = f"{name} has no day yet, and the last one that it may be on is {left}, {day}."
    notes = (f"Today is {speak.day(today)}.", *others(group))
    return finding("window-ending", span, title, labels=labels, notes=notes)
