"""Nothing in a plan of connected activities has to do with one of them.

Why: what it waits for, or what waits for it, was forgotten.
Example: ten activities that need one another, and `mirror the site on 3 May`.
Instead: nothing if that is so; or `needs …`, or a date that counts from another one.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.graph.model import Why
from copflow.schedule.model import Schedule

FEWEST = 5
"""How many activities a plan has at least in which one can stand out."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """The only one without steps from which nothing counts and which nothing needs, in a plan in which most activities
    need others or are needed. A list of dates is meant to be one, and of a plan with mistakes nobody knows."""
    activities = schedule.graph.activities
    if any(activity.broken for activity in activities):
        return
    linked: set[int] = set()
    ordered: set[int] = set()
    for activity in activities:
        for edge in activity.edges:
            linked.update((activity.number, edge.target))
            if edge.why is Why.NEED:
                ordered.update((activity.number, edge.target))
    tops = [activity for activity in activities if activity.parent is None and activity.origin is None]
    alone = [one for one in tops if one.number not in linked and not one.steps]
    if len(tops) < FEWEST or len(alone) != 1 or 2 * sum(one.number in ordered for one in tops) < len(tops):
        return
    for activity in alone:
        if not activity.is_over and not activity.broken and not activity.flawed and activity.undated is None:
            title = f"{quoted(activity.full_name)} has to do with no other activity of the plan."
            note = "Nothing counts from it, nothing needs it, and it counts from nothing."
            yield finding("isolated-activity", activity.name.span, title, notes=(note,))
