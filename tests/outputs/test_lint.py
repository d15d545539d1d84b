"""The lint of calendars finds what is wrong, so that its silence means something."""

import pytest

from tests.outputs.lint import lint
from tests.outputs.support import compiled, rendered

CALENDAR = rendered(compiled("kickoff on 3 May 2027 at 10:00\nreport due 7 May 2027\n"), "ics")


def test_a_right_calendar_has_no_findings() -> None:
    assert lint(CALENDAR) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (b"\r\n", b"\n", "a line end that is not CRLF"),
        (b"SUMMARY:report", b"SUMMARY:" + b"report " * 12, "a line of 96 octets"),
        (b"SUMMARY:report", b"SUMMARY:\xff", "not UTF-8: invalid start byte"),
        (b"SUMMARY:report", b"SUMMARY:\xe2\r\n \x82\xac", "folded inside a character"),
        (b"SUMMARY:report", b"SUMMARY:re\x07port", "a control character in SUMMARY"),
        (b"SUMMARY:report", b"SUMMARY:C:\\Report", "a backslash that escapes nothing in SUMMARY"),
        (b"END:VCALENDAR\r\n", b"", "truncated: it does not end with END:VCALENDAR"),
        (b"CALSCALE:GREGORIAN", b"METHOD:PUBLISH", "METHOD has no place here"),
        (b"CALSCALE:GREGORIAN", b"UID:1", "UID has no place here"),
        (b"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL", "REFRESH-INTERVAL without VALUE=DURATION"),
        (b"STATUS:CONFIRMED", b"SEQUENCE:1", "STATUS is missing"),
        (b"STATUS:CONFIRMED", b"STATUS:CONFIRMED\r\nSTATUS:CONFIRMED", "STATUS is there twice"),
        (b"UID:", b"UID:1\r\nX-UID:", "UID 1 repeated"),
        (b"DTSTART;VALUE=DATE:20270507", b"DTSTART;VALUE=DATE:20270508", "DTEND is not after DTSTART"),
        (b"DTSTART:2027", b"DTSTART:2028", "events out of order"),
        (b"T100000Z", b"T100000", "DTSTART and DTEND are neither two days nor two instants in UTC"),
        (b"DTSTAMP:20260701T120000Z", b"DTSTAMP:20260701", "DTSTAMP is not in UTC"),
        (b"X-MICROSOFT-CDO-BUSYSTATUS:FREE", b"X-OTHER:1", "TRANSP and Outlook's own property disagree"),
        (b"SUMMARY:report", b"SUMMARY report", "a line that is no content line"),
    ],
)
def test_each_flaw_is_found(old: bytes, new: bytes, finding: str) -> None:
    assert old in CALENDAR
    assert finding in lint(CALENDAR.replace(old, new))
