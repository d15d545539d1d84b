"""A date is on a holiday or in a closure."""

from collections.abc import Iterator
from datetime import date

from copflow.checks.finding import finding, known_days, place
from copflow.dates import speak
from copflow.dates.feasts import ALIASES, feast, holiday_key
from copflow.dates.nesting import hooks
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.graph.model import date_forms
from copflow.schedule.model import Entry, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Deadlines by their day, anything else by its first day."""
    for entry, day in known_days(schedule):
        name = schedule.calendar.why_closed(day)
        if name and not _says_so(entry, name, day):
            span, labels = place(entry)
            kind = "due" if entry.activity.is_task else "planned"
            title = f"{quoted(entry.activity.full_name)} is {kind} on {speak.day(day)}, which is closed: {name}."
            note = "Say where it goes with `or next working day`, or for the whole plan with `on closed days …`."
            yield finding("closed-day", span, title, labels=labels, notes=(note,))


def _says_so(entry: Entry, closed: str, day: date) -> bool:
    """Whether the activity's name or its date has the name of the holiday, a day in lieu included."""
    names = [holiday_key(name.removesuffix(" (observed)")) for name in closed.split("; ")]
    names += [alias for alias, name in ALIASES.items() if holiday_key(name) in names]
    said = [holiday_key(entry.activity.name.text)]
    said += [holiday_key(name) for name in (entry.activity.origin.names if entry.activity.origin else ())]
    for form in date_forms(entry.activity):
        said += [holiday_key(hook.ref.name.text) for hook in hooks(form) if hook.ref is not None]
    return any(name in text for name in names for text in said) or any(feast(text, day.year) == day for text in said)
