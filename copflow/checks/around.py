"""What is planned before and after an event for its sake: its steps, and what counts from it, needs it or is needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from copflow.graph.model import Activity, Why
from copflow.schedule.model import Entry, Schedule

Beside = Mapping[int, Sequence[Entry]]
"""Of events, by their numbers, what is planned on one side of each, in the order of the text."""


def before(schedule: Schedule) -> Beside:
    """What is planned before each event. What has no date yet counts: nobody knows on which side it will be."""
    return _beside(schedule, _begins_by)


def after(schedule: Schedule) -> Beside:
    """What is planned after each event, and what has no date yet."""
    return _beside(schedule, _ends_from)


def _beside(schedule: Schedule, is_beside: Callable[[Entry, Entry], bool]) -> Beside:
    found: dict[int, list[Entry]] = {}
    for one, event in _links(schedule):
        if is_beside(one, event):
            found.setdefault(event.activity.number, []).append(one)
    return found


def kind(entry: Entry) -> str:
    """By which a step of one event is like that of another: its series, or its name."""
    return entry.activity.series or entry.activity.name.key


def _links(schedule: Schedule) -> Iterator[tuple[Entry, Entry]]:
    """Something, and an event for whose sake it is: what is a step of it, or counts from it, or needs it; or what it
    needs. That an event counts from something says only when it is."""
    for entry in schedule.entries:
        if entry.activity.is_cancelled or entry.is_shared:
            continue
        for number in _events(entry.activity, schedule.graph.activities):
            yield entry, schedule.entries[number]
        for edge in entry.activity.edges:
            needed = schedule.entries[edge.target]
            if edge.why is Why.NEED and not entry.activity.is_task and not _is_of_its_series(entry, needed):
                yield needed, entry


def _events(own: Activity, activities: Sequence[Activity]) -> Iterator[int]:
    """The activity that something is a step of, those that it counts from or needs, and what these are steps of."""
    targets = [edge.target for edge in own.edges if edge.why in (Why.ANCHOR, Why.NEED)]
    for target in dict.fromkeys((*targets, *([own.parent] if own.parent is not None else []))):
        number: int | None = target
        while number is not None and number != own.number:
            other = activities[number]
            if not other.is_task and (own.series is None or (other.parent, other.series) != (own.parent, own.series)):
                yield number
            number = other.parent


def _is_of_its_series(entry: Entry, other: Entry) -> bool:
    """Whether both are of one series: they are no preparation for each other."""
    mine, others = entry.activity, other.activity
    return mine.series is not None and (mine.parent, mine.series) == (others.parent, others.series)


def _begins_by(one: Entry, event: Entry) -> bool:
    """By the earliest day that each may have; what is on the event's own day is on both sides."""
    first, begins = one.first, event.first
    return first is None or begins is None or first <= begins


def _ends_from(one: Entry, event: Entry) -> bool:
    last, ends = one.last, event.last
    return last is None or ends is None or last >= ends
