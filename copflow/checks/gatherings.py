"""The gatherings of a plan, and the series that they are in."""

from collections.abc import Sequence

from copflow.checks.finding import SHOWN_DAYS
from copflow.dates import speak
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import Mode
from copflow.schedule.model import Entry, Schedule, Settled

Series = tuple[int | None, str]
"""The activity in which a series is, None for the plan, and the name that the activities of the series share."""


def is_gathering(entry: Entry) -> bool:
    """Whether people come together, as far as the plan says: an event that has an hour, a way to take part, or a place.

    An event without them may be anything that happens on a day, such as the first day of a term.
    """
    activity = entry.activity
    if activity.is_task or activity.is_cancelled or activity.mode is Mode.OVER_TIME:
        return False
    return entry.hours is not None or activity.mode is not None or activity.place is not None


def events_by_series(schedule: Schedule) -> dict[Series, list[Entry]]:
    """The events of each series, in the order of the text; what is cancelled is left out."""
    found: dict[Series, list[Entry]] = {}
    for entry in schedule.entries:
        activity = entry.activity
        if activity.series is not None and not activity.is_task and not activity.is_cancelled:
            found.setdefault((activity.parent, activity.series), []).append(entry)
    return found


def is_understood(schedule: Schedule) -> bool:
    """Whether all of the plan could be read. If not, what seems to be missing may stand in what was reported."""
    return not any(activity.broken or activity.flawed for activity in schedule.graph.activities)


def when(entry: Entry) -> str:
    """`on Tue 10 November 2026`, `from … to …`, `some day from … to …`, or `without a date`."""
    first, last = entry.first, entry.last
    if first is None or last is None:
        return "without a date"
    if first == last:
        return f"on {speak.day(first)}"
    return f"{'' if isinstance(entry.when, Settled) else 'some day '}from {speak.days(first, last)}"


def named(entry: Entry) -> str:
    """`"webinar 2" (Tue 8 December 2026)`; the name alone where the day is not known."""
    first, last = entry.first, entry.last
    name = quoted(entry.activity.full_name)
    return f"{name} ({speak.day(first)})" if first is not None and first == last else name


def all_named(entries: Sequence[Entry], most: int = SHOWN_DAYS, *, last: str = "and") -> str:
    """The activities with their days, of many the first ones and how many more there are."""
    more = [f"{len(entries) - most} more"] if len(entries) > most else []
    return speak.listed([*map(named, entries[:most]), *more], last)
