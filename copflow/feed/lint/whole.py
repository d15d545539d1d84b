"""The feed as a whole: whose UID is whose, and in which order the entries stand."""

from collections.abc import Iterator

from copflow.feed.lint.flaw import Flaw, quoted
from copflow.feed.lint.times import ENTRIES
from copflow.feed.lint.tree import Component
from copflow.feed.lint.values import is_known


def whole_flaws(calendar: Component) -> Iterator[Flaw]:
    """What is wrong with the entries beside each other."""
    entries = [component for component in calendar.components if component.name in ENTRIES]
    if not entries:
        title = "The feed has no entries; subscribers' programs then delete all that they have."
        yield Flaw(calendar.line, "empty-calendar", title)
    yield from _repeated(entries)
    yield from _out_of_order([entry for entry in entries if entry.name == "VEVENT"])


def _repeated(entries: list[Component]) -> Iterator[Flaw]:
    """A UID twice, unless one is another occurrence of the same series (RECURRENCE-ID)."""
    seen: dict[tuple[str, str], int] = {}
    for entry in entries:
        uid, occurrence = entry.first("UID"), entry.first("RECURRENCE-ID")
        if uid is None:
            continue
        key = (uid.value, occurrence.value if occurrence else "")
        if key in seen:
            title = f"The UID {quoted(uid.value)} is also that of line {seen[key]}; readers keep only one."
            yield Flaw(uid.line, "uid-repeated", title)
        seen.setdefault(key, uid.line)


def _out_of_order(events: list[Component]) -> Iterator[Flaw]:
    """The first event that begins before the one above it. A time in a zone is not compared with others."""
    before = ""
    for event in events:
        start = event.first("DTSTART")
        if start is None or start.parameter("TZID") is not None or not is_known(start.value):
            continue
        if start.value < before:
            title = f"The event begins before the one above it: {quoted(start.value)} after {quoted(before)}."
            yield Flaw(start.line, "order", title)
            return
        before = start.value
