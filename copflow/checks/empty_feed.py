"""Nothing of the plan would be in a calendar that is made of it.

Why: whoever subscribes sees an empty calendar, and takes it for broken.
Example: a plan in which every activity is `private`, `cancelled` or `TBD`.
Instead: a date, or a word less.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.schedule.model import Entry, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Of a plan with several activities, where the plan itself says why none is seen; a date that could not be read is
    another matter."""
    activities = schedule.graph.activities
    if len(activities) < 2 or "include" in schedule.graph.plan.broken or any(map(_is_seen, schedule.entries)):
        return
    reasons = list(dict.fromkeys(_why_not(entry) for entry in schedule.entries))
    if "" not in reasons:
        title = f"Nothing of this plan would be in its calendar: all of it is {speak.listed(reasons, 'or')}."
        yield finding("empty-feed", activities[0].name.span, title)


def _is_seen(entry: Entry) -> bool:
    """Whether it is in the calendar, as something that will happen."""
    return entry.last is not None and not entry.activity.is_private and not entry.activity.is_cancelled


def _why_not(entry: Entry) -> str:
    """Nothing, if it is not known: what has no date counts from another one, or says that it has none."""
    activity = entry.activity
    if activity.is_cancelled:
        return "cancelled"
    if activity.is_private:
        return "private"
    is_meant = activity.undated is not None or activity.edges
    return "without a date" if is_meant and not activity.broken and not activity.flawed else ""
