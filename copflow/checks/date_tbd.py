"""An activity has no date yet, and the plan says so: `TBD`."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.language.standing import State
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every activity that says it, unless it is done or cancelled, or has a date beside it, which was reported."""
    for activity in schedule.graph.activities:
        clause = activity.states.get(State.TBD)
        if clause is not None and not activity.is_over and not activity.broken:
            title = f"{quoted(activity.full_name)} has no date yet."
            yield finding("date-tbd", activity.name.span, title)
