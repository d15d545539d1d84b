"""An event has nothing planned before it, although the others of its series have."""

from collections.abc import Iterator

from copflow.checks.around import after, before
from copflow.checks.finding import finding
from copflow.checks.gatherings import all_named, events_by_series, named
from copflow.checks.lacking import Lacking, lacking
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Once for each series."""
    if series := events_by_series(schedule):
        yield from map(_report, lacking(series, before(schedule), lambda: after(schedule)))


def _report(found: Lacking) -> Diagnostic:
    entry = found.entries[0]
    others = f"{speak.count(found.others, 'other')} of its series"
    title = f"Nothing is planned before {named(entry)}, as it is before {others}."
    notes = [f"Before {named(found.other)} is {named(found.example)}."]
    if len(found.entries) > 1:
        notes.append(f"Nor is anything before {all_named(found.entries[1:], last='or')}.")
    labels = (Label(found.example.activity.name.span, "as this is"),)
    return finding("no-preparation", entry.activity.name.span, title, labels=labels, notes=notes)
