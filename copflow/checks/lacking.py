"""Which events of a series lack what most others of it have."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from copflow.checks.around import Beside, kind
from copflow.checks.gatherings import Series
from copflow.schedule.model import Entry

FEWEST_OTHERS = 2
"""How many others of a series must have it."""


class Lacking(NamedTuple):
    """The events of a series that lack it; how many others have it, one of these, and what that one has."""

    entries: list[Entry]
    others: int
    other: Entry
    example: Entry


def lacking(series: dict[Series, list[Entry]], beside: Beside, other: Callable[[], Beside]) -> Iterator[Lacking]:
    """The series of which some events, of which something is left, have nothing beside them, and most have something
    that is alike: a step of one name, or something that all of them lead to.

    `other` gives what is on the other side. An event that has the very thing there lacks nothing: when that is, is
    another question.
    """
    for entries in series.values():
        without = [entry for entry in entries if entry.activity.number not in beside and _is_asked(entry)]
        if not without:
            continue
        having = alike(entries, beside)
        if len(having) < FEWEST_OTHERS or 2 * len(having) <= len(entries):
            continue
        like = kind(having[0][1])
        there = other()
        without = [one for one in without if all(kind(step) != like for step in there.get(one.activity.number, ()))]
        if without:
            yield Lacking(without, len(having), *having[0])


def alike(entries: list[Entry], beside: Beside) -> list[tuple[Entry, Entry]]:
    """The events that have a thing of the kind that most of them have, each with that thing."""
    kinds: dict[str, dict[int, tuple[Entry, Entry]]] = {}
    for entry in entries:
        for one in beside.get(entry.activity.number, ()):
            kinds.setdefault(kind(one), {}).setdefault(entry.activity.number, (entry, one))
    return list(max(kinds.values(), key=len, default={}).values())


def _is_asked(entry: Entry) -> bool:
    activity = entry.activity
    return not (activity.is_over or activity.flawed or activity.broken or activity.undated is not None)
