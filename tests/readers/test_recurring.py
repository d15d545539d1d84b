"""Programs that had no part in writing exports with recurring events read in them the dates of the schedule: none finds
fault, and those that expand rules find each date where the export of single events has it."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from copflow.compile import Compilation
from copflow.feed.lint import lint_feed
from copflow.outputs import OUTPUTS
from tests.outputs.support import compiled, compiled_file
from tests.readers.feeds import ALL_PLANS, EVERYTHING, HOSTILE, WRITTEN, Feed
from tests.readers.programs import node_script
from tests.readers.readers import READERS
from tests.readers.reading import by_uid, written
from tests.readers.schedule import scheduled

Dates = Counter[tuple[str | None, ...]]

SERIES = """
plan "Repetitions" from September 2026 to June 2028
  time zone Europe/Berlin
person Ana
call every Tuesday at 14:00 for 1 hour, by Ana, except 22 December to 5 January, remind 30 minutes before
  agenda due 1 day before
call of 6 October 2026 moved to 8 October 2026
call of 13 October 2026 cancelled "ill"
call of 20 October 2026 at 16:00
board every second Wednesday of the month from 22:00 to 1:00
market every last Saturday
letter due monthly on the 15th at 24:00
closing monthly on the 31st
stand-up daily from 1 to 9 October 2026 at 9:00, time zone America/New_York
chat every 2 weeks on Monday and Thursday at 18:00, time zone Australia/Sydney
walk every Sunday at 1:00 for 30 minutes, time zone America/Nuuk
tea every Friday at 23:30 for 2 hours, time zone Africa/Cairo
supper every Saturday at 20:00, time zone America/Santiago
breakfast every first Friday at 8:00, time zone Europe/Dublin
lunch every Wednesday at 12:00, time zone Asia/Kathmandu
prayer every Friday at 13:00, time zone Africa/Casablanca
feast every year on 3 October
"""


@cache
def feeds() -> list[Feed]:
    """The exports with recurring events: of all plans, of one with every kind of them, and of texts that mean harm."""
    named = [(f"{path.parent.name}/{path.stem}", compiled_file(path)) for path in ALL_PLANS]
    named.append(("series", compiled(SERIES)))
    for name, text in WRITTEN.items():
        weekly = HOSTILE.replace("on 3 May 2027", "every Monday from 3 May 2027 until 7 June 2027")
        named.append((f"written/{name}", compiled(weekly.replace("{}", text), f"{text}.plan")))
    return [_feed(name, compilation) for name, compilation in named]


def _feed(name: str, compilation: Compilation) -> Feed:
    options = replace(EVERYTHING, recurring=True)
    return Feed(name, compilation, options, OUTPUTS["ics"].load()(compilation, options))


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The exports as files."""
    folder = tmp_path_factory.mktemp("recurring")
    made = [folder / f"{number}.ics" for number, _feed in enumerate(feeds())]
    for path, feed in zip(made, feeds(), strict=True):
        path.write_bytes(feed.ics)
    return made


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_finds_no_fault_and_reads_as_all_others(reader: str, paths: list[Path]) -> None:
    readings, others = READERS[reader](paths), READERS["icalendar"](paths)
    for feed, reading, other in zip(feeds(), readings, others, strict=True):
        assert reading.faults == (), feed.name
        assert by_uid(reading.entries) == by_uid(other.entries), feed.name


def by_ical_js(paths: Sequence[Path]) -> list[Dates]:
    """ical.js, the library of Thunderbird and Nextcloud's pages."""
    command = [*node_script("occurrences.mjs", "ical.js"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return [Counter(tuple(one) for one in json.loads(line)) for line in done.stdout.splitlines()]


def by_ical(paths: Sequence[Path]) -> list[Dates]:
    """ical, the library of Home Assistant."""
    calendars = [IcsCalendarStream.calendar_from_ics(path.read_text(encoding="utf-8")) for path in paths]
    return [
        Counter((written(one.dtstart), written(one.dtend), one.summary) for one in calendar.timeline)
        for calendar in calendars
    ]


@pytest.mark.parametrize("expand", [by_ical_js, by_ical], ids=["ical.js", "ical"])
def test_every_date_of_the_schedule_is_found(expand: Callable[..., list[Dates]], paths: list[Path]) -> None:
    for feed, dates in zip(feeds(), expand(paths), strict=True):
        expected = Counter((one.start, one.end, one.summary) for one in scheduled(feed))
        assert dates == expected, feed.name


def test_the_lint_finds_no_flaw() -> None:
    assert {feed.name: flaws for feed in feeds() if (flaws := lint_feed(feed.ics))} == {}


def test_every_kind_of_rule_and_zone_is_read() -> None:
    [series] = [feed.ics.decode() for feed in feeds() if feed.name == "series"]
    assert not any(feed.compilation.has_errors for feed in feeds() if feed.name == "series")
    lines = series.replace("\r\n ", "").splitlines()
    kinds = {line.partition(";")[0] for line in lines if line.startswith("RRULE")}
    assert kinds == {f"RRULE:FREQ={kind}" for kind in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")}
    zones = {line.partition(":")[2] for line in lines if line.startswith("TZID")}
    assert {"America/Nuuk", "Africa/Cairo", "America/Santiago", "Europe/Dublin", "Asia/Kathmandu"} <= zones
    assert "Africa/Casablanca" not in zones
