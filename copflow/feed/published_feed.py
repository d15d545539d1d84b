"""A feed as it stands where it was published, from which its row in a lost lock is made again."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from copflow.outputs.ics_read import PublishedCalendar, read_calendar

COMPONENT = re.compile(rb"BEGIN:(VEVENT|VTODO)\r\n.*?END:\1\r\n", re.DOTALL)
UID = re.compile(rb"\nUID:(\S+)\r\n")
LAST_MODIFIED = re.compile(rb"^LAST-MODIFIED:([0-9]{8}T[0-9]{6}Z)\r$", re.MULTILINE)
NAME = re.compile(rb"^NAME:([^\r]*)\r$", re.MULTILINE)


class PublishedFeed(NamedTuple):
    """A feed that was read. `path`: below the plan's folder, None where that is not known. `modified`: its own last
    change. `name`: what it is called, as it is written there. `components`: its entries as they are, by their UIDs."""

    path: str | None
    is_private: bool
    name: str
    modified: datetime
    calendar: PublishedCalendar
    components: dict[str, bytes]


def read_feed(data: bytes, path: str | None = None, *, private: bool = False) -> PublishedFeed | None:
    """Read a feed that copflow wrote; None for what is none, or only the beginning of one."""
    calendar = read_calendar(data)
    head = data.partition(b"BEGIN:V")[2].partition(b"\r\nBEGIN:")[0].replace(b"\r\n ", b"") + b"\r\n"
    modified, name = LAST_MODIFIED.search(head), NAME.search(head)
    if calendar is None or modified is None:
        return None
    at = datetime.strptime(modified[1].decode(), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    said = name[1].decode("utf-8", "replace") if name is not None else ""
    return PublishedFeed(path, private, _plain(said), at, calendar, components_of(data))


def components_of(data: bytes) -> dict[str, bytes]:
    """The events and to-dos of a calendar, as they are, by their UIDs."""
    found = (match.group() for match in COMPONENT.finditer(data))
    return {uid[1].decode("ascii", "replace"): content for content in found if (uid := UID.search(content))}


def _plain(value: str) -> str:
    """A text without the backslashes of RFC 5545, 3.3.11."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
