"""An event has a time that only deadlines have: the end of a day, or a `by`."""

from collections.abc import Iterator
from datetime import timedelta

from copflow.checks.finding import finding, other_time
from copflow.dates import speak
from copflow.dates.forms import END_OF_DAY, CalendarDay
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, replace
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.nodes import At
from copflow.schedule.model import Entry, Schedule, Settled


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every event with such a time; one that a shape says is told once."""
    told: set[Span] = set()
    for entry in schedule.entries:
        time = entry.activity.time
        if not isinstance(time, At) or entry.activity.is_task or time.span in told:
            continue
        if time.by or time.start == END_OF_DAY:
            told.add(time.span)
            yield _report(entry, time)


def _report(entry: Entry, time: At) -> Diagnostic:
    name = quoted(entry.activity.full_name)
    fixes = [*_due(entry, time), *_next_day(entry, time)]
    if time.start != END_OF_DAY:
        title = f"{name} takes place, and `by` says when something must be finished."
        return finding("deadline-time", time.span, title, fixes=fixes)
    title = f"{name} cannot begin at 24:00, when the day is over."
    note = "If it must be finished by then, it is due; what begins then begins at 0:00 of the next day."
    return finding("deadline-time", time.span, title, notes=(note,), fixes=fixes)


def _due(entry: Entry, time: At) -> Iterator[Fix]:
    """`due` instead of the `on` of its own date."""
    activity = entry.activity
    if activity.day is not None and _is_own(entry, activity.day.span) and _is_own(entry, time.span):
        start = activity.day.span.start
        yield replace(Span(start, start), "due ", 'Write "due" before its date')


def _next_day(entry: Entry, time: At) -> Iterator[Fix]:
    """The same instant as the beginning of the next day, where both are written out."""
    day = entry.activity.day
    if time.start != END_OF_DAY or day is None or not isinstance(day.day, CalendarDay):
        return
    if isinstance(entry.when, Settled) and _is_own(entry, day.span) and _is_own(entry, time.span):
        after = speak.plain_day(entry.when.first + timedelta(1))
        edits = (Edit(day.day.span, after), other_time(entry, "at 0:00"))
        yield Fix(f"Write {after} at 0:00", edits)


def _is_own(entry: Entry, span: Span) -> bool:
    """Whether a clause stands in the activity's own line; a shape's is that of many."""
    return entry.activity.span.start <= span.start < entry.activity.span.end
