"""Which zone a TZID means: an IANA name, one of Windows, a name with a prefix, or a zone that the feed describes.

A plan has IANA names only. So a zone that is described in the feed (VTIMEZONE) becomes the IANA zone whose clock is
the same; the first such one, by name, where there are several.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from functools import cache
from io import StringIO
from zoneinfo import ZoneInfo

from copflow.dates.zones import find_zone, zone_names
from copflow.importing.lines import Block
from copflow.importing.notes import Notes

MOST_SEARCHES = 10
"""How many zones of a feed are looked for by their clocks."""
MOST_RULES = 40
"""How many changes of the clock a described zone has."""
SIMPLE = frozenset({"FREQ", "INTERVAL", "UNTIL", "BYMONTH", "BYDAY", "BYMONTHDAY", "WKST"})
YEARS = 2
"""For how many years two clocks are compared."""
COMMON = (
    "UTC", "Europe/London", "Europe/Berlin", "Europe/Athens", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney",
)  # fmt: skip
"""The zones that are tried first: many have the same clock, and these are known."""


class Zones:
    """Finds the zones of one feed. `default` is the zone of times that have none."""

    def __init__(self, described: list[Block], default: ZoneInfo, year: int, notes: Notes) -> None:
        self.default = default
        self._described = {zone_id(block): block for block in described}
        self._year = year
        self._notes = notes
        self._found: dict[str, ZoneInfo] = {}
        self._searches = 0

    def find(self, name: str, line: int) -> ZoneInfo:
        """The zone of a TZID; of one that nobody knows the calendar's, which is said."""
        if not name:
            return self.default
        if name not in self._found:
            self._found[name] = by_name(name) or self._by_clock(name, line)
        return self._found[name]

    def _by_clock(self, name: str, line: int) -> ZoneInfo:
        block = self._described.get(name)
        location = block.first("X-LIC-LOCATION") if block else None
        if location is not None and (zone := by_name(location.value)):
            return zone
        self._searches += 1
        clock = _clock(block) if block is not None and self._searches <= MOST_SEARCHES else None
        if clock is not None and (zone := _same_clock(clock, self.default, self._year)):
            text = f'The zone "{name[:60]}" is written as {zone.key}, whose clock is the same.'
            self._notes.add(line, text)
            return zone
        self._notes.add(line, f'There is no time zone "{name[:60]}"; its times are read in {self.default.key}.')
        return self.default


def zone_id(block: Block) -> str:
    """The TZID of a VTIMEZONE."""
    found = block.first("TZID")
    return found.value.strip() if found else ""


def by_name(name: str) -> ZoneInfo | None:
    """The zone of a name, also of one that Windows has; before it there may be `/freeassociation.sourceforge.net/`."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')[:200]
    if zone := find_zone(name) or find_zone(WINDOWS_TO_OLSON.get(name, "")):
        return zone
    parts = [part for part in name.split("/") if part]
    for length in (3, 2):
        if len(parts) >= length and (zone := find_zone("/".join(parts[-length:]))):
            return zone
    return _alias(name) if name.isalnum() else None


def _alias(name: str) -> ZoneInfo | None:
    """`Japan` and `EST5EDT` are names too, which plans do not have: the zone that has the same clock."""
    try:
        zone = ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None
    return _same_clock(zone, ZoneInfo("UTC"), 2025)


@cache
def _candidates() -> list[ZoneInfo]:
    return [ZoneInfo(name) for name in (*COMMON, *zone_names())]


def _same_clock(clock: tzinfo, first: ZoneInfo, year: int) -> ZoneInfo | None:
    """The zone that shows the same time through these years, `first` if it does."""
    times = list(_samples(year))
    try:
        offsets = [clock.utcoffset(time) for time in times]
    except Exception:  # the clock is made of what strangers wrote; there is no list of what it may raise
        return None
    for zone in (first, *_candidates()):
        if all(zone.utcoffset(time) == offset for time, offset in zip(times, offsets, strict=True)):
            return zone
    return None


def _samples(year: int) -> Iterator[datetime]:
    """Noon of every fifth day: changes of the clock come at night."""
    start = datetime(min(year, 2100), 1, 1, 12)
    return (start + timedelta(day) for day in range(0, YEARS * 365, 5))


def _clock(block: Block) -> tzinfo | None:
    """The clock that a VTIMEZONE describes, if its rules are of the usual kind: others might never come to an end."""
    from dateutil.tz import tzical

    rules = [rule for part in block.blocks for rule in part.all("RRULE")]
    if len(block.blocks) > MOST_RULES or not all(map(_is_simple, (rule.value for rule in rules))):
        return None
    lines = ["BEGIN:VTIMEZONE", "TZID:x"]
    for part in block.blocks:
        lines.append(f"BEGIN:{part.kind}")
        lines += [f"{one.name}:{one.value}" for one in part.properties if one.name in DESCRIBING][:MOST_RULES]
        lines.append(f"END:{part.kind}")
    try:
        return tzical(StringIO("\n".join([*lines, "END:VTIMEZONE"]))).get("x")
    except Exception:  # dateutil names no errors, and what it reads is a stranger's
        return None


DESCRIBING = frozenset({"DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"})


def _is_simple(rule: str) -> bool:
    """A day of each year, such as the last Sunday of March."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    is_yearly = parts.get("FREQ") == "YEARLY" and parts.get("INTERVAL", "1") == "1" and "," not in rule
    return is_yearly and "BYMONTH" in parts and parts.keys() <= SIMPLE and parts.get("BYMONTHDAY") != "30"


def most_used(names: list[str]) -> ZoneInfo:
    """The zone of most times, UTC if no time has one."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    for name in sorted(counts, key=lambda one: -counts[one]):
        if zone := by_name(name):
            return zone
    return ZoneInfo("UTC")
