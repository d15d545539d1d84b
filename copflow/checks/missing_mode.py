"""A gathering does not say how people take part, as the others of its series, or most others of the plan, do."""

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
    """All that miss it in one series, or in the plan, together. What a series says counts once: that all webinars are
    online says nothing of the orientation."""
    saying, silent = [], []
    for entries in _kinds(schedule):
        said = [entry for entry in entries if entry.activity.mode is not None]
        unsaid = [entry for entry in entries if entry.activity.mode is None and entry.activity.place is None]
        if len(said) > len(unsaid):
            saying.append(said)
        if not said and unsaid:
            silent.append(unsaid)
        elif unsaid and _is_usual(len(said), len(unsaid)):
            yield _report(unsaid, f"as {len(said)} others of its series do")
    if silent and _is_usual(len(saying), len(silent)):
        yield _report([entries[0] for entries in silent], f"as {len(saying)} others do")


def _is_usual(said: int, unsaid: int) -> bool:
    return said >= FEWEST_OTHERS and said > unsaid


def _kinds(schedule: Schedule) -> list[list[Entry]]:
    """The gatherings that are still to be held, those of a series together. Parts of one are held as it is."""
    kinds: dict[str | int, list[Entry]] = {}
    for entry in schedule.entries:
        activity = entry.activity
        if activity.parent is None and not activity.is_over and not activity.flawed and is_gathering(entry):
            kinds.setdefault(activity.series or activity.number, []).append(entry)
    return list(kinds.values())


def _report(entries: list[Entry], others: str) -> Diagnostic:
    first, *rest = {entry.activity.name.span: entry.activity for entry in entries}.values()
    title = f"{quoted(first.name.text)} does not say whether it is online or in person, {others}."
    labels = [Label(activity.name.span, "nor does this one") for activity in rest[:SHOWN]]
    notes = [f"So it is with {len(rest) - SHOWN} more."] if len(rest) > SHOWN else []
    return finding("missing-mode", first.name.span, title, labels=labels, notes=notes)
