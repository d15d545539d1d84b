"""An activity has a window and no day yet.

Why: most plans begin like this. What hangs on it has no day either; deadlines are shown at the earliest, safe one.
Example: `webinar 1 in November`.
Instead: nothing until the day is known; then `webinar 1 on 10 November`.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding, place
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Open, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Only activities that say a window themselves: what counts from them is open for the same reason. What is done or
    cancelled needs no day any more."""
    for entry in schedule.entries:
        if entry.activity.is_over:
            continue
        if isinstance(entry.when, Open) and entry.activity.window is not None:
            span, labels = place(entry)
            when = speak.days(entry.when.earliest, entry.when.latest)
            title = f"{quoted(entry.activity.full_name)} has no day yet: some day from {when}."
            yield finding("window-open", span, title, labels=labels)
