"""Programs that had no part in writing the feeds read in them what the schedule says: the same entries, each with its
UID, its days or instants, its texts and its alarms. None finds fault, and no text becomes anything but text."""

from pathlib import Path

import pytest
from ical.exceptions import CalendarParseError

from copflow.feed.lint import lint_feed
from tests.readers.broken import BROKEN
from tests.readers.conftest import Readings
from tests.readers.feeds import ALL_PLANS, Feed
from tests.readers.good import GOOD
from tests.readers.readers import READERS
from tests.readers.reading import Read, by_uid
from tests.readers.schedule import scheduled

each_reader = pytest.mark.parametrize("reader", READERS)


def without_places(entry: Read) -> Read:
    """An entry as far as the schedule tells what it is."""
    return entry._replace(location=None, url=None)


@each_reader
def test_a_reader_reads_what_the_schedule_says(reader: str, feeds: list[Feed], readings: Readings) -> None:
    for feed, reading in zip(feeds, readings(reader), strict=True):
        assert by_uid(map(without_places, reading.entries)) == by_uid(scheduled(feed)), feed.name


@each_reader
def test_a_reader_finds_no_fault(reader: str, feeds: list[Feed], readings: Readings) -> None:
    faults = {feed.name: found.faults for feed, found in zip(feeds, readings(reader), strict=True) if found.faults}
    assert faults == {}


@each_reader
def test_readers_agree_on_places_and_addresses(reader: str, feeds: list[Feed], readings: Readings) -> None:
    for feed, reading, other in zip(feeds, readings(reader), readings("icalendar"), strict=True):
        assert by_uid(reading.entries) == by_uid(other.entries), feed.name


@each_reader
def test_a_reader_reads_series_zones_and_to_dos(reader: str, tmp_path: Path) -> None:
    path = tmp_path / "good.ics"
    path.write_bytes(GOOD)
    [reading] = READERS[reader]([path])
    assert reading.faults == ()
    assert [(entry.kind, entry.uid, entry.start, entry.end) for entry in by_uid(reading.entries)] == [
        ("VEVENT", "call", "20261112T180000Z", "20261112T190000Z"),
        ("VEVENT", "call", "20261119T170000Z", "20261119T180000Z"),
        ("VEVENT", "fair", "20261003", "20261005"),
        ("VTODO", "report", None, "20261201"),
        ("VEVENT", "talk", "20261110T190000Z", "20261110T200000Z"),
    ]


@pytest.mark.parametrize(
    ("reader", "mistake"),
    [
        ("libical", "two titles"),
        ("libical", "UNTIL and COUNT"),
        ("ical.js", "injected text"),
        ("vobject", "END of another"),
        ("vobject", "half a surrogate"),
        ("icalendar", "SEQUENCE in words"),
        ("ical", "escape character"),
    ],
)
def test_a_reader_that_finds_fault_is_heard(reader: str, mistake: str, tmp_path: Path) -> None:
    [broken] = [broken for broken in BROKEN if broken.name == mistake]
    path = tmp_path / "broken.ics"
    path.write_bytes(broken.change(GOOD))
    try:
        [reading] = READERS[reader]([path])
    except (AssertionError, CalendarParseError) as error:
        assert str(error)
    else:
        assert reading.faults


def test_the_lint_finds_no_flaw(feeds: list[Feed]) -> None:
    assert {feed.name: flaws for feed in feeds if (flaws := lint_feed(feed.ics))} == {}


def test_every_plan_and_every_kind_of_entry_is_read(feeds: list[Feed]) -> None:
    assert {f"{path.parent.name}/{path.stem}" for path in ALL_PLANS} <= {feed.name for feed in feeds}
    entries = [entry for feed in feeds for entry in scheduled(feed)]
    assert {len(entry.start or "") for entry in entries} == {len("20270503"), len("20270503T100000Z")}
    assert any(entry.alarms == 2 for entry in entries)
    assert all(list(scheduled(feed)) for feed in feeds)
