"""A deadline lasts hours, which nothing would show: it is one instant."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.dates.forms import CalendarDay, MinuteLength
from copflow.diagnostics.diagnostic import Diagnostic, Fix, replace
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity
from copflow.language.nodes import OnDay
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every deadline with a length in hours or minutes; one that a shape says is told once."""
    told: set[Span] = set()
    for entry in schedule.entries:
        activity = entry.activity
        length = activity.length
        if length is None or not activity.is_task or activity.flawed or activity.is_over or length.span in told:
            continue
        if isinstance(length.length, MinuteLength):
            told.add(length.span)
            lasts = speak.length(length.length.minutes)
            title = f"{quoted(activity.full_name)} is due, and a deadline does not last {lasts}."
            note = "If it takes place then, say `on` instead of `due`. A task may take days: `for 2 days`."
            fixes = (*_takes_place(activity), replace(length.span, "", "Delete the length"))
            yield finding("deadline-length", length.span, title, notes=(note,), fixes=fixes)


def _takes_place(activity: Activity) -> Iterator[Fix]:
    """`on` instead of the `due` before a day."""
    due = activity.due
    if due is None or not isinstance(due.when, OnDay) or not isinstance(due.when.day, CalendarDay):
        return
    if due.when.span.start == due.when.day.span.start:  # not `due on 12 May`
        yield replace(Span(due.span.start, due.span.start + len("due")), "on", 'Write "on" instead of "due"')
