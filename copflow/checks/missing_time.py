"""An activity lasts some hours and has no time of day.

Why: without a time it is shown as a whole day, and its hours nowhere.
Example: `webinar 1 on 10 November for 2 hours`.
Instead: nothing until the time is known; then `at 14:00 for 2 hours`.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.dates.forms import MinuteLength
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every activity with hours and no time."""
    for activity in schedule.graph.activities:
        length = activity.length
        if activity.is_over:
            continue
        if activity.time is None and length is not None and isinstance(length.length, MinuteLength):
            lasts = speak.length(length.length.minutes)
            title = f"{quoted(activity.full_name)} lasts {lasts} and has no time of day yet."
            yield finding("missing-time", length.span, title)
