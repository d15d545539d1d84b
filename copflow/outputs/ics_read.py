"""Reads back what copflow published: by what its entries are known, and how often they changed."""

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from icalendar import cal as component

from copflow.outputs.values import written

BEGIN, END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
LAST = b"END:VCALENDAR\r\n"
MOST_SEQUENCE = 2**31 - 1


class Published(NamedTuple):
    """An event as it stands in a published calendar. `key`: the activity's path of names, where the calendar says it.
    `start`, `end`: as DTSTART and DTEND. `content`: its lines."""

    uid: str
    key: str | None
    sequence: int
    created: datetime
    modified: datetime
    is_cancelled: bool
    start: str
    end: str
    title: str
    is_private: bool
    content: bytes


class PublishedCalendar(NamedTuple):
    """A published calendar: the identity of its plan, where it says so, its events, and how many cannot be read."""

    plan: str | None
    events: tuple[Published, ...]
    unread: int


def read_calendar(data: bytes) -> PublishedCalendar | None:
    """Read a calendar that copflow wrote; None for what is none, or only the beginning of one."""
    if not data.startswith(b"BEGIN:VCALENDAR\r\n") or not data.endswith(LAST):
        return None
    head, *blocks = data.split(BEGIN)
    plan = re.search(rb"^X-COPFLOW-PLAN:([0-9a-f-]{36})\r$", head, re.MULTILINE)
    events = [_event(BEGIN + block.partition(END)[0] + END) for block in blocks]
    read = tuple(event for event in events if event is not None)
    return PublishedCalendar(plan[1].decode() if plan else None, read, len(events) - len(read))


def _event(content: bytes) -> Published | None:
    try:
        event = component.Event.from_ical(content)
        modified = _instant(event.get("LAST-MODIFIED", event["DTSTAMP"]))
        return Published(
            str(event["UID"]),
            str(event["X-COPFLOW-KEY"]) if "X-COPFLOW-KEY" in event else None,
            min(max(int(event.get("SEQUENCE", 0)), 0), MOST_SEQUENCE),
            _instant(event["CREATED"]) if "CREATED" in event else modified,
            modified,
            event.get("STATUS") == "CANCELLED",
            _when(event["DTSTART"]),
            _when(event["DTEND"]),
            str(event.get("SUMMARY", "")),
            event.get("CLASS") == "PRIVATE",
            content,
        )
    except (ValueError, KeyError, AttributeError, TypeError):
        return None  # it is counted, and said to be unread


def _when(value: Any) -> str:
    when = written(value)
    if not re.fullmatch("[0-9]{8}(T[0-9]{6}Z)?", when):
        raise ValueError("neither a day nor an instant in UTC")
    return when


def _instant(value: Any) -> datetime:
    found = value.dt
    if not isinstance(found, datetime) or found.utcoffset() is None:
        raise ValueError("no instant")
    return found.astimezone(UTC).replace(microsecond=0)
