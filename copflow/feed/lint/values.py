"""The value of one property: its type (RFC 5545, 3.3), and the words that it may be (3.8)."""

import re
from collections.abc import Callable, Iterator
from datetime import date, time

from copflow.feed.lint.flaw import Flaw, quoted
from copflow.feed.lint.lines import Property
from copflow.feed.lint.recurrence import recurrence_flaws

TYPES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("DTSTART", "DTEND", "DUE", "RECURRENCE-ID"), ("DATE-TIME", "DATE")),
    **dict.fromkeys(("EXDATE", "RDATE"), ("DATE-TIME", "DATE")),
    **dict.fromkeys(("DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED", "ACKNOWLEDGED"), ("DATE-TIME",)),
    **dict.fromkeys(("DURATION", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"), ("DURATION",)),
    "TRIGGER": ("DURATION", "DATE-TIME"),
    **dict.fromkeys(("URL", "SOURCE", "TZURL", "CONFERENCE"), ("URI",)),
    **dict.fromkeys(("ATTACH", "IMAGE"), ("URI", "BINARY")),
    **dict.fromkeys(("SEQUENCE", "PRIORITY", "PERCENT-COMPLETE", "REPEAT"), ("INTEGER",)),
    "RRULE": ("RECUR",),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), ("UTC-OFFSET",)),
    **dict.fromkeys(("CATEGORIES", "RESOURCES"), ("TEXT",)),
    **dict.fromkeys(("VERSION", "PRODID", "CALSCALE", "UID", "NAME", "SUMMARY", "DESCRIPTION", "LOCATION"), ("TEXT",)),
    **dict.fromkeys(("COMMENT", "CONTACT", "COLOR", "STATUS", "TRANSP", "CLASS", "ACTION", "TZID"), ("TEXT",)),
    **dict.fromkeys(("TZNAME", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE"), ("TEXT",)),
}
"""The types that the value of a property may have; the first one is meant where VALUE does not say."""

MUST_NAME_TYPE = {"REFRESH-INTERVAL": "DURATION", "CONFERENCE": "URI", "IMAGE": "URI"}
"""The properties without a type of their own: VALUE has to say it (RFC 7986, 5.7, 5.10, 5.11)."""

LISTS = ("CATEGORIES", "RESOURCES", "EXDATE", "RDATE")
"""The properties whose commas stand between values."""

WORDS: dict[str, tuple[str, ...]] = {
    "VERSION": ("2.0",),
    "CALSCALE": ("GREGORIAN",),
    "TRANSP": ("OPAQUE", "TRANSPARENT"),
    "CLASS": ("PUBLIC", "PRIVATE", "CONFIDENTIAL"),
    "ACTION": ("DISPLAY", "AUDIO", "EMAIL"),
}
"""The only values of a property in a feed."""

STATUS: dict[str, tuple[str, ...]] = {
    "VEVENT": ("TENTATIVE", "CONFIRMED", "CANCELLED"),
    "VTODO": ("NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"),
}

RANGES = {"SEQUENCE": (0, 2**31 - 1), "PRIORITY": (0, 9), "PERCENT-COMPLETE": (0, 100), "REPEAT": (0, 2**31 - 1)}

SCHEMES = ("http", "https", "mailto")
"""The schemes that may stand where a click opens them."""

# None of these has a choice in which two ways could match the same text, so that a long value takes no long time.
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
TEXT_LIST = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
CLOCK = r"T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?"
DURATION = re.compile(rf"[+-]?P(?:\d+W|\d+D(?:{CLOCK})?|{CLOCK})", re.ASCII)
UTC_OFFSET = re.compile(r"[+-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?", re.ASCII)
INTEGER = re.compile(r"[+-]?\d{1,10}", re.ASCII)
DATE = re.compile(r"\d{8}", re.ASCII)
DATE_TIME = re.compile(r"(\d{8})T(\d{6})(Z?)", re.ASCII)
URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?:[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~-]|%[0-9A-Fa-f]{2})+")


def value_flaws(line: Property, component: str) -> Iterator[Flaw]:
    """What is wrong with the value of a property of a component; of a list only the first thing."""
    types = TYPES.get(line.name)
    if types is None:
        return
    said = (line.parameter("VALUE") or "").upper()
    needed = MUST_NAME_TYPE.get(line.name)
    if needed is not None and not said:
        yield Flaw(line.line, "missing-value-type", f"{line.name} has to say its type: {line.name};VALUE={needed}.")
    if said and said not in types:
        yield Flaw(line.line, "value-type", f"{line.name} cannot have the type {quoted(said)}.")
        return
    values = line.value.split(",") if line.name in LISTS and types[0] != "TEXT" else [line.value]
    form = FORMS[said or types[0]]
    first = next((flaw for value in values for flaw in form(line, value)), None)
    if first is not None:
        yield first
    yield from _word_flaws(line, component)


