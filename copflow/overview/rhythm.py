"""The rhythm of a year: what there is in each month, by purpose or by the way to take part, and the longest gap."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from copflow.checks.gatherings import is_gathering
from copflow.outputs.facts import calendar_days, session_of, stands_alone
from copflow.overview.purposes import UNSAID, purpose_of
from copflow.schedule.model import Entry, Open, Schedule

Month = tuple[int, int]
"""A year and a month, from 1."""
MOST_MONTHS = 240
"""Of a plan over more months than that the last ones are left out."""


@dataclass(slots=True)
class Cell:
    """What there is in a month. `live`: how many people come together; `minutes`: how long these last, as far as the
    plan says; `other`: deadlines and days without an hour or a place."""

    live: int = 0
    other: int = 0
    minutes: int = 0


@dataclass(slots=True)
class Row:
    """The months of one purpose, or of one mode; `name` is empty for what says none."""

    name: str
    cells: dict[Month, Cell] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """How long all that is live lasts."""
        return sum(cell.minutes for cell in self.cells.values())

    @property
    def live(self) -> int:
        """How many gatherings there are."""
        return sum(cell.live for cell in self.cells.values())

    @property
    def other(self) -> int:
        """How many deadlines and whole days there are."""
        return sum(cell.other for cell in self.cells.values())


class Gap(NamedTuple):
    """The longest time without a gathering: the days between which there is none, and how many days lie between."""

    first: date
    last: date
    days: int


class Rhythm(NamedTuple):
    """The months from the first date to the last, the rows in the order of the text, and the longest gap if there is
    more than one gathering."""

    months: tuple[Month, ...]
    rows: tuple[Row, ...]
    gap: Gap | None


def mode_of(entry: Entry, _entries: Sequence[Entry]) -> str:
    """How people take part."""
    return entry.activity.mode.value if entry.activity.mode is not None else UNSAID


def rhythm_of(
    schedule: Schedule, of: Callable[[Entry, Sequence[Entry]], str] = purpose_of, *, private: bool = False
) -> Rhythm:
    """The rhythm of a plan. What is cancelled or has no date counts nowhere; what has no day yet counts in the month of
    its first one."""
    rows: dict[str, Row] = {}
    dated = list(_dated(schedule, private=private))
    for entry, day in dated:
        name = of(entry, schedule.entries)
        row = rows.setdefault(name.casefold(), Row(name))
        _count(entry, row.cells.setdefault((day.year, day.month), Cell()))
    ordered = sorted(rows.values(), key=lambda row: row.name == UNSAID)
    return Rhythm(_months([day for _entry, day in dated]), tuple(ordered), _gap(dated))


def _dated(schedule: Schedule, *, private: bool) -> Iterator[tuple[Entry, date]]:
    for entry in schedule.entries:
        activity, days = entry.activity, calendar_days(entry)
        if days is None or activity.is_cancelled or (activity.is_private and not private):
            continue
        if stands_alone(entry, schedule.entries):
            yield entry, days[0]


def _count(entry: Entry, cell: Cell) -> None:
    if not is_gathering(entry):
        cell.other += 1
        return
    cell.live += 1
    session = session_of(entry)
    if session is not None and session.known:
        cell.minutes += round((session.end - session.start).total_seconds() / 60)


def _months(days: Sequence[date]) -> tuple[Month, ...]:
    if not days:
        return ()
    first, last = min(days), max(days)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (divmod(first.year * 12 + first.month - 1 + step, 12) for step in range(min(count, MOST_MONTHS)))
    return tuple((year, month + 1) for year, month in months)


def _gap(dated: Sequence[tuple[Entry, date]]) -> Gap | None:
    days = sorted(day for entry, day in dated if is_gathering(entry) and not isinstance(entry.when, Open))
    gaps = (Gap(one, other, (other - one).days) for one, other in pairwise(days))
    return max(gaps, key=lambda gap: gap.days, default=None)
