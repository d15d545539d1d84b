"""The lint finds each mistake of a feed, once and in its line, and nothing in a good feed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.feed.lint import lint_feed
from copflow.feed.lint.flaw import RULES
from tests.readers.broken import BROKEN, Broken
from tests.readers.good import GOOD

PIECES = [
    b"\r\n",
    b"\n",
    b"\r",
    b" ",
    b";",
    b":",
    b'"',
    b"=",
    b",",
    b"\\",
    b"BEGIN:",
    b"END:VEVENT\r\n",
    b"\r\nBEGIN:X-A\r\n",
]
PLAIN = ("parse", "syntax", "token", "terminal", "unexpected", "illegal", "invalid", "null", "identifier")


def test_a_good_feed_has_no_flaw() -> None:
    assert lint_feed(GOOD) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_feed_has_its_one_flaw(broken: Broken) -> None:
    feed = broken.change(GOOD)
    [flaw] = lint_feed(feed)
    line = feed.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")[flaw.line - 1]
    assert (flaw.rule, line.lstrip("\ufeff")[: len(broken.at)]) == (broken.rule, broken.at), flaw


def test_every_rule_is_tried() -> None:
    assert {broken.rule for broken in BROKEN} == set(RULES)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_flaws_are_told_in_one_plain_sentence(broken: Broken) -> None:
    for flaw in lint_feed(broken.change(GOOD)):
        assert flaw.source
        assert len(flaw.title) <= 90
        assert flaw.title.endswith(".")
        assert [word for word in PLAIN if word in flaw.title.lower()] == []


def test_two_mistakes_are_two_flaws_in_the_order_of_their_lines() -> None:
    feed = GOOD.replace(b"STATUS:NEEDS-ACTION", b"STATUS:OPEN").replace(b"SEQUENCE:2", b"SEQUENCE:x")
    assert [flaw.rule for flaw in lint_feed(feed)] == ["integer", "status"]


def test_wrong_line_ends_are_counted_and_told_once() -> None:
    [flaw] = lint_feed(GOOD.replace(b"\r\n", b"\n"))
    more = GOOD.count(b"\r\n") - 1
    assert flaw.title == f"The line ends with LF alone, as do {more} more; lines must end with CRLF."


@pytest.mark.parametrize("depth", [10, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    feed = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\n" + b"BEGIN:X-A\r\n" * depth
    assert [flaw.rule for flaw in lint_feed(feed)] == ["misplaced-component"] * 3 + ["nesting"]


def test_no_cut_through_a_feed_passes() -> None:
    assert [length for length in range(len(GOOD)) if not lint_feed(GOOD[:length])] == []


def test_any_bytes_are_linted() -> None:
    for piece in (
        b"\xff" * 1000,
        b"\0",
        b":",
        b";",
        b"\r\r\n",
        b" :",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nEND:",
        b'A;"',
    ):
        assert lint_feed(piece)


@given(at=st.integers(0, len(GOOD)), length=st.integers(0, 30), put=st.binary(max_size=10) | st.sampled_from(PIECES))
def test_any_change_of_a_feed_is_linted(at: int, length: int, put: bytes) -> None:
    feed = GOOD[:at] + put + GOOD[at + length :]
    flaws = lint_feed(feed)
    assert flaws == sorted(flaws)
    assert all(1 <= flaw.line <= feed.count(b"\n") + feed.count(b"\r") + 1 for flaw in flaws)
