"""An event has nothing planned after it, although others have: of its series, or those of another series."""

from collections.abc import Iterator

from copflow.checks.around import Beside, after, before
from copflow.checks.finding import finding
from copflow.checks.gatherings import Series, all_named, events_by_series, is_gathering, named
from copflow.checks.lacking import Lacking, alike, lacking
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.schedule.model import Entry, Schedule

FEWEST = 3
"""How many gatherings a series must have, that it should be like another series."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Once for each series."""
    series = events_by_series(schedule)
    if not series:
        return
    beside = after(schedule)
    yield from map(_report, lacking(series, beside, lambda: before(schedule)))
    yield from _whole_series(series, beside)


def _report(found: Lacking) -> Diagnostic:
    entry = found.entries[0]
    others = f"{speak.count(found.others, 'other')} of its series"
    title = f"Nothing is planned after {named(entry)}, as it is after {others}."
    notes = [f"After {named(found.other)} is {named(found.example)}."]
    if len(found.entries) > 1:
        notes.append(f"Nor is anything after {all_named(found.entries[1:], last='or')}.")
    return _finding(entry, title, notes, found.example)


def _whole_series(series: dict[Series, list[Entry]], beside: Beside) -> Iterator[Diagnostic]:
    """The series of gatherings of which none has it, where each one of another series has."""
    held = [
        entries
        for (parent, _name), entries in series.items()
        if parent is None and len(entries) >= FEWEST and all(map(is_gathering, entries))
    ]
    model = next((found for one in held if len(found := alike(one, beside)) == len(one)), None)
    for entries in held if model is not None else ():
        left = [entry for entry in entries if not entry.activity.is_over]
        if model and left and not any(entry.activity.number in beside or entry.activity.flawed for entry in entries):
            event, example = model[0]
            others = f" and {speak.count(len(left) - 1, 'other')} of its series" if len(left) > 1 else ""
            title = f"Nothing is planned after {named(left[0])}{others}."
            yield _finding(left[0], title, [f"After {named(event)} is {named(example)}."], example)


def _finding(entry: Entry, title: str, notes: list[str], example: Entry) -> Diagnostic:
    labels = (Label(example.activity.name.span, "as this is"),)
    return finding("no-follow-up", entry.activity.name.span, title, labels=labels, notes=notes)
