"""What moves if one activity is some days later than the plan says, while everything else is as it is written.

Only what hangs on it is dated again, in the order of dates, so that a table of all slips of a plan is about as long as
its dependents together, and never the square of it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from heapq import heappop, heappush
from typing import NamedTuple

from copflow.dates.arithmetic import add_days
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source
from copflow.graph.model import TaskGraph
from copflow.graph.settings import PlanTimes
from copflow.schedule.build import date_entry
from copflow.schedule.dating import Dating
from copflow.schedule.model import UNDATED, Entry, Open, Schedule, Settled, When
from copflow.schedule.order import date_edges, date_order

MOST_DEPENDENTS = 60
"""How many activities are followed that hang on one."""


class Slip(NamedTuple):
    """An activity that slips. `dependents`: the numbers of those whose dates hang on its own, in the order in which
    they are dated; `is_cut`: whether there are more. `whens[i][j]`: when dependent j is if it slips by `days[i]` days;
    `own[i]`: when it is itself."""

    number: int
    dependents: tuple[int, ...]
    is_cut: bool
    days: tuple[int, ...]
    own: tuple[When, ...]
    whens: tuple[tuple[When, ...], ...]


class Slips:
    """Computes slips in one schedule."""

    def __init__(self, source: Source, graph: TaskGraph, times: PlanTimes, schedule: Schedule) -> None:
        self._graph, self._times = graph, times
        self._dating = Dating(source, times.evaluator, Diagnostics())
        self._entries = list(schedule.entries)  # one of them is another while a slip is computed, never longer
        self._rank = _ranks(graph)
        self._followers = _followers(graph)

    def of(self, number: int, days: Sequence[int]) -> Slip | None:
        """What moves with an activity, None if it has no date."""
        entry = self._entries[number]
        own = tuple(when for step in days if (when := _later(entry.when, step)) is not None)
        if not own:
            return None
        dependents, is_cut = self._dependents(number)
        whens = tuple(self._whens(number, when, dependents) for when in own) if dependents else ((),) * len(own)
        return Slip(number, dependents, is_cut, tuple(days[: len(own)]), own, whens)

    def _dependents(self, number: int) -> tuple[tuple[int, ...], bool]:
        """The first of those that hang on it. Whatever one of these hangs on in turn comes before it."""
        found: list[int] = []
        seen, waiting = {number}, [(self._rank[number], number)]
        while waiting and len(found) <= MOST_DEPENDENTS:
            _rank, nearest = heappop(waiting)
            found.append(nearest)
            for follower in self._followers[nearest]:
                if follower not in seen:
                    seen.add(follower)
                    heappush(waiting, (self._rank[follower], follower))
        return tuple(found[1:]), bool(waiting)

    def _whens(self, number: int, when: When, dependents: Sequence[int]) -> tuple[When, ...]:
        before = {one: self._entries[one] for one in (number, *dependents)}
        self._entries[number] = replace(before[number], when=when)
        for one in dependents:
            self._entries[one] = Entry(before[one].activity, UNDATED)
            date_entry(self._entries[one], self._dating, self._entries, self._graph.plan, self._times.calendar)
        found = tuple(self._entries[one].when for one in dependents)
        for one, entry in before.items():
            self._entries[one] = entry
        return found


def _later(when: When, days: int) -> When | None:
    """The same days so much later, None if there are none."""
    match when:
        case Settled(first=first, last=last):
            end = add_days(last, days)
            return Settled(first + timedelta(days), end) if end else None
        case Open(earliest=earliest, latest=latest, length=length):
            end = add_days(latest, days + length)
            return Open(earliest + timedelta(days), latest + timedelta(days), length) if end else None
        case _:
            return None


def _ranks(graph: TaskGraph) -> list[int]:
    ranks = [0] * len(graph.activities)
    for rank, number in enumerate(date_order(graph.activities)):
        ranks[number] = rank
    return ranks


def _followers(graph: TaskGraph) -> list[list[int]]:
    """For each activity those whose dates are computed from its own."""
    followers: list[list[int]] = [[] for _ in graph.activities]
    for activity in graph.activities:
        for target in dict.fromkeys(edge.target for edge in date_edges(activity)):
            followers[target].append(activity.number)
    return followers
