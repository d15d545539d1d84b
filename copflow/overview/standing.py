"""How each activity stands on a day: done, late, at risk, or still to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from copflow.dates import speak
from copflow.language.standing import State
from copflow.outputs.facts import calendar_days, needs_of, window_of
from copflow.schedule.model import Entry, Open, Schedule

SOON = 14
"""How many days before the end of its window a day that is not set is at risk."""


class Standing(Enum):
    """How an activity stands. The values are the words that people read."""

    DONE = "done"
    CANCELLED = "cancelled"
    LATE = "late"
    RISK = "at risk"
    TODAY = "today"
    COMING = "to come"
    PAST = "past"
    UNDATED = "no date"


@dataclass(frozen=True, slots=True)
class Stand:
    """How one activity stands, and why it is late or at risk, as whole sentences."""

    standing: Standing
    why: tuple[str, ...] = ()


def stands(schedule: Schedule, today: date) -> list[Stand]:
    """How each activity stands, by its number.

    What is past its day, or never got one, is late only in a plan that says of something that it is done: where nobody
    keeps account of that, what is past is past.
    """
    keeps_account = any(State.DONE in entry.activity.states for entry in schedule.entries)
    return [_stand(entry, schedule.entries, today, keeps_account) for entry in schedule.entries]


def _stand(entry: Entry, entries: Sequence[Entry], today: date, keeps_account: bool) -> Stand:
    activity = entry.activity
    if activity.is_over:
        return Stand(Standing.CANCELLED if activity.is_cancelled else Standing.DONE)
    last = due_day(entry)
    if last is None:
        return Stand(Standing.UNDATED)
    if last < today:
        return _past(entry, last, today, keeps_account)
    if why := tuple(_risks(entry, entries, today, keeps_account)):
        return Stand(Standing.RISK, why)
    days = calendar_days(entry)
    is_today = not isinstance(entry.when, Open) and days is not None and days[0] <= today
    return Stand(Standing.TODAY if is_today else Standing.COMING)


def due_day(entry: Entry) -> date | None:
    """The last day on which it may end: of a window that is open the last one."""
    window = window_of(entry)
    return window[1] if window is not None else entry.last


def _past(entry: Entry, last: date, today: date, keeps_account: bool) -> Stand:
    is_open = isinstance(entry.when, Open)
    if not keeps_account or not (entry.activity.is_task or is_open):
        return Stand(Standing.PAST)
    if is_open:
        return Stand(Standing.LATE, (f"Its day was never set, and {speak.day(last)} has passed.",))
    return Stand(Standing.LATE, (f"It was due {speak.count((today - last).days, 'day')} ago.",))


def _risks(entry: Entry, entries: Sequence[Entry], today: date, keeps_account: bool) -> Iterator[str]:
    if entry.slack is not None and entry.slack < 0:
        yield f"It ends {speak.count(-entry.slack, 'day')} too late for something that needs it."
    window = window_of(entry)
    if window is not None and window[1] - today <= timedelta(SOON):
        yield f"Its day is not set, and {speak.day(window[1])} is the last one."
    for number in needs_of(entry.activity) if keeps_account else ():
        need = entries[number]
        last = due_day(need)
        if last is not None and last < today and need.activity.is_task and not need.activity.is_over:
            yield f"It waits for “{need.activity.full_name}”, which is late."
