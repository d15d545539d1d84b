"""Values of properties: whatever the text, readers get it back, and every line fits."""

import re
from datetime import UTC, datetime, timedelta, timezone

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.outputs.text import one_line
from copflow.outputs.values import Raw, Text, Texts, utc, written

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What ends a line, or is not seen, in some reader."""
HOSTILE = [
    r"C:\New folder\notes",
    r"ends with a backslash \\",
    "semicolon; comma, colon: quotes \"'",
    "BEGIN:VEVENT",
    "🎉" * 300,
    "👩‍👩‍👧‍👦" * 40,
    "é" * 200,
    "\\" * 200,
    "יום עיון " * 30,
    "two\nlines\n",
]


def event_with(summary: str) -> bytes:
    event = icalendar.Event()
    event["SUMMARY"] = Text(summary)
    return bytes(event.to_ical(sorted=False))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert str(icalendar.Event.from_ical(event_with(text))["SUMMARY"]) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_lines_have_75_octets_at_most_and_split_no_character(text: str) -> None:
    for line in event_with(text).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_lists_keep_their_items_apart() -> None:
    assert written(Texts(["a,b", "c;d"])) == "a\\,b,c\\;d"


def test_a_value_says_its_type_where_the_default_is_another() -> None:
    calendar = icalendar.Calendar()
    calendar["REFRESH-INTERVAL"] = Raw("PT6H", "DURATION")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in calendar.to_ical()


def test_instants_are_written_in_utc() -> None:
    noon = datetime(2026, 11, 10, 12, tzinfo=timezone(timedelta(hours=-5)))
    assert written(utc(noon)) == "20261110T170000Z"
    assert written(utc(datetime(2026, 11, 10, 17, 0, 0, 999, tzinfo=UTC))) == "20261110T170000Z"


@given(st.text(max_size=200))
def test_what_is_put_on_one_line_has_no_controls(text: str) -> None:
    assert not CONTROL.search(one_line(text))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("bell\x07", "bell"),
        ("two\r\nlines", "two lines"),
        ("line\u2028separator", "line separator"),
        ("tab\tbetween", "tab between"),
        ("lone surrogate \ud83d", "lone surrogate "),
        ("byte order mark\ufeff", "byte order mark"),
        ("delete\x7f and C1\x9b", "delete and C1"),
        ("family 👩‍👩‍👧‍👦, نیم‌فاصله", "family 👩‍👩‍👧‍👦, نیم‌فاصله"),
    ],
)
def test_control_characters_leave_the_text(text: str, clean: str) -> None:
    assert one_line(text) == clean
