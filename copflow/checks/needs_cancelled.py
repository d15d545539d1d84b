"""Something that an activity needs or counts from is cancelled."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity, Edge, Why
from copflow.language.standing import State
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Each place that names a cancelled activity, once; `every` leaves those out that are cancelled."""
    activities = schedule.graph.activities
    reported: set[Span] = set()
    for activity in activities:
        for edge in () if activity.is_over else activity.edges:
            if edge.why is not Why.SHARE and activities[edge.target].is_cancelled and edge.span not in reported:
                reported.add(edge.span)
                yield _report(activity, edge, activities[edge.target])


def _report(activity: Activity, edge: Edge, cancelled: Activity) -> Diagnostic:
    title = f"{quoted(activity.full_name)} {edge.why.value} {quoted(cancelled.full_name)}, which is cancelled."
    labels = (Label(cancelled.states[State.CANCELLED].span, "cancelled here"),)
    return finding("needs-cancelled", edge.span, title, labels=labels)
