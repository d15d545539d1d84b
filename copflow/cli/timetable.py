"""The rows of `copflow show`: every activity in the order of its days, under its month."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.words import MONTH_NAMES
from copflow.dates.zones import ANYWHERE_KEY, zone_words
from copflow.language.nodes import Mode
from copflow.outputs.facts import calendar_days, end_clock, last_day, needs_of, plain_name, session_of, window_of
from copflow.outputs.states import state_words
from copflow.outputs.titles import window_words
from copflow.reports.safe import safe
from copflow.schedule.model import Entry, Open, Schedule, Settled

ONE_DAY = timedelta(1)
OPEN = "open"
"""What stands for the day of an activity that has a window."""
NO_DATE = "No date"
SHOWN_NEEDS = 3


class Row(NamedTuple):
    """An activity in words. `is_event`: it takes place, rather than being due."""

    day: str
    time: str
    what: str
    who: str
    notes: tuple[str, ...]
    is_event: bool


class Month(NamedTuple):
    """A heading and what is below it."""

    title: str
    rows: list[Row]


def timetable(schedule: Schedule) -> list[Month]:
    """All activities by month; those without a date at the end."""
    months: list[Month] = []
    for entry in sorted(schedule.entries, key=_order):
        day = _day(entry)
        title = f"{MONTH_NAMES[day.month - 1]} {day.year}" if day else NO_DATE
        if not months or months[-1].title != title:
            months.append(Month(title, []))
        months[-1].rows.append(_row(entry, schedule))
    return months


def _day(entry: Entry) -> date | None:
    """The day under which it stands: of a deadline when it is due, of a window its first day."""
    days = calendar_days(entry)
    return days[0] if days else None


def _order(entry: Entry) -> tuple[date, bool, int, int]:
    """By day, time and place in the text; windows before what is settled on the day that they begin with."""
    minutes = entry.hours.start.minutes if entry.hours else -1
    return _day(entry) or date.max, not isinstance(entry.when, Open), minutes, entry.activity.number


def _row(entry: Entry, schedule: Schedule) -> Row:
    activity = entry.activity
    day = _day(entry)
    undated = activity.undated.state.value if activity.undated else ""
    shown = undated if day is None else OPEN if isinstance(entry.when, Open) else short_day(day)
    who = ", ".join(safe(person.name.text) for person in activity.owners)
    notes = tuple(map(safe, _notes(entry, schedule)))
    return Row(shown, _time(entry), safe(plain_name(activity, schedule.entries)), who, notes, not activity.is_task)


def short_day(day: date) -> str:
    """`Tue  3 Nov`: always of one width, under its month's heading."""
    weekday, _number, month, _year = speak.day(day).split(" ")
    return f"{weekday} {day.day:>2} {month[:3]}"


def short(day: date) -> str:
    """`Tue 3 Nov`."""
    return short_day(day).replace("  ", " ")


def _time(entry: Entry) -> str:
    """`14:00-15:00`, `due`, `due 17:00`."""
    due = "due" if entry.activity.is_task else ""
    if entry.hours is None:
        return due
    hours = speak.clock(entry.hours.start)
    session = session_of(entry)
    if session is not None and session.known and not due:
        hours += f"-{end_clock(entry, session)}"
    return f"{due} {hours}".strip()


def _notes(entry: Entry, schedule: Schedule) -> Iterator[str]:
    """How it stands, what else there is to know of its date, and where it is."""
    yield from state_words(entry, short)
    match entry.when:
        case Open(length=length):
            window = window_of(entry)
            assert window is not None
            days = "some day" if length == 1 else speak.count(length, "day")
            yield f"{days} {_without_year(window_words(*window), window[0])}"
        case Settled(first=first, last=last) if first != last:
            yield f"begins {speak.day(first)}" if entry.activity.is_task else f"to {speak.day(last)}"
        case Settled():
            yield from _end_day(entry)
    yield from _place(entry)
    if entry.activity.teams:
        yield f"team {speak.listed(list(entry.activity.teams))}"
    if entry.activity.participants:
        yield f"with {speak.listed(list(entry.activity.participants))}"
    origin = entry.activity.origin
    if origin is not None and origin.moved:
        yield f"moved from {short_day(origin.first).replace('  ', ' ')}"
    if entry.moved is not None:
        yield f"moved from {short(entry.moved.day)} ({entry.moved.why})"
    needs = [schedule.graph.activities[number].full_name for number in needs_of(entry.activity)]
    if needs:
        more = [f"{len(needs) - SHOWN_NEEDS} more"] if len(needs) > SHOWN_NEEDS + 1 else []
        yield f"needs {speak.listed([*needs[: SHOWN_NEEDS if more else None], *more])}"


def _end_day(entry: Entry) -> Iterator[str]:
    """The day on which an event of a whole day or more ends; that one ends after midnight is seen by its hours."""
    session = session_of(entry)
    if session is not None and session.known and not entry.activity.is_task:
        day = last_day(entry, session)
        if day is not None and session.end - session.start >= ONE_DAY:
            yield f"to {speak.day(day)}"


def _without_year(words: str, first: date) -> str:
    """The year is in the month's heading."""
    return words.removesuffix(f" {first.year}")


def _place(entry: Entry) -> Iterator[str]:
    activity = entry.activity
    mode = activity.mode.value if activity.mode is not None and activity.mode is not Mode.OVER_TIME else ""
    place = f"at {activity.place}" if activity.place else ""
    if mode or place:
        yield f"{mode} {place}".strip()
    if entry.zone is not None and activity.zone is not None:
        yield zone_words(entry.zone) if entry.zone.key == ANYWHERE_KEY else f"{entry.zone.key} time"
