"""A lint of calendars as bytes: what readers forgive, or read wrongly in silence, and RFC 5545 forbids.

Its own unfolding and unescaping, so that a mistake of the writer is not made a second time here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_OCTETS = 75

CALENDAR_NEEDS = ("VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL")
CALENDAR_BANS = ("METHOD", "UID")
EVENT_NEEDS = ("UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "CATEGORIES", "STATUS", "TRANSP")
EVENT_BANS = ("DURATION", "SEQUENCE", "ORGANIZER", "ATTENDEE", "RRULE")
MAY_REPEAT = ("CONFERENCE",)

LINE = re.compile(r"(?P<name>[A-Z][A-Z0-9-]*)(?P<parameters>(?:;[A-Z-]+=[^\";:,]+)*):(?P<value>.*)", re.DOTALL)
UTC = re.compile(r"\d{8}T\d{6}Z")
DAY = re.compile(r"\d{8}")
BAD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[^\\;,n]|\\$)")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC")


class Property(NamedTuple):
    """A content line, unfolded and taken apart."""

    name: str
    parameters: str
    value: str


def lint(ics: bytes) -> list[str]:
    """Everything that is wrong with a calendar, in words; nothing for a right one."""
    return [*_bytes(ics), *_structure(properties(ics))]


def properties(ics: bytes) -> list[Property]:
    """The content lines of a calendar."""
    unfolded = ics.decode("utf-8", "replace").replace("\r\n ", "")
    matches = [LINE.fullmatch(line) for line in unfolded.split("\r\n")[:-1]]
    return [
        Property(*match.group("name", "parameters", "value")) if match else Property("?", "", "") for match in matches
    ]


def events(ics: bytes) -> list[dict[str, Property]]:
    """The properties of each event, by name."""
    found: list[dict[str, Property]] = []
    for line in properties(ics):
        if line.name == "BEGIN" and line.value == "VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(line.name, line)
    return found


ALARM_NEEDS = ("UID", "ACTION", "DESCRIPTION", "TRIGGER")
TRIGGER = re.compile(r"-P(\d+D)?(T(\d+H)?(\d+M)?)?")


def _bytes(ics: bytes) -> Iterator[str]:
    try:
        ics.decode()
    except UnicodeDecodeError as error:
        yield f"not UTF-8: {error.reason}"
    if not ics.endswith(b"END:VCALENDAR\r\n"):
        yield "truncated: it does not end with END:VCALENDAR"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", ics):
        yield "a line end that is not CRLF"
    for line in ics.split(b"\r\n"):
        if len(line) > MOST_OCTETS:
            yield f"a line of {len(line)} octets"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield "folded inside a character"


def _structure(lines: Sequence[Property]) -> Iterator[str]:
    starts = [n for n, line in enumerate(lines) if line.name == "BEGIN" and line.value == "VEVENT"]
    ends = [n for n, line in enumerate(lines) if line.name == "END" and line.value == "VEVENT"]
    if len(starts) != len(ends) or not lines or lines[0].value != "VCALENDAR":
        yield "components that do not begin and end"
        return
    yield from _calendar(lines[1 : starts[0] if starts else -1])
    found = [lines[start + 1 : end] for start, end in zip(starts, ends, strict=True)]
    events = []
    for lines_of_event in found:
        event, alarms = _apart(lines_of_event)
        events.append(event)
        yield from _event(event)
        for alarm in alarms:
            yield from _alarm(alarm)
    yield from _all_events(events)


def _apart(lines: Sequence[Property]) -> tuple[list[Property], list[list[Property]]]:
    """An event's own lines, and those of each of its alarms."""
    own: list[Property] = []
    alarms: list[list[Property]] = []
    inside = False
    for line in lines:
        if line.value == "VALARM" and line.name in ("BEGIN", "END"):
            inside = line.name == "BEGIN"
            alarms += [[]] if inside else []
        else:
            (alarms[-1] if inside else own).append(line)
    return own, alarms


def _alarm(lines: Sequence[Property]) -> Iterator[str]:
    yield from _counted(lines, ALARM_NEEDS, ())
    trigger = _values(lines).get("TRIGGER")
    if trigger is not None and not TRIGGER.fullmatch(trigger.value):
        yield f"an alarm that does not ring before: {trigger.value}"


def _calendar(lines: Sequence[Property]) -> Iterator[str]:
    yield from _counted(lines, CALENDAR_NEEDS, CALENDAR_BANS)
    refresh = _values(lines).get("REFRESH-INTERVAL")
    if refresh is not None and refresh.parameters != ";VALUE=DURATION":
        yield "REFRESH-INTERVAL without VALUE=DURATION"


def _event(lines: Sequence[Property]) -> Iterator[str]:
    yield from _counted(lines, EVENT_NEEDS, EVENT_BANS)
    found = _values(lines)
    yield from _times(found)
    transparent = found["TRANSP"].value == "TRANSPARENT" if "TRANSP" in found else False
    if transparent != ("X-MICROSOFT-CDO-BUSYSTATUS" in found):
        yield "TRANSP and Outlook's own property disagree"
    for line in lines:
        if CONTROL.search(line.value):
            yield f"a control character in {line.name}"
        if line.name in TEXTS and BAD_ESCAPE.search(line.value):
            yield f"a backslash that escapes nothing in {line.name}"


def _times(found: dict[str, Property]) -> Iterator[str]:
    stamp, start, end = (found.get(name) for name in ("DTSTAMP", "DTSTART", "DTEND"))
    if stamp is None or start is None or end is None:
        return
    if not UTC.fullmatch(stamp.value):
        yield "DTSTAMP is not in UTC"
    form = DAY if start.parameters == ";VALUE=DATE" else UTC
    if start.parameters != end.parameters or not form.fullmatch(start.value) or not form.fullmatch(end.value):
        yield "DTSTART and DTEND are neither two days nor two instants in UTC"
    if end.value <= start.value:
        yield "DTEND is not after DTSTART"


def _all_events(found: Sequence[Sequence[Property]]) -> Iterator[str]:
    by_name = [_values(lines) for lines in found]
    uids = Counter(event["UID"].value for event in by_name if "UID" in event)
    yield from (f"UID {uid} repeated" for uid, count in uids.items() if count > 1)
    starts = [event["DTSTART"].value for event in by_name if "DTSTART" in event]
    if starts != sorted(starts):
        yield "events out of order"


def _counted(lines: Sequence[Property], needs: Sequence[str], bans: Sequence[str]) -> Iterator[str]:
    """What is missing, banned or there twice."""
    counts = Counter(line.name for line in lines)
    yield from (f"{name} is missing" for name in needs if not counts[name])
    yield from (f"{name} has no place here" for name in bans if counts[name])
    yield from (f"{name} is there twice" for name in counts if counts[name] > 1 and name not in MAY_REPEAT)
    if counts["?"]:
        yield "a line that is no content line"


def _values(lines: Sequence[Property]) -> dict[str, Property]:
    return {line.name: line for line in lines}
