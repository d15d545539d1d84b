"""Whatever a feed has in it: an import ends, raises nothing, and writes only plans without errors that are proved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.importing.convert import Imported, Wish, import_feed
from copflow.importing.expand import Bounds
from copflow.importing.lines import MOST_BYTES
from tests.importing.support import FEEDS, TODAY, calendar, compiled, event, export, imported

GOOD = [path.read_bytes() for path in FEEDS]
EVIL = [
    "DTSTART:20261301",
    "DTSTART;TZID=Nowhere/Land:20261010T100000",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=DAILY",
    "RRULE:FREQ=MONTHLY;BYDAY=-1MO,2TU;COUNT=40",
    "DTEND:20250101T000000Z",
    "DURATION:-P9999D",
    "EXDATE:20261010,,x",
    "RDATE;VALUE=PERIOD:20261010T100000Z/PT1H",
    "RECURRENCE-ID:20260910T190000",
    "STATUS:CANCELLED",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "END:VCALENDAR",
    'SUMMARY:include "x.plan"',
    'SUMMARY:plan "x"',
    "SUMMARY:each Webinar",
    "SUMMARY:Webinar 1",
    "SUMMARY:Stand-up",
    "SUMMARY:Choir of 24 September",
    "SUMMARY:time zone Europe/Paris",
    "SUMMARY:closed on Monday",
    "SUMMARY:# hi; there\\nkickoff on 3 May",
    "SUMMARY:\u202eturned \x00\x1b[31m",
    'LOCATION:\\"a"b\\\\',
    "no property",
]
LINES = sorted({line for feed in GOOD for line in feed.decode().splitlines()} | set(EVIL))


def _judge(data: bytes) -> Imported | None:
    """The import, after it was looked at: no errors, nothing of the export that was not in the feed."""
    made = import_feed(data, "feed", Wish(None, Bounds(None, None, TODAY)))
    if isinstance(made, str):
        return None
    assert made.text or not made.is_whole
    assert not made.text or not compiled(made.text).has_errors
    assert [note for note in made.notes if note.line == 0 and note.lost and "The plan has" in note.text] == []
    return made


@given(st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 120), st.sampled_from(LINES), st.integers(0, 2))))
def test_a_good_feed_with_other_lines_in_it(feed: bytes, changes: list[tuple[int, str, int]]) -> None:
    lines = feed.decode().splitlines()
    for at, line, removed in changes:
        lines[at : at + removed] = [line]
    _judge("\r\n".join(lines).encode())


@given(st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=3)), max_size=8))
def test_a_good_feed_with_other_bytes_in_it(feed: bytes, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(feed)
    for at, new in changes:
        data[at : at + len(new)] = new
    _judge(bytes(data))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_any_titles(titles: list[str]) -> None:
    escaped = [title.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "") for title in titles]
    lines = [line for at, title in enumerate(escaped) for line in event(title, f";VALUE=DATE:202611{at + 10}")]
    made = _judge(calendar(*lines).decode("utf-8", "replace").encode())
    assert made is not None


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    _judge(data)
    _judge(b"BEGIN:VCALENDAR\r\n" + data)


def test_too_large_a_feed_is_not_read() -> None:
    answer = import_feed(b" " * (MOST_BYTES + 1), "feed", Wish(None, Bounds(None, None, TODAY)))
    assert answer == "is larger than the 10 MiB that copflow reads"


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=DAILY;UNTIL=21991231", "FREQ=DAILY;COUNT=100000"])
def test_a_long_rule_is_cut_and_that_is_said(rule: str) -> None:
    made = imported(calendar(*event("Walk", ";VALUE=DATE:20000101", f"RRULE:{rule}")))
    assert made.figures.ruled == 2_000
    assert any("more than 2,000 dates" in note.text for note in made.notes if note.lost)


def test_a_described_zone_that_never_changes_its_clock_again_takes_no_time() -> None:
    rule = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"
    part = ["BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0300", rule, "END:STANDARD"]
    zone = ["BEGIN:VTIMEZONE", "TZID:x", *part, "END:VTIMEZONE"]
    made = imported(calendar(*zone, *event("Call", ";TZID=x:20261010T100000", end=";TZID=x:20261010T110000")))
    assert made.figures.dated == 1


def test_nothing_of_a_title_becomes_another_line_of_the_plan() -> None:
    made = imported(calendar(*event("A\\nkickoff on 3 May\\n  note", ";VALUE=DATE:20261110")))
    assert len(compiled(made.text).schedule.entries) == 1
    assert export(compiled(made.text)).count(b"BEGIN:VEVENT") == 1
