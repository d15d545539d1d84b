"""Values of iCalendar properties, made with the icalendar package, and what it lacks.

Its own texts make a line end out of the `\\N` of `C:\\New` (7.3.0), so that texts escape themselves here. Its duration
leaves out the VALUE parameter that REFRESH-INTERVAL must have (RFC 7986, 5.7).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from icalendar import Parameters
from icalendar.prop import vDate, vDatetime, vInt, vRecur, vText, vUri, vUTCOffset


def escaped(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11). The text must have no controls but line feeds."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


class Text(vText):
    """A value of type TEXT."""

    def to_ical(self) -> bytes:
        """The text with its marks and line feeds escaped."""
        return escaped(self).encode()


class Texts:
    """A list of values of type TEXT, as CATEGORIES has."""

    def __init__(self, items: Iterable[str]) -> None:
        self.params = Parameters()
        self._items = tuple(items)

    def to_ical(self) -> bytes:
        """The texts, each escaped, with commas between them."""
        return ",".join(map(escaped, self._items)).encode()


class Raw:
    """A value that is written as it is, with its type as the VALUE parameter."""

    def __init__(self, value: str, kind: str) -> None:
        self.params = Parameters({"VALUE": kind})
        self._value = value

    def to_ical(self) -> bytes:
        """The value."""
        return self._value.encode()


class Related(vText):
    """The UID of what an entry waits for (RFC 9253, 9.1 and 8.2)."""

    def __new__(cls, uid: str) -> "Related":
        """Say how it is related: readers that do not know it take it for the entry above this one."""
        return super().__new__(cls, uid, params={"RELTYPE": "DEPENDS-ON"})


def utc(instant: datetime) -> vDatetime:
    """An instant as `20261110T190000Z` (RFC 5545, 3.3.5, form 2), whole seconds."""
    return vDatetime(instant.astimezone(UTC).replace(microsecond=0))


Value = vDate | vDatetime
"""A day or an instant."""
Integer = vInt
"""A value of type INTEGER (RFC 5545, 3.3.8)."""
Rule = vRecur
"""A value of type RECUR (RFC 5545, 3.3.10)."""


def day(value: date) -> vDate:
    """A day with VALUE=DATE (RFC 5545, 3.3.4)."""
    made = vDate(value)
    made.params["VALUE"] = "DATE"
    return made


def wall(time: datetime, zone: str | None = None) -> vDatetime:
    """A wall-clock time as `20261110T140000` (RFC 5545, 3.3.5, forms 1 and 3), with the zone's name as its TZID."""
    made = vDatetime(time.replace(tzinfo=None))
    if zone is not None:
        made.params["TZID"] = zone
    return made


def offset(length: timedelta) -> vUTCOffset:
    """A difference from UTC as `+0100` (RFC 5545, 3.3.14)."""
    return vUTCOffset(length)


def uri(value: str) -> vUri:
    """An address that stands alone, such as URL."""
    return vUri(value)


def written(value: Any) -> str:
    """A value as it stands in the calendar."""
    return cast(bytes, value.to_ical()).decode()
