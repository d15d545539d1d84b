"""Broken feeds: for each mistake the change of the good feed that makes it."""

from collections.abc import Callable
from typing import NamedTuple

Change = Callable[[bytes], bytes]


class Broken(NamedTuple):
    """A mistake: what it is, how to make it, the rule that finds it, and how its line begins."""

    name: str
    change: Change
    rule: str
    at: str


def swap(old: str, new: str) -> Change:
    """Put one text in the place of another, the first time that it stands there."""
    old_bytes, new_bytes = old.replace("\n", "\r\n").encode(), new.replace("\n", "\r\n").encode()

    def change(feed: bytes) -> bytes:
        assert old_bytes in feed, f"the good feed has no {old!r}"
        return feed.replace(old_bytes, new_bytes, 1)

    return change


def swap_bytes(old: bytes, new: bytes) -> Change:
    """The same for bytes."""

    def change(feed: bytes) -> bytes:
        assert old in feed
        return feed.replace(old, new, 1)

    return change


def without(line: str) -> Change:
    """Leave a line out."""
    return swap(f"\n{line}\n", "\n")


def behind(line: str, *more: str) -> Change:
    """Put lines behind a line."""
    return swap(f"\n{line}\n", "\n" + "\n".join((line, *more)) + "\n")


def instead(feed: bytes) -> Change:
    """Another feed altogether."""
    return lambda _feed: feed


def cut(text: str) -> Change:
    """End the feed in front of a text."""
    return lambda feed: feed[: feed.index(text.encode())]


def zone_of(feed: bytes) -> bytes:
    """The time zone of the good feed."""
    end = b"END:VTIMEZONE\r\n"
    return feed[feed.index(b"BEGIN:VTIMEZONE") : feed.index(end) + len(end)]


def all_events(feed: bytes) -> bytes:
    """The calendar without anything in it."""
    return feed[: feed.index(b"BEGIN:VTIMEZONE")] + b"END:VCALENDAR\r\n"


CALL_START = "DTSTART;TZID=Europe/Berlin:20261112T190000"
ALARM = ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:ring", "TRIGGER:-PT5M", "END:VALARM")
RULE = "RRULE:FREQ=WEEKLY;UNTIL=20261231T235959Z"

BARE_ZONE = b"BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nEND:VTIMEZONE\r\n"
OTHER_ZONE = (
    b"BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    b"TZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VTIMEZONE"
)

BYTES = [
    Broken("empty", instead(b""), "empty-feed", ""),
    Broken("only a blank line", instead(b"\r\n"), "empty-feed", ""),
    Broken("byte order mark", lambda feed: b"\xef\xbb\xbf" + feed, "byte-order-mark", "BEGIN:VCALENDAR"),
    Broken("latin-1", swap_bytes(b"SUMMARY:fair", b"SUMMARY:f\xe4ir"), "not-utf-8", "SUMMARY:f"),
    Broken("half a surrogate", swap_bytes(b"SUMMARY:fair", b"SUMMARY:\xed\xa0\xbd"), "not-utf-8", "SUMMARY:"),
    Broken("escape character", swap("SUMMARY:fair", "SUMMARY:f\x1b[31m"), "control-character", "SUMMARY:f"),
    Broken("zero byte", swap("SUMMARY:fair", "SUMMARY:f\0air"), "control-character", "SUMMARY:f"),
    Broken("line separator", swap("SUMMARY:fair", "SUMMARY:f\u2028air"), "control-character", "SUMMARY:f"),
    Broken("LF throughout", lambda feed: feed.replace(b"\r\n", b"\n"), "line-end", "BEGIN:VCALENDAR"),
    Broken("one LF", swap_bytes(b"UID:fair\r\n", b"UID:fair\n"), "line-end", "UID:fair"),
    Broken("LF in a value", swap_bytes(b"SUMMARY:fair", b"SUMMARY:fa\nir"), "line-end", "SUMMARY:fa"),
    Broken("CR in a value", swap_bytes(b"SUMMARY:fair", b"SUMMARY:fa\rir"), "line-end", "SUMMARY:fa"),
    Broken("no last line end", lambda feed: feed.removesuffix(b"\r\n"), "no-final-line-end", "END:VCALENDAR"),
    Broken("76 octets", swap("e chan\n g", "e chang\n "), "long-line", "SUMMARY:a talk"),
    Broken(
        "folded inside a character",
        swap_bytes(b"SUMMARY:fair", b"SUMMARY:f\xc3\r\n \xa4ir"),
        "split-character",
        "SUMMARY:f",
    ),
    Broken("fold with nothing", behind("SUMMARY:fair", " "), "blank-fold", " "),
    Broken("blank line", behind("SUMMARY:fair", ""), "blank-line", ""),
    Broken("no colon", swap("SUMMARY:fair", "SUMMARY fair"), "content-line", "SUMMARY fair"),
    Broken("underscore in a name", behind("SUMMARY:fair", "X_NOTE:a"), "content-line", "X_NOTE"),
    Broken("injected text", behind("SUMMARY:fair", "and more"), "content-line", "and more"),
    Broken("quote that does not end", swap("URL:", 'URL;X-A="b:'), "parameter", "URL"),
    Broken("parameter without a value", swap("URL:", "URL;X-A:"), "parameter", "URL"),
    Broken("parameter twice", swap("URL:", "URL;X-A=b;X-A=c:"), "parameter", "URL"),
]

