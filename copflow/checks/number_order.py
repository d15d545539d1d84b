"""A series in another order than its numbers: `webinar 3 in November`, `webinar 2 in December`."""

from collections.abc import Iterator
from itertools import pairwise

from copflow.checks.finding import finding, place
from copflow.checks.gatherings import when
from copflow.dates.words import NUMBER_WORDS
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.language.series import NUMBER_SIGNS
from copflow.schedule.model import Entry, Schedule

Pair = tuple[Entry, Entry]


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Of each series the first number that comes before a smaller one."""
    for pairs in disorder(schedule).values():
        yield _report(*pairs[0])


def disorder(schedule: Schedule) -> dict[str, list[Pair]]:
    """The series that are not in order, each with the pairs of neighbours of which the second comes first. Those that
    count down on purpose have no neighbours in order."""
    found: dict[str, list[Pair]] = {}
    for series, entries in _numbered(schedule).items():
        ordered = [entries[number] for number in sorted(entries)]
        pairs = [pair for pair in pairwise(ordered) if _is_after(*pair)]
        if pairs and (len(pairs) < len(ordered) - 1 or len(ordered) == len(pairs) + 1 == 2):
            found[series] = pairs
    return found


def _numbered(schedule: Schedule) -> dict[str, dict[int, Entry]]:
    """The activities of each series by their numbers. What was moved, or is done or cancelled, is where it is."""
    found: dict[str, dict[int, Entry]] = {}
    for entry in schedule.entries:
        activity = entry.activity
        if activity.series is None or activity.parent is not None or activity.is_over or activity.flawed:
            continue
        number = _number(activity.name.key.removeprefix(activity.series))
        if number is not None and not (activity.origin is not None and activity.origin.moved):
            found.setdefault(activity.series, {}).setdefault(number, entry)
    return found


def _number(rest: str) -> int | None:
    """The number behind the name of the series; None if a title is there."""
    words = [word for word in rest.split() if word not in NUMBER_SIGNS]
    first = words[0].strip("#().,:") if words else ""
    return int(first) if first.isdecimal() else NUMBER_WORDS.get(first)


def _is_after(one: Entry, other: Entry) -> bool:
    """Whether the one with the smaller number is later, whatever days are taken in their windows."""
    if one.activity.is_task != other.activity.is_task or one.first is None or other.last is None:
        return False
    return one.first > other.last


def _report(one: Entry, other: Entry) -> Diagnostic:
    span, labels = place(other)
    name, before = quoted(other.activity.full_name), quoted(one.activity.full_name)
    title = f"{name} comes before {before}, unlike their numbers."
    labels.append(Label(one.activity.name.span, f"{before}: {when(one)}"))
    return finding("number-order", span, title, labels=labels, notes=(f"{name} is {when(other)}.",))
