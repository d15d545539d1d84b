"""What the values of properties mean: texts, days, times, lengths (RFC 5545, 3.3)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import category

from icalendar.prop import vDuration

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR
from copflow.dates.forms import ClockTime
from copflow.importing.lines import Property
from copflow.outputs.text import one_line

STAMP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z)?)?")
DURATION = re.compile(r"[+-]?P[0-9WDTHMS]{1,24}")
UTC = "UTC"
JOINERS = "\u200c\u200d"


class Stamp(NamedTuple):
    """A day, or a time by a wall clock. `zone`: the TZID, `UTC`, or nothing, for a time that holds in every zone.
    `seconds`: those that it has beyond the minute."""

    day: date
    clock: ClockTime | None = None
    zone: str = ""
    seconds: int = 0


def stamp(written: str, parameters: dict[str, str]) -> Stamp | str:
    """The day or time of a value, or why it is none. VALUE=DATE with a time has one: Outlook writes that."""
    found = STAMP.fullmatch(written.strip())
    if found is None:
        return f"{written.strip()[:30]!a} is no date"
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return f"{written.strip()[:30]!a} is no date"
    if not FIRST_YEAR - 1 <= day.year <= LAST_YEAR + 1:  # another zone's first and last hours are in these years
        return f"{day.year} is not in the years {FIRST_YEAR} to {LAST_YEAR}"
    if found[4] is None:
        return Stamp(day)
    hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
    if hour > 23 or minute > 59 or second > 60:
        return f"{written.strip()[:30]!a} is no time"
    zone = UTC if found[7] else parameters.get("TZID", "").strip()
    return Stamp(day, ClockTime(hour, minute), zone, second)


def stamps(one: Property) -> Iterator[Stamp | str]:
    """The days and times of a list, as EXDATE and RDATE have; of a period its start."""
    for written in one.value.split(","):
        if written.strip():
            yield stamp(written.partition("/")[0], one.parameters)


def duration(written: str) -> timedelta | None:
    """A length of time, None if it is none."""
    if DURATION.fullmatch(written.strip().upper()) is None:
        return None
    try:
        value = vDuration.from_ical(written.strip().upper())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        return None
    return value if isinstance(value, timedelta) and abs(value.days) < 100_000 else None


def plain(written: str) -> str:
    """A TEXT value without its escapes (RFC 5545, 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], written)


def texts(written: str) -> list[str]:
    """The texts of a list, as CATEGORIES has."""
    return [clean(plain(part)) for part in re.findall(r"(?:\\.|[^,\\])+", written)]


def clean(text: str) -> str:
    """The text as a plan has it: on one line, blanks folded, without characters that are not seen."""
    text = " ".join(one_line(text).split())
    if text.isprintable():
        return text
    return " ".join("".join(one for one in text if one.isprintable() or _is_seen(one)).split())


def _is_seen(character: str) -> bool:
    return character in JOINERS or category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
