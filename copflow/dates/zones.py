"""Time zones: which names are right, and what abbreviations may mean."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from copflow.dates.forms import Hours

ABBREVIATIONS: dict[str, Sequence[str]] = {
    "ACST": ("Australia/Adelaide",),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"),
    "AKST": ("America/Anchorage",),
    "BST": ("Europe/London", "Asia/Dhaka"),
    "CDT": ("America/Chicago", "America/Havana"),
    "CEST": ("Europe/Berlin", "Europe/Paris"),
    "CET": ("Europe/Berlin", "Europe/Paris"),
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "CT": ("America/Chicago",),
    "EDT": ("America/New_York",),
    "EEST": ("Europe/Athens", "Europe/Helsinki"),
    "EET": ("Europe/Athens", "Europe/Helsinki"),
    "EST": ("America/New_York", "America/Panama"),
    "ET": ("America/New_York",),
    "HST": ("Pacific/Honolulu",),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "JST": ("Asia/Tokyo",),
    "MDT": ("America/Denver",),
    "MEZ": ("Europe/Berlin",),
    "MST": ("America/Denver", "America/Phoenix"),
    "MT": ("America/Denver",),
    "NZST": ("Pacific/Auckland",),
    "PDT": ("America/Los_Angeles",),
    "PST": ("America/Los_Angeles", "Asia/Manila"),
    "PT": ("America/Los_Angeles",),
    "SAST": ("Africa/Johannesburg",),
    "WEST": ("Europe/Lisbon",),
    "WET": ("Europe/Lisbon",),
}


@cache
def find_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name (any case), None if there is none or the name is an abbreviation."""
    if name.upper() in ("UTC", "GMT"):
        return ZoneInfo("UTC")
    if "/" not in name or name.split("/")[0].casefold() in ("posix", "right"):
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        pass
    known = _by_folded().get(name.casefold())
    return ZoneInfo(known) if known else None


@cache
def _by_folded() -> dict[str, str]:
    return {known.casefold(): known for known in available_timezones()}


@cache
def zone_names() -> list[str]:
    """Every IANA name that is made of an area and a place."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


class ClockChange(Enum):
    """What is unusual about a wall-clock time."""

    GAP = "does not exist"
    OVERLAP = "exists twice"


def clock_change(day: date, at: time, zone: ZoneInfo) -> ClockChange | None:
    """Whether a wall-clock time is skipped or repeated because the clocks change on the day."""
    local = datetime.combine(day, at, zone)
    earlier, later = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    if earlier == later or earlier is None or later is None:
        return None
    return ClockChange.OVERLAP if earlier > later else ClockChange.GAP


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant of a wall-clock time, in UTC.

    A time that does not exist is read with the offset before the gap, a time that exists twice is the first one
    (RFC 5545, 3.3.5; "compatible" of Temporal).
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def session(day: date, hours: Hours, zone: ZoneInfo, *, usual: int) -> tuple[datetime, datetime]:
    """The instants at which hours begin and end that begin on a day.

    An end that was written is a wall-clock time, on the next day if it is not after the start; else it is elapsed
    time later, `usual` minutes where no length is known.
    """
    start = instant(day, hours.start, zone)
    if hours.end is None:
        return start, end_instant(start, hours.minutes or usual)
    end = instant(day + timedelta(hours.end <= hours.start), hours.end, zone)
    return start, max(start, end)


def end_instant(start: datetime, minutes: int) -> datetime:
    """The instant `minutes` of elapsed time later."""
    return start + timedelta(minutes=minutes)
