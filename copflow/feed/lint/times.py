"""When an entry is: days or instants, in UTC or in a zone that the feed declares, the end after the start."""

from collections.abc import Iterator

from copflow.feed.lint.flaw import Flaw, quoted
from copflow.feed.lint.lines import Property
from copflow.feed.lint.tree import Component
from copflow.feed.lint.values import is_date, is_date_time

STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED", "ACKNOWLEDGED")
"""Instants, which are always in UTC (RFC 5545, 3.8.2.1 and 3.8.7)."""
TIMES = ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE")
ENDS = ("DTEND", "DUE")
ENTRIES = ("VEVENT", "VTODO")


def time_flaws(component: Component, zones: frozenset[str]) -> Iterator[Flaw]:
    """What is wrong with the times of a component. `zones`: the time zones that the feed declares."""
    for line in component.all(*STAMPS):
        if is_date_time(line.value) and not line.value.endswith("Z"):
            yield Flaw(line.line, "not-in-utc", f"{line.name} is not in UTC: {quoted(line.value)} has no Z.")
    if component.name in ENTRIES:
        yield from (flaw for line in component.all(*TIMES) for flaw in _zone_flaws(line, zones))
        yield from _entry_flaws(component)
    if component.name == "VALARM" and (component.first("DURATION") is None) != (component.first("REPEAT") is None):
        yield Flaw(component.line, "duration-and-repeat", "An alarm has both of DURATION and REPEAT, or none.")


def _zone_flaws(line: Property, zones: frozenset[str]) -> Iterator[Flaw]:
    zone = line.parameter("TZID")
    is_utc = line.value.endswith("Z")
    if zone is not None and (is_utc or line.is_day):
        kind = "in UTC" if is_utc else "a day"
        yield Flaw(line.line, "zone-with-utc", f"{line.name} is {kind}; it must have no TZID.")
    elif zone is not None and zone not in zones:
        yield Flaw(line.line, "undeclared-zone", f"{line.name} is in {quoted(zone)}, which no VTIMEZONE declares.")
    elif zone is None and is_date_time(line.value) and not is_utc:
        title = f"{line.name} has neither Z nor TZID: everybody would see it at this time of their own."
        yield Flaw(line.line, "floating-time", title)


def _entry_flaws(component: Component) -> Iterator[Flaw]:
    start, duration = component.first("DTSTART"), component.first("DURATION")
    for end in component.all(*ENDS):
        if duration is not None:
            yield Flaw(duration.line, "end-and-duration", f"{component.name} has both {end.name} and DURATION.")
        if start is not None:
            yield from _span_flaws(start, end)
    if start is None:
        return
    for line in component.all("RECURRENCE-ID", "EXDATE"):
        if _is_day(line) != _is_day(start):
            yield Flaw(line.line, "mixed-times", f"{line.name} and DTSTART must both be days, or both have times.")
    yield from _until_flaws(component, start)


def _span_flaws(start: Property, end: Property) -> Iterator[Flaw]:
    if _is_day(start) != _is_day(end):
        yield Flaw(end.line, "mixed-times", f"{end.name} and DTSTART must both be days, or both have times.")
        return
    known = is_date if _is_day(start) else is_date_time
    if not known(start.value) or not known(end.value) or start.parameter("TZID") != end.parameter("TZID"):
        return  # told elsewhere, or not to be compared without the rules of time zones
    if end.value <= start.value:
        last = ", the day after the last," if _is_day(start) else ""
        yield Flaw(end.line, "end-not-after-start", f"{end.name}{last} is not after DTSTART.")


def _until_flaws(component: Component, start: Property) -> Iterator[Flaw]:
    """UNTIL is a day for days, and in UTC for times (RFC 5545, 3.3.10)."""
    for line in component.all("RRULE"):
        parts = dict(part.partition("=")[::2] for part in line.value.upper().split(";"))
        until = parts.get("UNTIL")
        if until is None:
            continue
        if _is_day(start) != is_date(until):
            yield Flaw(line.line, "mixed-times", "UNTIL and DTSTART must both be days, or both have times.")
        elif not _is_day(start) and not until.endswith("Z"):
            yield Flaw(line.line, "not-in-utc", f"UNTIL is not in UTC: {quoted(until)} has no Z.")


def _is_day(line: Property) -> bool:
    """Whether it is said to be a day, or is one without saying so, which is told already."""
    return line.is_day or is_date(line.value)
