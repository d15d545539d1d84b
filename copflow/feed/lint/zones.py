"""VTIMEZONE (RFC 5545, 3.6.5): declared once, with rules that every reader understands, and used."""

from collections import Counter
from collections.abc import Iterator

from copflow.feed.lint.flaw import Flaw, quoted
from copflow.feed.lint.times import ENTRIES
from copflow.feed.lint.tree import Component


def declared_zones(calendar: Component) -> frozenset[str]:
    """The names of the time zones that a feed declares."""
    lines = (component.first("TZID") for component in calendar.components if component.name == "VTIMEZONE")
    return frozenset(line.value for line in lines if line is not None)


def zone_flaws(calendar: Component) -> Iterator[Flaw]:
    """What is wrong with the time zones of a feed."""
    used = set(_used(calendar))
    seen: Counter[str] = Counter()
    for zone in calendar.components:
        name = zone.first("TZID") if zone.name == "VTIMEZONE" else None
        if zone.name != "VTIMEZONE" or name is None:
            continue
        seen[name.value] += 1
        if seen[name.value] == 2:
            yield Flaw(name.line, "zone-repeated", f"The time zone {quoted(name.value)} is declared twice.")
        elif name.value not in used:
            yield Flaw(name.line, "zone-unused", f"Nothing is in the time zone {quoted(name.value)}.")
        if not zone.components:
            yield Flaw(zone.line, "zone-without-rules", f"{quoted(name.value)} has neither STANDARD nor DAYLIGHT.")
        yield from (flaw for rule in zone.components for flaw in _rule_flaws(rule))


def _used(calendar: Component) -> Iterator[str]:
    for entry in calendar.components:
        for line in entry.properties if entry.name in ENTRIES else ():
            if zone := line.parameter("TZID"):
                yield zone


def _rule_flaws(rule: Component) -> Iterator[Flaw]:
    """Begins at a local time; no list of times, of which some readers take only the first."""
    for line in rule.all("DTSTART", "RDATE"):
        if line.value.endswith("Z") or line.is_day or "TZID" in line.parameters:
            title = f"{line.name} of {rule.name} must be a local time: no Z, no TZID and no day."
            yield Flaw(line.line, "zone-start", title)
    for line in rule.all("RDATE"):
        if "," in line.value:
            title = f"{rule.name} has several times in one RDATE; some readers take only the first."
            yield Flaw(line.line, "zone-list", title)