COMPONENTS = [
    Broken("a web page", instead(b"<html>\r\n<p>Not found.\r\n"), "no-calendar", "<html>"),
    Broken("no calendar", swap("BEGIN:VCALENDAR\n", ""), "no-calendar", "VERSION"),
    Broken("cut off between events", cut("BEGIN:VEVENT\r\nUID:call"), "truncated", "END:VEVENT"),
    Broken("cut off in a line", cut("ARY:call"), "truncated", "SUMM"),
    Broken("cut off in a name", lambda feed: cut("MARY:call")(feed) + b"\xc3", "truncated", "SUM"),
    Broken("END missing", without("END:VALARM"), "nesting", "END:VEVENT"),
    Broken("END of an event missing", swap("END:VEVENT\nBEGIN:VEVENT", "BEGIN:VEVENT"), "nesting", "BEGIN:VEVENT"),
    Broken("END of another", swap("END:VALARM", "END:VTODO"), "nesting", "END:VTODO"),
    Broken(
        "busy times", behind("END:VTODO", "BEGIN:VFREEBUSY", "END:VFREEBUSY"), "misplaced-component", "BEGIN:VFREEBUSY"
    ),
    Broken("alarm of nothing", behind("END:VTODO", *ALARM), "misplaced-component", "BEGIN:VALARM"),
    Broken("two calendars", lambda feed: feed + feed, "after-calendar", "BEGIN:VCALENDAR"),
    Broken("nothing in it", all_events, "empty-calendar", "BEGIN:VCALENDAR"),
]

PROPERTIES = [
    Broken("no VERSION", without("VERSION:2.0"), "missing-property", "BEGIN:VCALENDAR"),
    Broken("no UID", without("UID:fair"), "missing-property", "BEGIN:VEVENT"),
    Broken("no DTSTAMP", without("DTSTAMP:20260701T120000Z"), "missing-property", "BEGIN:VEVENT"),
    Broken("no DTEND", without("DTEND;VALUE=DATE:20261005"), "missing-property", "BEGIN:VEVENT"),
    Broken("no TRIGGER", without("TRIGGER:-PT30M"), "missing-property", "BEGIN:VALARM"),
    Broken("alarm without text", without("DESCRIPTION:talk"), "missing-property", "BEGIN:VALARM"),
    Broken("no offset", without("TZOFFSETTO:+0200"), "missing-property", "BEGIN:DAYLIGHT"),
    Broken("two titles", behind("SUMMARY:fair", "SUMMARY:bazaar"), "repeated-property", "SUMMARY:bazaar"),
    Broken("two versions", behind("CALSCALE:GREGORIAN", "VERSION:2.0"), "repeated-property", "VERSION"),
    Broken("DUE of an event", behind("SUMMARY:fair", "DUE;VALUE=DATE:20261006"), "misplaced-property", "DUE"),
    Broken("DTEND of a to-do", behind("SUMMARY:report", "DTEND;VALUE=DATE:20261201"), "misplaced-property", "DTEND"),
    Broken("misspelt", behind("SUMMARY:fair", "LOCATOIN:here"), "unknown-property", "LOCATOIN"),
    Broken("METHOD", behind("CALSCALE:GREGORIAN", "METHOD:PUBLISH"), "unwanted-property", "METHOD"),
    Broken("UID of the calendar", behind("CALSCALE:GREGORIAN", "UID:all"), "unwanted-property", "UID"),
    Broken("ORGANIZER", behind("SUMMARY:fair", "ORGANIZER:mailto:a@example.org"), "unwanted-property", "ORGANIZER"),
    Broken("ATTENDEE", behind("SUMMARY:fair", "ATTENDEE:mailto:a@example.org"), "unwanted-property", "ATTENDEE"),
    Broken(
        "VERSION not first",
        swap("VERSION:2.0\nPRODID:-//copflow//copflow//EN\n", "PRODID:-//copflow//copflow//EN\nVERSION:2.0\n"),
        "property-order",
        "PRODID",
    ),
    Broken("UID not first", swap("UID:fair\nDTSTAMP", "X-A:b\nUID:fair\nDTSTAMP"), "property-order", "X-A"),
    Broken("property behind an event", behind("END:VTODO", "COLOR:red"), "property-after-component", "COLOR"),
]

