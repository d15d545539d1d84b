"""Which lanes and which months each drawing of a timeline has: one drawing of a year, several of more.

What is too much for a drawing is split by years, then by quarters, then by months; each mark is in one drawing.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.arithmetic import month_end, month_start
from copflow.dates.words import MONTH_NAMES
from copflow.outputs.facts import root_of, series_of
from copflow.outputs.text import one_line
from copflow.overview.lanes import Lane, Mark, Shape
from copflow.schedule.model import Schedule

MOST_MARKS = 200
"""How many marks a drawing has, if there are not more in a month."""
MOST_MONTHS = 18
FULL_YEARS = 36
"""Of a plan of so many months each year is drawn in full, so that all have one scale."""
MOST_LANES = 60
"""Beyond that the lanes of a series become one, and then those of no series."""
OTHERS = "Other activities"
LENGTHS = (12, 3, 1)
"""How many months a part has: a year, a quarter, a month."""


class Part(NamedTuple):
    """The lanes of a drawing, and its first and last day."""

    title: str
    first: date
    last: date
    lanes: tuple[Lane, ...]

    @property
    def marks(self) -> int:
        """How many marks there are."""
        return sum(len(lane.marks) for lane in self.lanes)


def parts_of(lanes: Sequence[Lane], schedule: Schedule) -> list[Part]:
    """The drawings in order of time."""
    months = [_month(day) for lane in lanes for mark in lane.marks for day in (mark.first, mark.last)]
    if not months:
        return []
    first, last = min(months), max(months)
    whole = Part(_whole_title(first, last), _start(first), _end(last), _grouped(lanes, schedule))
    if last - first < MOST_MONTHS and whole.marks <= MOST_MARKS:
        return [whole]
    if last - first >= FULL_YEARS:
        first, last = first - first % 12, last + 11 - last % 12
    return list(_split(lanes, schedule, (first, last), LENGTHS))


def day_of(mark: Mark) -> date:
    """The day by which a mark is in a part: of a task its deadline."""
    return mark.last if mark.shape is Shape.TASK else mark.first


def _split(
    lanes: Sequence[Lane], schedule: Schedule, bounds: tuple[int, int], lengths: Sequence[int]
) -> Iterator[Part]:
    length, *shorter = lengths
    found: dict[int, list[Lane]] = {}
    for lane in lanes:
        marks: dict[int, list[Mark]] = {}
        for mark in lane.marks:
            marks.setdefault(_month(day_of(mark)) // length, []).append(mark)
        for at, own in marks.items():
            found.setdefault(at, []).append(lane._replace(marks=tuple(own)))
    for at, own_lanes in sorted(found.items()):
        inside = max(at * length, bounds[0]), min((at + 1) * length - 1, bounds[1])
        if shorter and sum(len(lane.marks) for lane in own_lanes) > MOST_MARKS:
            yield from _split(own_lanes, schedule, inside, shorter)
        else:
            yield Part(_title(at, length), _start(inside[0]), _end(inside[1]), _grouped(own_lanes, schedule))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _start(month: int) -> date:
    return month_start(month // 12, month % 12 + 1)


def _end(month: int) -> date:
    return month_end(month // 12, month % 12 + 1)


def _name(month: int) -> str:
    return MONTH_NAMES[month % 12]


def _title(at: int, length: int) -> str:
    first, last = at * length, (at + 1) * length - 1
    if length == 12:
        return f"The year {at}"
    return f"{f'{_name(first)} to ' if first < last else ''}{_name(last)} {last // 12}"


def _whole_title(first: int, last: int) -> str:
    if first == last:
        return f"{_name(first)} {first // 12}"
    year = f" {first // 12}" if first // 12 != last // 12 else ""
    return f"{_name(first)}{year} to {_name(last)} {last // 12}"


# ---- too many lanes -------------------------------------------------------------------------------------------


def _grouped(lanes: Sequence[Lane], schedule: Schedule) -> tuple[Lane, ...]:
    """The lanes, or if they are too many one for each series, and one for all that has none if they still are."""
    if len(lanes) <= MOST_LANES:
        return tuple(lanes)
    groups: dict[str | int, list[Lane]] = {}
    for at, lane in enumerate(lanes):
        groups.setdefault(_series(lane, schedule) or at, []).append(lane)
    if len(groups) > MOST_LANES:
        groups.clear()
        for lane in lanes:
            groups.setdefault(_series(lane, schedule) or "", []).append(lane)
    return tuple(_together(own, schedule) for own in groups.values())


def _series(lane: Lane, schedule: Schedule) -> str | None:
    return series_of(root_of(lane.marks[0].entry.activity, schedule), schedule)


def _together(lanes: Sequence[Lane], schedule: Schedule) -> Lane:
    """One lane of several; its marks have names, and steps say of what they are."""
    if len(lanes) == 1:
        return lanes[0]
    marks = (mark._replace(label=_label(mark, schedule)) for lane in lanes for mark in lane.marks)
    ordered = tuple(sorted(marks, key=lambda mark: (day_of(mark), mark.entry.activity.number)))
    title = one_line(_series(lanes[0], schedule) or OTHERS)
    words = speak.count(len(lanes), "activity")
    return Lane(lanes[0].key, title, words, stacked=False, marks=ordered)


def _label(mark: Mark, schedule: Schedule) -> str:
    activity = mark.entry.activity
    root = root_of(activity, schedule)
    name = one_line(activity.name.text)
    return name if root is activity else f"{name} ({one_line(root.name.text)})"
