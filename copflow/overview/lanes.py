"""The lanes of a timeline: one for each activity with steps, one for each series without, and what is in them.

Nothing here knows how wide a letter is or how a diamond is drawn.
"""

from collections.abc import Iterator, Sequence, Set
from datetime import date
from enum import Enum
from typing import NamedTuple

from copflow.dates import speak
from copflow.outputs.facts import calendar_days, root_of, series_of, stands_alone, window_of
from copflow.outputs.text import one_line
from copflow.overview.standing import Stand, Standing
from copflow.schedule.model import Entry, Schedule


class Shape(Enum):
    """What a mark is: a live event of a day, one of several days, a task that ends in its deadline, days of
    which one is not chosen yet."""

    EVENT = "event"
    DAYS = "days"
    TASK = "task"
    WINDOW = "window"


class Mark(NamedTuple):
    """An activity on a timeline. `first`, `last`: its days; of a task the work on it (one day if nothing is said),
    of a window all days that it may be on. `label`: its name; its days where the lane has its name."""

    entry: Entry
    shape: Shape
    first: date
    last: date
    label: str
    stand: Stand

    @property
    def is_pale(self) -> bool:
        """Whether nothing is left to be done about it."""
        return self.stand.standing in (Standing.DONE, Standing.PAST, Standing.CANCELLED)


class Lane(NamedTuple):
    """A row of a timeline, or several. `key` is short, stable and unique in the plan. `stacked`: whether each mark
    wants a row of its own, in order of date; else as many as fit share one."""

    key: str
    title: str
    subtitle: str
    stacked: bool
    marks: tuple[Mark, ...]


def lanes_of(schedule: Schedule, stands: Sequence[Stand], *, private: bool = False) -> list[Lane]:
    """The lanes in the order of the plan's text; what has no date is in none."""
    own = [entry for entry in schedule.entries if stands_alone(entry, schedule.entries)]
    with_steps = {root_of(entry.activity, schedule).number for entry in own if entry.activity.parent is not None}
    groups: dict[tuple[str, int | str], list[Entry]] = {}
    for entry in own:
        if private or not entry.activity.is_private:
            groups.setdefault(_group(entry, schedule, with_steps), []).append(entry)
    lanes = (_lane(entries, schedule, stands, with_steps) for entries in groups.values())
    return [lane for lane in lanes if lane.marks]


def _group(entry: Entry, schedule: Schedule, with_steps: Set[int]) -> tuple[str, int | str]:
    """An activity with steps stands for itself, and so does one of no series."""
    root = root_of(entry.activity, schedule)
    series = series_of(root, schedule)
    return ("activity", root.number) if series is None or root.number in with_steps else ("series", series)


def _lane(members: Sequence[Entry], schedule: Schedule, stands: Sequence[Stand], with_steps: Set[int]) -> Lane:
    root = root_of(members[0].activity, schedule)
    has_steps, series = root.number in with_steps, series_of(root, schedule)
    is_series = series is not None and not has_steps
    title = series if series is not None and is_series else root.name.text
    marks = sorted(_marks(members, stands, by_day=not has_steps), key=_order)
    subtitle = one_line(root.notes[0]) if root.notes and not is_series else ""
    return Lane(f"{'s' if is_series else 'a'}{root.number}", one_line(title), subtitle, has_steps, tuple(marks))


def _marks(entries: Sequence[Entry], stands: Sequence[Stand], *, by_day: bool) -> Iterator[Mark]:
    for entry in entries:
        days = mark_days(entry)
        if days is not None:
            label = _day_words(*days, entry) if by_day else one_line(entry.activity.name.text)
            yield Mark(entry, shape_of(entry), *days, label, stands[entry.activity.number])


def shape_of(entry: Entry) -> Shape:
    """What is drawn for an entry that has a date."""
    if window_of(entry) is not None:
        return Shape.WINDOW
    if entry.activity.is_task:
        return Shape.TASK
    return Shape.EVENT if entry.first == entry.last else Shape.DAYS


def mark_days(entry: Entry) -> tuple[date, date] | None:
    """The days of a mark, None if the entry has none."""
    if (window := window_of(entry)) is not None:
        return window
    days = calendar_days(entry)
    if days is None or not entry.activity.is_task or entry.first is None:
        return days
    return entry.first, days[1]


def _day_words(first: date, last: date, entry: Entry) -> str:
    """`1 Dec`; of a task the day that it is due; `1 to 30 Nov` of several days or a window."""
    if first == last or (entry.activity.is_task and window_of(entry) is None):
        return _short(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_short(last)}"
    return f"{_short(first)} to {_short(last)}"


def _short(day: date) -> str:
    _weekday, number, month, _year = speak.day(day).split(" ")
    return f"{number} {month[:3]}"


def _order(mark: Mark) -> tuple[date, int, int]:
    day = mark.last if mark.shape is Shape.TASK else mark.first
    minutes = mark.entry.hours.start.minutes if mark.entry.hours else -1
    return day, minutes, mark.entry.activity.number