def _word_flaws(line: Property, component: str) -> Iterator[Flaw]:
    rule = "status" if line.name == "STATUS" else "fixed-value"
    words = STATUS.get(component, ()) if line.name == "STATUS" else WORDS.get(line.name)
    if words and line.value.upper() not in words:
        yield Flaw(line.line, rule, f"{line.name} of {component} is {quoted(line.value)}, not {' or '.join(words)}.")


# ---- one type each -------------------------------------------------------------------------------------------


def _text(line: Property, value: str) -> Iterator[Flaw]:
    matched = (TEXT_LIST if line.name in LISTS else TEXT).match(value)
    assert matched is not None
    if matched.end() < len(value):
        rest = value[matched.end() :]
        what = f"{rest[0]} stands without a backslash" if rest[0] in ";," else f"{quoted(rest[:2])} means nothing"
        yield Flaw(line.line, "escaping", f"In the text of {line.name} {what}.")


def is_date(value: str) -> bool:
    """Whether a text is a day that exists, such as `20261110`."""
    if not DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_date_time(value: str) -> bool:
    """Whether a text is a day and a time that exist, such as `20261110T190000Z`. Leap seconds are not written."""
    found = DATE_TIME.fullmatch(value)
    if found is None or not is_date(found[1]):
        return False
    try:
        time.fromisoformat(found[2])
    except ValueError:
        return False
    return True


def is_known(value: str) -> bool:
    """Whether a text is either."""
    return is_date(value) or is_date_time(value)


def _date(line: Property, value: str) -> Iterator[Flaw]:
    if not is_date(value):
        yield Flaw(line.line, "date", f"{line.name} is no day such as 20261110: {quoted(value)}.")


def _date_time(line: Property, value: str) -> Iterator[Flaw]:
    if is_date(value):
        may_be_day = "DATE" in TYPES[line.name]
        hint = f"then it has to be {line.name};VALUE=DATE" if may_be_day else "it has to have a time"
        yield Flaw(line.line, "value-type", f"{line.name} is a day; {hint}.")
    elif not is_date_time(value):
        yield Flaw(line.line, "date-time", f"{line.name} is no time such as 20261110T190000Z: {quoted(value)}.")


def _duration(line: Property, value: str) -> Iterator[Flaw]:
    if not DURATION.fullmatch(value):
        yield Flaw(line.line, "duration", f"{line.name} is no length of time such as PT6H: {quoted(value)}.")


def _integer(line: Property, value: str) -> Iterator[Flaw]:
    low, high = RANGES[line.name]
    if not INTEGER.fullmatch(value) or not low <= int(value) <= high:
        yield Flaw(line.line, "integer", f"{line.name} is no whole number from {low} to {high}: {quoted(value)}.")


def _utc_offset(line: Property, value: str) -> Iterator[Flaw]:
    if not UTC_OFFSET.fullmatch(value) or value in ("-0000", "-000000"):
        yield Flaw(line.line, "utc-offset", f"{line.name} is no difference from UTC such as +0100: {quoted(value)}.")


def _uri(line: Property, value: str) -> Iterator[Flaw]:
    found = URI.fullmatch(value)
    if found is None:
        yield Flaw(line.line, "uri", f"{line.name} is no address such as https://example.org/: {quoted(value)}.")
    elif found[1].lower() not in SCHEMES:
        title = f"{line.name} begins with {quoted(found[1] + ':')}; a click should open only web and mail addresses."
        yield Flaw(line.line, "uri-scheme", title)


def _binary(_line: Property, _value: str) -> Iterator[Flaw]:
    return iter(())


FORMS: dict[str, Callable[[Property, str], Iterator[Flaw]]] = {
    "TEXT": _text,
    "DATE": _date,
    "DATE-TIME": _date_time,
    "DURATION": _duration,
    "INTEGER": _integer,
    "RECUR": recurrence_flaws,
    "UTC-OFFSET": _utc_offset,
    "URI": _uri,
    "BINARY": _binary,
}
"""What is wrong with a value of each type."""
