"""Something that an activity needs is finished on the very day on which the activity begins.

Why: if the one slips by a day, the other cannot begin in time.
Example: `training on 12 May, needs rooms`, and `rooms due 12 May`.
Instead: nothing, or an earlier day for the one.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.model import Edge, Why
from copflow.schedule.model import Entry, Schedule, Settled


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Needs between days that the plan sets; where the hours tell which is first, and of steps of one activity on one
    day, nothing is said. A need in a shape is told once."""
    reported: set[Span] = set()
    for entry in schedule.entries:
        if entry.activity.is_over or not entry.activity.has_day or not isinstance(entry.when, Settled):
            continue
        for edge in entry.activity.edges:
            need = schedule.entries[edge.target]
            if edge.why is Why.NEED and edge.span not in reported and _is_tight(entry, need):
                reported.add(edge.span)
                yield _report(entry, need, edge)


def _is_tight(entry: Entry, need: Entry) -> bool:
    if need.activity.is_over or not isinstance(need.when, Settled) or not isinstance(entry.when, Settled):
        return False
    timed = entry.hours is not None and need.hours is not None
    siblings = entry.activity.parent is not None and entry.activity.parent == need.activity.parent
    return need.when.last == entry.when.first and not timed and not siblings


def _report(entry: Entry, need: Entry, edge: Edge) -> Diagnostic:
    assert isinstance(need.when, Settled)
    name, needed, day = quoted(entry.activity.full_name), quoted(need.activity.full_name), speak.day(need.when.last)
    title = f"{needed} may not slip: it is finished on {day}, when {name} needs it."
    return finding("no-slack", edge.span, title, labels=(Label(need.activity.name.span, "what is needed"),))
