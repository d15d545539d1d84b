"""Which lanes of a timeline are shown: those that are asked for, and in a long plan those of a series as one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from copflow.language.names import name_key
from copflow.outputs.facts import root_of, series_of
from copflow.outputs.text import one_line
from copflow.overview.lanes import Lane, Mark
from copflow.overview.purposes import purpose_of
from copflow.schedule.model import Entry, Schedule

MOST_LANES = 60
"""How many lanes are shown one by one, and how many in any case."""


class Chosen(NamedTuple):
    """What is asked for, None for all: whose, of which series, for which purpose (the
    keys of their names), and on which days."""

    person: str | None = None
    series: str | None = None
    purpose: str | None = None
    days: tuple[date, date] | None = None

    def takes(self, mark: Mark, schedule: Schedule) -> bool:
        """Whether a mark is asked for."""
        activity = mark.entry.activity
        return (
            (self.person is None or is_of(self.person, mark.entry))
            and (self.series is None or name_key(series_of(activity, schedule) or "") == self.series)
            and (self.purpose is None or name_key(purpose_of(mark.entry, schedule.entries)) == self.purpose)
            and (self.days is None or (mark.first <= self.days[1] and mark.last >= self.days[0]))
        )


def is_of(key: str, entry: Entry) -> bool:
    """Whether somebody, or a team, does it or takes part: by the key of the name."""
    activity = entry.activity
    names = (*activity.participants, *activity.teams)
    return any(person.name.key == key for person in activity.owners) or key in map(name_key, names)


def chosen_lanes(lanes: Sequence[Lane], chosen: Chosen, schedule: Schedule) -> list[Lane]:
    """The lanes with the marks that are asked for."""
    kept = (lane._replace(marks=tuple(_clipped(lane, chosen, schedule))) for lane in lanes)
    return [lane for lane in kept if lane.marks]


def _clipped(lane: Lane, chosen: Chosen, schedule: Schedule) -> Iterator[Mark]:
    for mark in lane.marks:
        if chosen.takes(mark, schedule):
            first, last = chosen.days or (mark.first, mark.last)
            yield mark._replace(first=max(mark.first, first), last=min(mark.last, last))


def grouped(lanes: Sequence[Lane], schedule: Schedule) -> tuple[list[Lane], int]:
    """Of many lanes those of one series together, with their number; and how many lanes are left out even so."""
    if len(lanes) <= MOST_LANES:
        return list(lanes), 0
    groups: dict[str, list[Lane]] = {}
    for lane in lanes:
        series = series_of(root_of(lane.marks[0].entry.activity, schedule), schedule)
        groups.setdefault(lane.key if series is None else f"series {name_key(series)}", []).append(lane)
    found = [_together(group, schedule) for group in groups.values()]
    return found[:MOST_LANES], len(found[MOST_LANES:])


def _together(lanes: Sequence[Lane], schedule: Schedule) -> Lane:
    if len(lanes) == 1:
        return lanes[0]
    series = series_of(root_of(lanes[0].marks[0].entry.activity, schedule), schedule)
    marks = tuple(mark for lane in lanes for mark in lane.marks)
    return lanes[0]._replace(title=f"{one_line(series or '')} ({len(lanes)})", marks=marks)
