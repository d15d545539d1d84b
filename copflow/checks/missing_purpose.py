"""The plan declares a purpose, and nothing in it serves that purpose."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.checks.gatherings import is_understood
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """All purposes that are left over, at the first of them. The four that every plan has are nobody's promise."""
    served = {activity.purpose for activity in schedule.graph.activities if not activity.is_cancelled}
    names = {name.key: name for name in schedule.graph.plan.own_purposes}
    left = [name for key, name in names.items() if key not in served]
    if not left or not is_understood(schedule):
        return
    shown = speak.listed([quoted(name.text) for name in left], "or")
    title = f"Nothing in the plan has the purpose {shown}."
    labels = [Label(name.span, "nor this one") for name in left[1:]]
    yield finding("missing-purpose", left[0].span, title, labels=labels)
