"""Times have no time zone; they are read as UTC."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import At, FromHours
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Once for the plan, at the first time that has no zone."""
    plan = schedule.graph.plan
    if plan.zone is not None or "time zone" in plan.broken:
        return
    for activity in schedule.graph.activities:
        if activity.time is not None and activity.zone is None and not _has_offset(activity.time):
            title = f"The plan has no time zone: the time of {quoted(activity.full_name)} is read as UTC."
            note = "Name the zone below the plan's line, for example: time zone America/New_York"
            yield finding("missing-zone", activity.time.span, title, notes=(note,))
            return


def _has_offset(time: At | FromHours) -> bool:
    """An offset from UTC without a zone is the rule wrong-offset's."""
    return time.beside is not None and time.beside.offset is not None