VALUES = [
    Broken("day without VALUE", swap("DTSTAMP:20260701T120000Z", "DTSTAMP:20260701"), "value-type", "DTSTAMP"),
    Broken("start without VALUE", swap("DTSTART;VALUE=DATE:20261003", "DTSTART:20261003"), "value-type", "DTSTART"),
    Broken("type that it cannot have", swap("URL:", "URL;VALUE=TEXT:"), "value-type", "URL"),
    Broken("no type", swap("REFRESH-INTERVAL;VALUE=DURATION", "REFRESH-INTERVAL"), "missing-value-type", "REFRESH"),
    Broken("link without a type", swap("CONFERENCE;VALUE=URI", "CONFERENCE"), "missing-value-type", "CONFERENCE"),
    Broken("31 September", swap("VALUE=DATE:20261003", "VALUE=DATE:20260931"), "date", "DTSTART"),
    Broken("25 o'clock", swap("20261110T190000Z", "20261110T250000Z"), "date-time", "DTSTART"),
    Broken("time with hyphens", swap("20261110T190000Z", "2026-11-10T19:00Z"), "date-time", "DTSTART"),
    Broken("six hours in words", swap(":PT6H", ":6 hours"), "duration", "REFRESH-INTERVAL"),
    Broken("length without a number", swap("-PT30M", "-PT"), "duration", "TRIGGER"),
    Broken("SEQUENCE in words", swap("SEQUENCE:2", "SEQUENCE:two"), "integer", "SEQUENCE"),
    Broken("SEQUENCE below nought", swap("SEQUENCE:2", "SEQUENCE:-1"), "integer", "SEQUENCE"),
    Broken("SEQUENCE in Arabic numerals", swap("SEQUENCE:2", "SEQUENCE:٢"), "integer", "SEQUENCE"),
    Broken("offset without a sign", swap("TZOFFSETTO:+0200", "TZOFFSETTO:0200"), "utc-offset", "TZOFFSETTO"),
    Broken("comma", swap("Library\\, and", "Library, and"), "escaping", "NAME"),
    Broken("semicolon", swap("days\\;", "days;"), "escaping", "DESCRIPTION"),
    Broken("backslash before a letter", swap("SUMMARY:fair", "SUMMARY:C:\\Users"), "escaping", "SUMMARY"),
    Broken("backslash at the end", swap("SUMMARY:fair", "SUMMARY:fair\\"), "escaping", "SUMMARY"),
    Broken("vCalendar", swap("VERSION:2.0", "VERSION:1.0"), "fixed-value", "VERSION"),
    Broken("TRANSP:BUSY", swap("TRANSP:TRANSPARENT", "TRANSP:BUSY"), "fixed-value", "TRANSP"),
    Broken("status of a to-do", swap("STATUS:CONFIRMED", "STATUS:COMPLETED"), "status", "STATUS"),
    Broken("status of an event", swap("STATUS:NEEDS-ACTION", "STATUS:CONFIRMED"), "status", "STATUS"),
    Broken("address with a blank", swap("/talk?", "/a talk?"), "uri", "URL"),
    Broken("no address", swap("URL:https://example.org/talk?a=b,c", "URL:room 2"), "uri", "URL"),
    Broken("per cent alone", swap("a=b,c", "a=100%"), "uri", "URL"),
    Broken("script", swap("URL:https://example.org/talk?a=b,c", "URL:javascript:alert(1)"), "uri-scheme", "URL"),
    Broken("every third Tuesday of a week", swap(RULE, "RRULE:FREQ=WEEKLY;BYDAY=3TU"), "recurrence", "RRULE"),
    Broken("no FREQ", swap(RULE, "RRULE:COUNT=3"), "recurrence", "RRULE"),
    Broken("UNTIL and COUNT", swap(RULE, f"{RULE};COUNT=3"), "recurrence", "RRULE"),
    Broken("FREQ twice", swap(RULE, "RRULE:FREQ=DAILY;FREQ=DAILY"), "recurrence", "RRULE"),
    Broken("13th month", swap(RULE, "RRULE:FREQ=YEARLY;BYMONTH=13"), "recurrence", "RRULE"),
    Broken("BYMONTHDAY of a week", swap(RULE, "RRULE:FREQ=WEEKLY;BYMONTHDAY=3"), "recurrence", "RRULE"),
    Broken("BYSETPOS of nothing", swap(RULE, "RRULE:FREQ=MONTHLY;BYSETPOS=1"), "recurrence", "RRULE"),
    Broken("made-up part", swap(RULE, "RRULE:FREQ=WEEKLY;EVERY=2"), "recurrence", "RRULE"),
    Broken("once only", swap(RULE, "RRULE:FREQ=WEEKLY;COUNT=1"), "recurrence-once", "RRULE"),
]

