"""Which occurrences of a repetition are one recurring event: those that say the same at the same time of day.

Only what most of a repetition says is its series. Of one whose times or people take turns each date stays an event of
its own: several series of one name are not the one thing that people look for.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from copflow.dates.zone_rules import follows
from copflow.graph.former import Path
from copflow.graph.model import Activity
from copflow.language.plan import Origin
from copflow.outputs.facts import session_of
from copflow.outputs.rhythm_rule import RhythmRule, find_rule
from copflow.schedule.model import Entry, Settled

MOST_YEARS = 50
"""Over how many years a series with a time may go, for which the clocks of its zone are compared."""


class Repetition(NamedTuple):
    """Of which repetition an activity is an occurrence, or a step of one.

    `path`: its names, without days. `rules`: the places of the rules. `origin`: that of the nearest occurrence.
    """

    path: Path
    rules: tuple[Hashable, ...]
    origin: Origin | None

    @property
    def is_moved(self) -> bool:
        """Whether the plan moves the occurrence to another day."""
        return self.origin is not None and self.origin.moved


def repetitions(activities: Sequence[Activity]) -> list[Repetition]:
    """The repetition of each activity, by number. What has a number of its own (`webinar 3`) is none: the number is in
    its title."""
    found: list[Repetition] = []
    for activity in activities:
        above = found[activity.parent] if activity.parent is not None else Repetition((), (), None)
        origin = activity.origin if activity.origin is not None and activity.origin.dated else None
        name = (activity.former or activity.name).key
        rules = (*above.rules, origin.span) if origin is not None else above.rules
        found.append(Repetition((*above.path, name), rules, origin or above.origin))
    return found


class Slot(NamedTuple):
    """From when to when an occurrence is, by the clock of its zone; whole days have none. `took`: elapsed time."""

    start: datetime
    end: datetime
    took: timedelta
    zone: ZoneInfo | None

    def on(self, day: date) -> "Slot":
        """The same on another day."""
        moved = datetime.combine(day, self.start.time())
        return self._replace(start=moved, end=moved + (self.end - self.start))


def slot_of(entry: Entry, start: Any, end: Any) -> Slot:
    """The slot of an entry. `start`, `end`: its instants in UTC, or its first day and the one after its last."""
    if session_of(entry) is None or entry.zone is None:
        first, after = (datetime(one.year, one.month, one.day) for one in (start, end))
        return Slot(first, after, after - first, None)
    first, after = (one.astimezone(entry.zone).replace(tzinfo=None) for one in (start, end))
    return Slot(first, after, end - start, entry.zone)


class Occurrence(NamedTuple):
    """An entry that may be part of a series. `says`: all that subscribers see of it but for its day."""

    entry: Entry
    repetition: Repetition
    slot: Slot
    says: Hashable

    @property
    def likeness(self) -> Hashable:
        """What is the same in all occurrences of a series: the distance from the day that the rule gives, too."""
        slot, origin = self.slot, self.repetition.origin
        away = slot.start.date() - origin.first if origin is not None else None
        zone = slot.zone.key if slot.zone else None
        return self.says, slot.start.time(), slot.end - slot.start, slot.took, zone, away


class Series(NamedTuple):
    """Some occurrences as one event: in order, with their rule. `number`: which one of its path it is, from 1 on."""

    occurrences: Sequence[Occurrence]
    rule: RhythmRule
    number: int

    @property
    def first(self) -> Occurrence:
        """The occurrence with which it begins."""
        return self.occurrences[0]


def may_repeat(entry: Entry, repetition: Repetition) -> bool:
    """Whether an entry may be part of a series: an occurrence on a known day from which nothing moved it."""
    is_on_its_day = isinstance(entry.when, Settled) and entry.moved is None
    return repetition.origin is not None and is_on_its_day and not repetition.is_moved


def find_series(occurrences: Iterable[Occurrence]) -> Iterator[Series]:
    """The series of all occurrences, in the order in which these were met first."""
    grouped: dict[Hashable, dict[Hashable, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    for one in occurrences:
        repetition = one.repetition
        grouped[repetition.path, repetition.rules][one.likeness].append(one)
    counts: dict[Path, int] = defaultdict(int)
    for parts in grouped.values():
        part = max(parts.values(), key=len)
        is_most = 2 * len(part) > sum(map(len, parts.values()))
        rule = _rule(part) if is_most else None
        if rule is not None:
            path = part[0].repetition.path
            counts[path] += 1
            yield Series(sorted(part, key=_start), rule, counts[path])


def _start(one: Occurrence) -> datetime:
    return one.slot.start


def _rule(part: Sequence[Occurrence]) -> RhythmRule | None:
    """The rule of some occurrences, if there is one that all programs read alike."""
    ordered = sorted(part, key=_start)
    days = [one.slot.start.date() for one in ordered]
    rule = find_rule(days) if len(set(days)) == len(days) else None
    return rule if rule is not None and _is_read_alike(ordered, rule) else None


def _is_read_alike(ordered: Sequence[Occurrence], rule: RhythmRule) -> bool:
    """Whether all programs find the same instants: the zone has one rule then, and no time is left out or doubled by a
    change of the clock, also none of those that are left out of the series."""
    first, last = ordered[0].slot, ordered[-1].slot
    zone = first.zone
    if zone is None:
        return True
    years = range(first.start.year, last.end.year + 1)
    slots = (*(one.slot for one in ordered), *(first.on(day) for day in rule.left_out))
    if len(years) > MOST_YEARS or not all(follows(zone.key, year) for year in years):
        return False
    return all(_is_plain(time, zone) for slot in slots for time in (slot.start, slot.end))


def _is_plain(time: datetime, zone: ZoneInfo) -> bool:
    """Whether a wall-clock time is one instant."""
    local = time.replace(tzinfo=zone)
    return local.utcoffset() == local.replace(fold=1).utcoffset()
