"""A date is on a holiday or in a closure.

Why: nobody is there. copflow keeps the day, because that is what the plan says.
Example: `guide due 1 week before` a webinar on 10 November 2026, in New York: Election Day.
Instead: say where such dates go, `on closed days tasks move to previous working day`, or choose another day.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding, known_days, place
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Deadlines by their day, anything else by its first day."""
    for entry, day in known_days(schedule):
        if name := schedule.calendar.why_closed(day):
            span, labels = place(entry)
            kind = "due" if entry.activity.is_task else "planned"
            title = f"{quoted(entry.activity.full_name)} is {kind} on {speak.day(day)}, which is closed: {name}."
            note = "Say where it goes with `or next working day`, or for the whole plan with `on closed days …`."
            yield finding("closed-day", span, title, labels=labels, notes=(note,))