TIMES = [
    Broken("stamp at local time", swap("DTSTAMP:20260701T120000Z", "DTSTAMP:20260701T120000"), "not-in-utc", "DTSTAMP"),
    Broken("UNTIL at local time", swap("T235959Z", "T235959"), "not-in-utc", "RRULE"),
    Broken("floating end", swap("DTEND:20261110T200000Z", "DTEND:20261110T200000"), "floating-time", "DTEND"),
    Broken("UTC in a zone", swap("DTSTART:2026", "DTSTART;TZID=Europe/Berlin:2026"), "zone-with-utc", "DTSTART"),
    Broken("unknown zone", swap(CALL_START, CALL_START.replace("Berlin", "Rome")), "undeclared-zone", "DTSTART"),
    Broken("day and time", swap("DTEND;VALUE=DATE:20261005", "DTEND:20261005T120000Z"), "mixed-times", "DTEND"),
    Broken(
        "UNTIL a time for days",
        behind("DTEND;VALUE=DATE:20261005", "RRULE:FREQ=WEEKLY;UNTIL=20261231T235959Z"),
        "mixed-times",
        "RRULE",
    ),
    Broken("left out as a day", behind(RULE, "EXDATE;VALUE=DATE:20261126"), "mixed-times", "EXDATE"),
    Broken(
        "left out in an unknown zone",
        behind(RULE, "EXDATE;TZID=Europe/Rome:20261126T190000"),
        "undeclared-zone",
        "EXDATE",
    ),
    Broken("UNTIL a day", swap("UNTIL=20261231T235959Z", "UNTIL=20261231"), "mixed-times", "RRULE"),
    Broken(
        "occurrence a day",
        swap("-ID;TZID=Europe/Berlin:20261119T190000", "-ID;VALUE=DATE:20261119"),
        "mixed-times",
        "R",
    ),
    Broken(
        "end before start", swap("DTEND:20261110T200000Z", "DTEND:20261110T180000Z"), "end-not-after-start", "DTEND"
    ),
    Broken("ends on its day", swap("DATE:20261005", "DATE:20261003"), "end-not-after-start", "DTEND"),
    Broken("end and length", behind("DTEND;VALUE=DATE:20261005", "DURATION:P2D"), "end-and-duration", "DURATION"),
    Broken("rings again, but not when", behind("TRIGGER:-PT30M", "REPEAT:2"), "duration-and-repeat", "BEGIN:VALARM"),
]

ZONES = [
    Broken(
        "zone twice",
        lambda feed: feed.replace(zone_of(feed), zone_of(feed) * 2, 1),
        "zone-repeated",
        "TZID",
    ),
    Broken("zone without rules", lambda feed: feed.replace(zone_of(feed), BARE_ZONE, 1), "zone-without-rules", "BEGIN"),
    Broken(
        "zone that nobody uses", lambda feed: feed.replace(b"BEGIN:VTIMEZONE", OTHER_ZONE, 1), "zone-unused", "TZID"
    ),
    Broken("rule that begins in UTC", swap("T020000\n", "T020000Z\n"), "zone-start", "DTSTART"),
    Broken(
        "list of clock changes",
        swap("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RDATE:20260329T020000,20270328T020000"),
        "zone-list",
        "RDATE",
    ),
]

WHOLE = [
    Broken("UID twice", swap("UID:talk", "UID:fair"), "uid-repeated", "UID"),
    Broken("UID of event and to-do", swap("UID:report", "UID:fair"), "uid-repeated", "UID"),
    Broken("out of order", lambda feed: feed.replace(b"20261110T", b"20260910T"), "order", "DTSTART"),
]


BROKEN = [*BYTES, *COMPONENTS, *PROPERTIES, *VALUES, *TIMES, *ZONES, *WHOLE]
