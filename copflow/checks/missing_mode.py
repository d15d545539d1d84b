"""A gathering does not say how people take part, as most others of the plan do."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.checks.gatherings import is_gathering
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Entry, Schedule

FEWEST_OTHERS = 2
"""How many others must say it."""
SHOWN = 5


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """All of them together, at the first one. Parts of a gathering are held as it is, and a place says how, too."""
    said, unsaid = [], []
    for entry in schedule.entries:
        activity = entry.activity
        if activity.parent is None and not activity.is_over and not activity.flawed and is_gathering(entry):
            if activity.mode is not None:
                said.append(entry)
            elif activity.place is None:
                unsaid.append(entry)
    if unsaid and len(said) >= FEWEST_OTHERS and len(said) > len(unsaid):
        yield _report(unsaid, said)


def _report(unsaid: list[Entry], said: list[Entry]) -> Diagnostic:
    lines = {entry.activity.name.span: entry for entry in unsaid}  # a repetition is one line
    entries = list(lines.values())
    first = entries[0].activity
    title = f"{quoted(first.name.text)} does not say whether it is online or in person, as {len(said)} others do."
    labels = [Label(entry.activity.name.span, "nor does this one") for entry in entries[1 : SHOWN + 1]]
    rest = len(entries) - 1 - len(labels)
    notes = [f"So it is with {rest} more."] if rest > 0 else []
    return finding("missing-mode", first.name.span, title, labels=labels, notes=notes)
