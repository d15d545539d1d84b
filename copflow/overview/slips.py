"""What people are told of a slip: what moves by how many days, on which closed days it would be, and what is no longer
ready in time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates.holidays import HolidaySource, package_holidays
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.graph.model import Why
from copflow.graph.settings import plan_times
from copflow.outputs.facts import stands_alone
from copflow.schedule.model import Entry, Open, Settled, Undated, When
from copflow.schedule.moving import why_not
from copflow.schedule.slip import Slip, Slips

EVERY_DAY = tuple(range(1, 29))
"""By how many days an activity slips: every day of four weeks."""
SOME_DAYS = (1, 2, 3, 4, 5, 6, 7, 14, 21, 28)
"""The same for large plans."""
MANY = 300
"""From so many activities on a plan is large."""
MOST_CLASHES = 3


class Move(NamedTuple):
    """An activity that moves with another, or does not and is in the way. `days[i]`: how many days later it is, None if
    it has no date any more. `notes`: by place in `days`, what is amiss then: `a Saturday`, `before “guide” is done`."""

    number: int
    days: tuple[int | None, ...]
    notes: Mapping[int, str]


class SlipTable(NamedTuple):
    """What moves if an activity slips by each of `steps` days. The first of the moves is its own. `is_cut`: whether
    more hangs on it than is told."""

    steps: tuple[int, ...]
    moves: tuple[Move, ...]
    is_cut: bool


def slips_of(
    compilation: Compilation, *, private: bool = False, holidays: HolidaySource = package_holidays
) -> dict[int, SlipTable]:
    """The slips of all activities that have a date and are not over, by their numbers."""
    schedule = compilation.schedule
    times = plan_times(compilation.plan, schedule.today, holidays, Diagnostics())
    slips = Slips(compilation.source, compilation.graph, times, schedule)
    teller = _Teller(compilation, private=private)
    steps = EVERY_DAY if len(schedule.entries) < MANY else SOME_DAYS
    shown = (entry.activity.number for entry in schedule.entries if teller.tells(entry))
    return {number: teller.table(slip) for number in shown if (slip := slips.of(number, steps)) is not None}


class _Teller:
    """Tells what the slips of one plan come to."""

    def __init__(self, compilation: Compilation, *, private: bool) -> None:
        self._entries = compilation.schedule.entries
        self._calendar = compilation.schedule.calendar
        self._private = private
        self._needed_by = _needed_by(self._entries)

    def tells(self, entry: Entry) -> bool:
        """Whether it is told of the entry at all."""
        activity = entry.activity
        if activity.is_over or (activity.is_private and not self._private):
            return False
        return stands_alone(entry, self._entries)

    def table(self, slip: Slip) -> SlipTable:
        """The table of one slip."""
        told = [place for place, number in enumerate(slip.dependents) if self.tells(self._entries[number])]
        moves = [self._move(slip.number, slip.own)]
        moves += [self._move(slip.dependents[place], [row[place] for row in slip.whens]) for place in told]
        return SlipTable(slip.days, (*moves, *self._clashes(slip)), slip.is_cut)

    def _move(self, number: int, whens: Sequence[When]) -> Move:
        entry = self._entries[number]
        days = tuple(_days_later(entry, when) for when in whens)
        notes = {place: why for place, when in enumerate(whens) if (why := self._closed(entry, when))}
        return Move(number, days, notes)

    def _closed(self, entry: Entry, when: When) -> str | None:
        """Why its day does not suit it; a weekend is nothing new to what is on one now."""
        if not isinstance(when, Settled) or when == entry.when or entry.first is None:
            return None
        is_usual = self._calendar.why_not_working(entry.first) is None
        day = when.last if entry.activity.is_task else when.first
        return self._calendar.why_not_working(day) if is_usual else why_not(entry.activity, day, self._calendar)

    def _clashes(self, slip: Slip) -> Iterator[Move]:
        """What stays where it is, although something that it needs is finished after it begins."""
        moving = {slip.number: 0, **{number: place + 1 for place, number in enumerate(slip.dependents)}}
        rows = [(own, *row) for own, row in zip(slip.own, slip.whens, strict=True)]
        found = 0
        for number, place in moving.items():
            for needing in self._needed_by[number] if found < MOST_CLASHES else ():
                entry, first = self._entries[needing], self._entries[needing].first
                if needing in moving or first is None or not self.tells(entry) or not self._is_before(number, first):
                    continue
                name = self._entries[number].activity.full_name
                late = {i: f"before “{name}” is finished" for i, row in enumerate(rows) if not _ends(row[place], first)}
                if late:
                    found += 1
                    yield Move(needing, (0,) * len(rows), late)

    def _is_before(self, number: int, first: date) -> bool:
        last = self._entries[number].last
        return last is not None and last <= first


def _ends(when: When, first: date) -> bool:
    """Whether it is finished, as far as is known, on the day before a day or on it."""
    match when:
        case Settled(last=last):
            return last <= first
        case Open(earliest=earliest):
            return earliest <= first
        case _:
            return True


def _needed_by(entries: Sequence[Entry]) -> list[list[int]]:
    needed: list[list[int]] = [[] for _ in entries]
    for entry in entries:
        for target in dict.fromkeys(edge.target for edge in entry.activity.edges_of(Why.NEED)):
            needed[target].append(entry.activity.number)
    return needed


def _days_later(entry: Entry, when: When) -> int | None:
    match entry.when, when:
        case Settled(last=before), Settled(last=after):
            return (after - before).days
        case Open(earliest=before), Open(earliest=after):
            return (after - before).days
        case _, Undated():
            return None
        case _:
            return None
