"""What is next: what is late, then what comes, in order of the days."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from copflow.outputs.facts import calendar_days, root_of, stands_alone, window_of
from copflow.overview.standing import Stand, Standing, due_day
from copflow.schedule.model import Entry, Schedule

OVER = frozenset({Standing.DONE, Standing.CANCELLED, Standing.PAST, Standing.UNDATED})


class Next(NamedTuple):
    """Something that is late or to come. `day`: when it is, or is due; of an open window the first day that is left.
    `days`: how many days it is from today, below 0 if it is late. `of`: what it is for, if it is a step."""

    entry: Entry
    stand: Stand
    day: date
    days: int
    of: str | None

    @property
    def is_late(self) -> bool:
        """Whether it ought to be over."""
        return self.stand.standing is Standing.LATE


def upcoming(schedule: Schedule, stands: Sequence[Stand], today: date, *, private: bool = True) -> list[Next]:
    """All that is late or to come, the late first. Steps that only share their activity's day are told with it."""
    found = [one for one in _all(schedule, stands, today) if private or not one.entry.activity.is_private]
    return sorted(found, key=_order)


def _all(schedule: Schedule, stands: Sequence[Stand], today: date) -> Iterator[Next]:
    for entry, stand in zip(schedule.entries, stands, strict=True):
        if stand.standing in OVER or not stands_alone(entry, schedule.entries):
            continue
        day = _day(entry, stand, today)
        if day is not None:
            root = root_of(entry.activity, schedule)
            yield Next(entry, stand, day, (day - today).days, None if root is entry.activity else root.full_name)


def _day(entry: Entry, stand: Stand, today: date) -> date | None:
    if stand.standing is Standing.LATE:
        return due_day(entry)
    window = window_of(entry)
    if window is not None:
        return max(window[0], today)
    days = calendar_days(entry)
    return max(days[0], today) if days is not None and days[1] >= today else days and days[0]


def _order(one: Next) -> tuple[bool, date, int, int]:
    minutes = one.entry.hours.start.minutes if one.entry.hours else -1
    return not one.is_late, one.day, minutes, one.entry.activity.number


def in_words(days: int) -> str:
    """`today`, `tomorrow`, `in 5 days`, `in 6 weeks`, `in 4 months`, `3 days late`."""
    if days < 0:
        return f"{-days} day{'' if days == -1 else 's'} late"
    if days < 2:
        return "tomorrow" if days else "today"
    if days < 2 * 7:
        return f"in {days} days"
    if days < 9 * 7:
        return f"in {round(days / 7)} weeks"
    return f"in {round(days / 30.44)} months"
