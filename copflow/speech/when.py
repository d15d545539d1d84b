"""An activity's date in sentences: when it is, by whom, and how it stands."""

from collections.abc import Iterator

from copflow.dates import speak
from copflow.dates.zones import zone_words
from copflow.graph.model import Activity
from copflow.language.standing import Reminder
from copflow.outputs.facts import end_words, session_of, window_of
from copflow.outputs.states import state_words
from copflow.schedule.because import without_date
from copflow.schedule.model import Entry, Open, Schedule, Settled, Undated


def when_sentences(entry: Entry, schedule: Schedule) -> Iterator[str]:
    """The date in a sentence that lacks the name before it; of a window what is open about it."""
    by = _by(entry.activity)
    match entry.when:
        case Settled(first=first, last=last) if entry.activity.is_task:
            yield f"is due on {speak.day(last)}{_at(entry)}{by}."
            if first != last:
                yield f"It takes {speak.count((last - first).days + 1, 'day')}, from {speak.day(first)} on."
        case Settled(first=first, last=last):
            yield f"is {'on' if first == last else 'from'} {speak.days(first, last)}{_at(entry)}{by}."
        case Open():
            yield from _window(entry, by)
        case Undated():
            yield f"{_no_date(entry, schedule)}{by}."
    origin = entry.activity.origin
    if origin is not None and origin.moved:
        yield f"It was moved from {speak.days(origin.first, origin.last)}, as the plan says."


def _by(activity: Activity) -> str:
    """`, by Sam and Ana (team editors), with sponsors`."""
    guests = f", with {speak.listed(list(activity.participants))}" if activity.participants else ""
    if not activity.owners:
        return guests
    teams = f" (team {speak.listed(list(activity.teams))})" if activity.teams else ""
    return f", by {speak.listed([person.name.text for person in activity.owners])}{teams}{guests}"


def _no_date(entry: Entry, schedule: Schedule) -> str:
    """Why it has no date: the plan says so, of it or of what it hangs on, or there is a mistake."""
    if entry.activity.undated is not None:
        return f"has no date: the plan says {entry.activity.undated.state.value}"
    if entry.activity.states and not entry.activity.edges and not entry.activity.broken:
        return "has no date in the plan"
    cause = without_date(entry, schedule.entries)
    if cause is None:
        return "has no date, because of a mistake in the plan"
    return f'has no date yet, as "{cause.activity.full_name}" has none'


def state_sentences(entry: Entry) -> Iterator[str]:
    """`It is done on Tue 3 November 2026.`"""
    if words := list(state_words(entry)):
        yield f"It is {speak.listed(words)}."
    times = [before(reminder) for reminder in entry.activity.reminders if entry.first is not None]
    if times:
        yield f"{'Reminders come' if len(times) > 1 else 'A reminder comes'} {speak.listed(times)} before it."
    if entry.activity.former is not None:
        yield f'It was called "{entry.activity.former.text}", and calendars know it by that name.'


def before(reminder: Reminder) -> str:
    """`7 days`, `90 minutes`: how long before it."""
    return speak.count(reminder.days, "day") if reminder.days else speak.length(reminder.minutes)


def _window(entry: Entry, by: str) -> Iterator[str]:
    window = window_of(entry)
    assert window is not None and isinstance(entry.when, Open)
    earliest, latest = map(speak.day, window)
    if entry.activity.is_task:
        yield f"is due on some day from {earliest} to {latest}{_at(entry)}{by}."
    elif entry.when.length == 1:
        yield f"is on some day from {earliest} to {latest}{_at(entry)}{by}."
    else:
        length = speak.count(entry.when.length, "day")
        yield f"takes {length}: {earliest} is the first day it can begin on, {latest} the last it can end on{by}."
    yield "The plan leaves the day open, and copflow chooses none."


def _at(entry: Entry) -> str:
    """` at 14:00`, ` from 14:00 to 15:00`, and of which time zone."""
    if entry.hours is None:
        return ""
    start, session = speak.clock(entry.hours.start), session_of(entry)
    words = f" at {start}"
    if session is not None and session.known and not entry.activity.is_task:
        words = f" from {start} to {end_words(entry, session)}"
    return f"{words} ({zone_words(entry.zone)})" if entry.zone is not None else words
