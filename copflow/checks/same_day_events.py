"""Two gatherings for the same people are on one day."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from copflow.checks.finding import finding, others, place
from copflow.checks.gatherings import is_gathering
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Entry, Schedule, Settled

BREAK = 60
"""How many minutes there may be between two sessions that are planned for one day on purpose."""
USUAL_MINUTES = 60
"""How long a gathering lasts that does not say it."""

Kind = str | int
"""The series of a gathering, or its number if it is in none."""


class Pair(NamedTuple):
    """Two gatherings of a day, and what makes their people the same."""

    one: Entry
    other: Entry
    why: str


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Each two kinds of gatherings once. What always meets on one day is planned so."""
    gatherings = [entry for entry in schedule.entries if _counts(entry)]
    sizes = Counter(_kind(entry) for entry in gatherings)
    groups: dict[tuple[Kind, Kind], list[Pair]] = {}
    for pair in _pairs(gatherings):
        groups.setdefault((_kind(pair.one), _kind(pair.other)), []).append(pair)
    for (kind, other), pairs in groups.items():
        days = len(pairs) * (2 if kind == other else 1)
        if len(pairs) == 1 or 2 * days <= min(sizes[kind], sizes[other]):
            yield _report(pairs)


def _counts(entry: Entry) -> bool:
    """Whether it is a gathering of one day, known, that is still to be held. Steps are parts of something."""
    activity = entry.activity
    if activity.parent is not None or activity.is_over or not isinstance(entry.when, Settled):
        return False
    return is_gathering(entry) and entry.when.first == entry.when.last


def _kind(entry: Entry) -> Kind:
    return entry.activity.series or entry.activity.number


def _pairs(gatherings: Iterable[Entry]) -> Iterator[Pair]:
    """Exactly two of a day: three and more are a day of sessions."""
    groups: dict[tuple[date, object, str], list[Entry]] = {}
    for entry in gatherings:
        for audience, why in _audiences(entry):
            assert entry.first is not None
            groups.setdefault((entry.first, audience, why), []).append(entry)
    told: set[tuple[int, int]] = set()
    for (_day, _audience, why), entries in groups.items():
        if len(entries) != 2 or _belong_together(*entries):
            continue
        numbers = entries[0].activity.number, entries[1].activity.number
        if numbers not in told:
            told.add(numbers)
            yield Pair(entries[0], entries[1], why)


def _audiences(entry: Entry) -> Iterator[tuple[object, str]]:
    """For whom it is, as far as the plan says: those with whom it is, or else those who come for its purpose or to its
    series; or everybody, of what says when and how to take part and neither with whom it is nor whose it is."""
    activity = entry.activity
    if activity.participants:
        people = speak.listed(list(activity.participants))
        yield frozenset(map(str.casefold, activity.participants)), f"Both are with {people}."
        return
    if activity.series is not None:
        yield activity.series, "Both are of one series."
    if activity.purpose is not None:
        yield activity.purpose, f"Both have the purpose {quoted(activity.purpose)}, and neither says with whom it is."
    if activity.mode is not None and entry.hours is not None and activity.origin is None and not activity.owners:
        yield None, "Neither says with whom it is."


def _belong_together(one: Entry, other: Entry) -> bool:
    """Whether the one is dated by the other or needs it, or they follow each other, or their purposes differ."""
    numbers = {one.activity.number, other.activity.number}
    linked = any(edge.target in numbers for entry in (one, other) for edge in entry.activity.edges)
    purposes = {one.activity.purpose, other.activity.purpose} - {None}
    return linked or len(purposes) == 2 or _follow(one, other)


def _follow(one: Entry, other: Entry) -> bool:
    """Whether one begins when the other is over, or soon after."""
    if one.hours is None or other.hours is None or one.zone != other.zone:
        return False
    early, late = sorted((one, other), key=_begin)
    between = _begin(late) - _end(early)
    return 0 <= between <= BREAK


def _begin(entry: Entry) -> int:
    assert entry.hours is not None
    return entry.hours.start.minutes


def _end(entry: Entry) -> int:
    assert entry.hours is not None
    hours = entry.hours
    if hours.end is not None:
        return hours.end.minutes
    return hours.start.minutes + (hours.minutes or USUAL_MINUTES)


def _report(pairs: list[Pair]) -> Diagnostic:
    one, other, why = pairs[0]
    assert isinstance(other.when, Settled)
    names = f"{quoted(one.activity.full_name)} and {quoted(other.activity.full_name)}"
    title = f"{names} are both on {speak.day(other.when.first)}, for the same people."
    span, labels = place(other)
    labels.append(Label(one.activity.name.span, "on the same day"))
    notes = (why, *others([pair.other for pair in pairs]))
    return finding("same-day-events", span, title, labels=labels, notes=notes)
