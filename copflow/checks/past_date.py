"""A deadline has passed, and the plan does not say that the task is done.

Why: it was forgotten, or was done and nobody wrote it down; what waits for it is planned as if all were well.
Example: `survey due 30 October`, not done on 3 November, in a plan that says of other tasks that they are done.
Instead: `done`, another day, or `cancelled`.
"""

from collections.abc import Iterator
from datetime import date

from copflow.checks.finding import by_repetition, date_span, finding, others, place
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.standing import State
from copflow.schedule.model import Entry, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Only in a plan that says `done` of some things, and in which something is still ahead: many plans never say what
    is done, and those of last year are as they were left."""
    if not _is_kept(schedule) or not has_more_ahead(schedule):
        return
    late = (entry for entry in schedule.entries if _is_late(entry, schedule))
    for group in by_repetition(late, schedule):
        yield _report(group, schedule.today)


def has_more_ahead(schedule: Schedule) -> bool:
    """Whether something of the plan is left to be done today or later."""
    today = schedule.today
    return any(
        entry.last is not None and entry.last >= today and not entry.activity.is_over for entry in schedule.entries
    )


def _is_kept(schedule: Schedule) -> bool:
    """Whether the plan says of something that it is done."""
    return any(State.DONE in activity.states for activity in schedule.graph.activities)


def _is_late(entry: Entry, schedule: Schedule) -> bool:
    """A step of what is done is taken to be done too."""
    activity, last = entry.activity, entry.last
    if not activity.is_task or activity.is_over or entry.is_shared or last is None or last >= schedule.today:
        return False
    return activity.parent is None or not schedule.graph.activities[activity.parent].is_over


def _report(group: list[Entry], today: date) -> Diagnostic:
    entry = group[0]
    assert entry.last is not None
    span, labels = place(entry)
    title = f"{quoted(entry.activity.full_name)} was due on {speak.day(entry.last)}, and is not said to be done."
    notes = (f"Today is {speak.day(today)}.", *others(group))
    return finding("past-date", span, title, labels=labels, notes=notes, fixes=_fixes(group))


def _fixes(group: list[Entry]) -> Iterator[Fix]:
    """`done` behind the date, where that stands in the activity's own text and belongs to it alone."""
    entry, clause = group[0], date_span(group[0])
    own = entry.activity.span
    if len(group) == 1 and entry.activity.origin is None and own.start <= clause.start < own.end:
        yield Fix("Add `done`", (Edit(Span(clause.end, clause.end), ", done"),))
