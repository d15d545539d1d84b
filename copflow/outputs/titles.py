"""The title of an entry: what, then of what, about 80 characters, so that a narrow column shows what matters."""

from collections.abc import Sequence
from datetime import date

from copflow.dates import speak
from copflow.dates.arithmetic import days_in_month
from copflow.outputs.facts import plain_name, window_of
from copflow.outputs.states import CANCELLED
from copflow.outputs.text import one_line, shorten
from copflow.schedule.model import Entry, Open

MOST = 80
"""How long a title is, in characters, unless its day is not set and both its names are long."""
LEAST = 24
"""How much of a name is left of it at least."""
NOT_SET = "day not set"


def title_of(entry: Entry, entries: Sequence[Entry]) -> str:
    """`guide due (webinar 1)`, `rehearsal (webinar 1)`, `budget talk (some day in May 2027, day not set)`."""
    if entry.activity.is_task:
        return _fitted(entry, entries, after=_when_due(entry))
    inside = f"{_some_day(entry)}, {NOT_SET}" if isinstance(entry.when, Open) else ""
    return _fitted(entry, entries, inside=inside)


def bar_title_of(entry: Entry, entries: Sequence[Entry]) -> str:
    """The title beside a bar that shows the days: `budget talk, day not set`."""
    return _fitted(entry, entries, after=f", {NOT_SET}" if isinstance(entry.when, Open) else "")


def names_all(title: str, entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the title has the activity's and its owner's whole names."""
    return all(name in title for name in _names(entry, entries))


def window_words(first: date, last: date) -> str:
    """`in August 2026` for a whole month, else `between 25 October and 23 November`, with years if they differ."""
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and _ends_month(last):
        return f"in {speak.plain_day(first).split(' ', 1)[1]}"
    if first == last:
        return f"on {speak.plain_day(first)}"
    if first.year == last.year:
        return f"between {_without_year(first)} and {_without_year(last)}"
    return f"between {speak.plain_day(first)} and {speak.plain_day(last)}"


def _ends_month(day: date) -> bool:
    return day.day == days_in_month(day.year, day.month)


def _without_year(day: date) -> str:
    return speak.plain_day(day).rsplit(" ", 1)[0]


def _when_due(entry: Entry) -> str:
    """`, day not set: between 25 October and 23 November`, nothing if the day is known."""
    window = window_of(entry)
    return f", {NOT_SET}: {window_words(*window)}" if window else ""


def _some_day(entry: Entry) -> str:
    """`some day in August 2026`, `3 days in August 2026`."""
    window = window_of(entry)
    assert isinstance(entry.when, Open) and window is not None
    length = entry.when.length
    return f"{'some day' if length == 1 else speak.count(length, 'day')} {window_words(*window)}"


def _fitted(entry: Entry, entries: Sequence[Entry], *, inside: str = "", after: str = "") -> str:
    """The names with what is said in and after the brackets; the owner's name gives way first, then the name."""
    name, owner = _names(entry, entries)
    verb = " due" if entry.activity.is_task else ""
    before = CANCELLED if entry.activity.is_cancelled else ""
    room = MOST - len(before) - len(verb) - len(inside) - len(after)
    owner = shorten(owner, max(LEAST, room - len(name) - len(" ()")))
    brackets = "; ".join(filter(None, (owner, inside)))
    tail = f"{verb}{f' ({brackets})' if brackets else ''}{after}"
    return f"{before}{shorten(name, max(LEAST, MOST - len(before) - len(tail)))}{tail}"


def _names(entry: Entry, entries: Sequence[Entry]) -> tuple[str, str]:
    """The activity's name and the full name of the one that it is a step of, if it is one, both without days."""
    activity = entry.activity
    owner = plain_name(entries[activity.parent].activity, entries) if activity.parent is not None else ""
    return one_line(activity.name.text), one_line(owner)
