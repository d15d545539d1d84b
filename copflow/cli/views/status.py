"""How a plan stands: counted by activity and by person, and what is late or at risk with what to do about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copflow.cli.views.looks import LOOKS, standing_mark
from copflow.cli.views.sheet import BAD, GAP, PALE, PLAIN, SOON, STRONG, Line, Piece, Sheet, wrapped
from copflow.cli.views.shell import word
from copflow.cli.views.table import Column, Row, table
from copflow.dates import speak
from copflow.language.standing import State
from copflow.outputs.facts import stands_alone, window_of
from copflow.overview.lanes import Lane
from copflow.overview.standing import Stand, Standing, due_day
from copflow.schedule.model import Entry, Schedule

ORDER = (
    Standing.LATE,
    Standing.RISK,
    Standing.TODAY,
    Standing.COMING,
    Standing.DONE,
    Standing.PAST,
    Standing.CANCELLED,
    Standing.UNDATED,
)
"""The columns: what is to be looked at first."""
NOBODY = "nobody"
ALL = "all"
URGENT = (Standing.LATE, Standing.RISK)
FIRST_WIDTH = 40


class Counted(NamedTuple):
    """A row: of what it is, and how many stand in each way."""

    name: str
    counts: Mapping[Standing, int]


class Status(NamedTuple):
    """How one plan stands. `urgent`: the late, then those at risk, each in order of their days."""

    file: str
    title: str
    keeps_account: bool
    activities: list[Counted]
    people: list[Counted]
    total: Counted
    urgent: list[tuple[Entry, Stand]]


def status_of(file: str, title: str, schedule: Schedule, lanes: Sequence[Lane], stands: Sequence[Stand]) -> Status:
    """The status of a plan from its lanes."""
    keeps_account = any(State.DONE in entry.activity.states for entry in schedule.entries)
    lanes_counted = [Counted(lane.title, Counter(mark.stand.standing for mark in lane.marks)) for lane in lanes]
    told = [
        (entry, stand)
        for entry, stand in zip(schedule.entries, stands, strict=True)
        if stands_alone(entry, schedule.entries)
    ]
    total = Counted(ALL, Counter(stand.standing for _entry, stand in told))
    urgent = [one for one in told if one[1].standing in URGENT]
    urgent.sort(key=lambda one: (ORDER.index(one[1].standing), due_day(one[0]), one[0].activity.number))
    return Status(file, title, keeps_account, lanes_counted, _people(told), total, urgent)


def _people(told: Iterable[tuple[Entry, Stand]]) -> list[Counted]:
    counts: dict[str, Counter[Standing]] = {}
    names: dict[str, str] = {}
    for entry, stand in told:
        owners = {person.name.key: person.name.text for person in entry.activity.owners} or {"": NOBODY}
        for key, name in owners.items():
            names.setdefault(key, name)
            counts.setdefault(key, Counter())[stand.standing] += 1
    if set(counts) == {""}:
        return []
    return [Counted(names[key], counts[key]) for key in sorted(counts, key=lambda key: (key == "", key))]


# ---- as text -----------------------------------------------------------------------------------------------


def status_lines(status: Status, sheet: Sheet) -> Iterator[Line]:
    """The title, the counts, and what is late or at risk."""
    yield from sheet.paragraph(status.title, STRONG)
    if not status.keeps_account:
        yield from _without_account(status, sheet)
    yield from _urgent(status, sheet)
    used = [standing for standing in ORDER if status.total.counts.get(standing)]
    heads = {"activity": [*status.activities, status.total], "person": status.people}
    shape = [Column(gives=1, most=FIRST_WIDTH), *map(_column, used)]
    rows = [row for name, counted in heads.items() if counted for row in _rows(name, counted, used, sheet)]
    for row, lines in zip(rows, table(rows, shape, sheet), strict=True):
        if row[0].look == PALE:
            yield []
        yield from lines


def _column(standing: Standing) -> Column:
    """The numbers of one standing; where there is no room, its words stand below each other."""
    return Column(gives=3 if " " in standing.value else 2, least=4, right=True)


def _without_account(status: Status, sheet: Sheet) -> Iterator[Line]:
    words = (
        "Nothing in this plan is said to be done, so that what has passed counts as past, and nothing as late. "
        f'To keep account of it: copflow done {word(status.file)} "NAME"'
    )
    yield from sheet.paragraph(words, PALE)


def _rows(name: str, counted: Iterable[Counted], used: Sequence[Standing], sheet: Sheet) -> Iterator[Row]:
    yield [Piece(name, PALE), *(Piece(standing.value, LOOKS.get(standing, PLAIN)) for standing in used)]
    for one in counted:
        numbers = (one.counts.get(standing, 0) for standing in used)
        look = STRONG if one.name == ALL else PLAIN
        cells = (
            Piece(str(number) if number else sheet.marks.dot, LOOKS.get(standing, PLAIN) if number else PALE)
            for standing, number in zip(used, numbers, strict=True)
        )
        yield [Piece(sheet.text(one.name), look), *cells]


def _urgent(status: Status, sheet: Sheet) -> Iterator[Line]:
    standing = None
    for entry, stand in status.urgent:
        if stand.standing is not standing:
            standing = stand.standing
            yield []
            yield [Piece(standing.value.capitalize(), BAD if standing is Standing.LATE else f"bold {SOON}")]
        yield from _one(entry, stand, status.file, sheet)


def _one(entry: Entry, stand: Stand, file: str, sheet: Sheet) -> Iterator[Line]:
    """Its name and why, and the command that says that it is done, or sets its day."""
    activity, is_late = entry.activity, stand.standing is Standing.LATE
    owners = ", ".join(person.name.text for person in activity.owners)
    day = due_day(entry)
    words = f"{activity.full_name}{f', {owners}' if owners else ''}{f', {speak.day(day)}' if day else ''}"
    mark = standing_mark(stand.standing, sheet.marks) or ""
    first, *rest = wrapped(sheet.text(words), sheet.width - 4)
    yield [Piece(GAP), Piece(mark, BAD if is_late else f"bold {SOON}"), Piece(f" {first}")]
    yield from ([Piece(f"{GAP * 2}{part}")] for part in rest)
    for why in stand.why:
        yield from ([Piece(f"{GAP * 2}{part}", PALE)] for part in wrapped(sheet.text(why), sheet.width - 4))
    is_open = window_of(entry) is not None
    if is_late or is_open:
        command = f"copflow {'move' if is_open else 'done'} {word(file)} {word(activity.full_name, always=True)}"
        command += ' to "DAY"' if is_open else ""
        yield from ([Piece(f"{GAP * 2}{part}", PALE)] for part in wrapped(sheet.text(command), sheet.width - 4))


# ---- for programs ------------------------------------------------------------------------------------------


def status_record(status: Status) -> dict[str, Any]:
    """The same as data."""
    return {
        "file": status.file,
        "title": status.title,
        "keeps_account": status.keeps_account,
        "counts": _numbers(status.total),
        "activities": [{"name": one.name, "counts": _numbers(one)} for one in status.activities],
        "people": [{"name": one.name, "counts": _numbers(one)} for one in status.people],
        "late": [_record(entry, stand) for entry, stand in status.urgent if stand.standing is Standing.LATE],
        "at_risk": [_record(entry, stand) for entry, stand in status.urgent if stand.standing is Standing.RISK],
    }


def _numbers(counted: Counted) -> dict[str, int]:
    return {standing.value: counted.counts.get(standing, 0) for standing in ORDER}


def _record(entry: Entry, stand: Stand) -> dict[str, Any]:
    day = due_day(entry)
    return {
        "name": entry.activity.full_name,
        "day": day.isoformat() if day else None,
        "who": [person.name.text for person in entry.activity.owners],
        "why": list(stand.why),
    }
