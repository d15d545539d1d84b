"""Time zones: which names are right, what abbreviations may mean, and which instant a clock time is."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from copflow.dates.forms import ClockTime, Hours

ABBREVIATIONS: dict[str, Sequence[str]] = {
    "ACDT": ("Australia/Adelaide",),
    "ACST": ("Australia/Adelaide",),
    "ADT": ("America/Halifax",),
    "AEDT": ("Australia/Sydney",),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"),
    "AKDT": ("America/Anchorage",),
    "AKST": ("America/Anchorage",),
    "AST": ("America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"),
    "AWST": ("Australia/Perth",),
    "BRT": ("America/Sao_Paulo",),
    "BST": ("Europe/London", "Asia/Dhaka"),
    "CAT": ("Africa/Maputo",),
    "CDT": ("America/Chicago", "America/Havana"),
    "CEST": ("Europe/Berlin", "Europe/Paris"),
    "CET": ("Europe/Berlin", "Europe/Paris"),
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "CT": ("America/Chicago",),
    "EAT": ("Africa/Nairobi",),
    "EDT": ("America/New_York",),
    "EEST": ("Europe/Athens", "Europe/Helsinki"),
    "EET": ("Europe/Athens", "Europe/Helsinki"),
    "EST": ("America/New_York", "America/Panama"),
    "ET": ("America/New_York",),
    "HKT": ("Asia/Hong_Kong",),
    "HST": ("Pacific/Honolulu",),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",),
    "MDT": ("America/Denver",),
    "MESZ": ("Europe/Berlin",),
    "MEZ": ("Europe/Berlin",),
    "MSK": ("Europe/Moscow",),
    "MST": ("America/Denver", "America/Phoenix"),
    "MT": ("America/Denver",),
    "NZDT": ("Pacific/Auckland",),
    "NZST": ("Pacific/Auckland",),
    "PDT": ("America/Los_Angeles",),
    "PST": ("America/Los_Angeles", "Asia/Manila"),
    "PT": ("America/Los_Angeles",),
    "SAST": ("Africa/Johannesburg",),
    "SGT": ("Asia/Singapore",),
    "WAT": ("Africa/Lagos",),
    "WEST": ("Europe/Lisbon",),
    "WET": ("Europe/Lisbon",),
}

ANYWHERE_ON_EARTH = "anywhere on Earth"
"""Where a day ends last: twelve hours behind UTC. A deadline there has passed everywhere."""
ANYWHERE_KEY = "Etc/GMT+12"
"""Its IANA name. The sign in these names is the other way round: it is west of Greenwich."""
FIXED = {"utc": "UTC", "gmt": "UTC", "z": "UTC", "aoe": ANYWHERE_KEY, ANYWHERE_ON_EARTH.casefold(): ANYWHERE_KEY}
"""The zones that have names without a stroke."""


@cache
def find_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name (any case), None if there is none or the name is an abbreviation."""
    if fixed := FIXED.get(" ".join(name.split()).casefold()):
        return ZoneInfo(fixed)
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


def zone_words(zone: ZoneInfo) -> str:
    """The zone's name as it is shown: the IANA one, or `anywhere on Earth`."""
    return ANYWHERE_ON_EARTH if zone.key == ANYWHERE_KEY else zone.key


FURTHEST_WEST, FURTHEST_EAST = -12 * 60, 14 * 60
"""Between which offsets from UTC clocks are, in minutes."""


def offset_minutes(text: str) -> int | None:
    """The minutes east of UTC that `-0400`, `+05:30` or `UTC+2` says, None if there are no clocks so far away."""
    digits = re.sub(r"^[A-Za-z]*", "", text)
    found = re.fullmatch(r"([+\u2212-])([0-9]{1,2})(?::?([0-9]{2}))?", digits)
    assert found is not None
    minutes = (int(found[2]) * 60 + int(found[3] or 0)) * (1 if found[1] == "+" else -1)
    return minutes if FURTHEST_WEST <= minutes <= FURTHEST_EAST else None


def offset_words(minutes: int) -> str:
    """`-04:00`, as RFC 3339 writes it."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


class ClockChange(Enum):
    """What is unusual about a wall-clock time."""

    GAP = "does not exist"
    OVERLAP = "exists twice"


def clock_change(day: date, at: ClockTime, zone: ZoneInfo) -> ClockChange | None:
    """Whether a wall-clock time is skipped or repeated because the clocks change on the day."""
    first, second = both_readings(day, at, zone)
    if first == second:
        return None
    return ClockChange.OVERLAP if first < second else ClockChange.GAP


def both_readings(day: date, at: ClockTime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants, in UTC, that a wall-clock time may mean: with the offset of before the change, and of after it.

    They are the same on all other days.
    """
    local = _local(day, at, zone)
    return local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)


def instant(day: date, at: ClockTime, zone: ZoneInfo) -> datetime:
    """The instant of a wall-clock time, in UTC; 24:00 is the beginning of the next day.

    A time that does not exist is read with the offset before the gap, a time that exists twice is the first one
    (RFC 5545, 3.3.5; "compatible" of Temporal).
    """
    return _local(day, at, zone).astimezone(UTC)


def _local(day: date, at: ClockTime, zone: ZoneInfo) -> datetime:
    days, hour = divmod(at.hour, 24)
    return datetime.combine(day + timedelta(days), time(hour, at.minute), zone)


def session(day: date, hours: Hours, zone: ZoneInfo, *, usual: int) -> tuple[datetime, datetime]:
    """The instants at which hours begin and end that begin on a day.

    An end that was written is a wall-clock time, on the next day if it is not after the start; else it is elapsed
    time later, `usual` minutes where no length is known.
    """
    start = instant(day, hours.start, zone)
    if hours.end is None:
        return start, end_instant(start, hours.minutes or usual)
    end = instant(end_day(day, hours), hours.end, zone)
    return start, max(start, end)


def end_day(day: date, hours: Hours) -> date:
    """The day on whose clock the written end of hours stands that begin on a day."""
    return day + timedelta(hours.end is not None and hours.end <= hours.start)


def end_instant(start: datetime, minutes: int) -> datetime:
    """The instant `minutes` of elapsed time later."""
    return start + timedelta(minutes=minutes)
