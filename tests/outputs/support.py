"""What the tests of outputs share: plans compiled on one fixed day, rendered with one fixed stamp."""

from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.outputs import OUTPUTS, Options

ROOT = Path(__file__).parents[2]
PLANS = sorted((ROOT / "plans").glob("*.plan"))
TODAY = date(2026, 7, 1)
OPTIONS = Options(stamp=datetime(2026, 7, 1, 12, 0, tzinfo=UTC))


def compiled(text: str, name: str = "test.plan") -> Compilation:
    """A plan that stands in a test."""
    return compile_plan(Source(name, dedent(text)), today=TODAY)


def compiled_file(path: Path) -> Compilation:
    """A plan of the folder `plans`."""
    return compile_plan(Source(path.name, path.read_text(encoding="utf-8")), today=TODAY)


def rendered(compilation: Compilation, output: str) -> bytes:
    """A plan in one of the formats."""
    return OUTPUTS[output].load()(compilation, OPTIONS)


def read_calendar(ics: bytes) -> Calendar:
    """A calendar as `ical` reads it, which had no part in writing it."""
    return IcsCalendarStream.calendar_from_ics(ics.decode())


def events_of(text: str) -> list[Event]:
    """The events of the calendar of a plan that stands in a test."""
    return read_calendar(rendered(compiled(text), "ics")).events


def event_of(text: str) -> Event:
    """The only one."""
    [event] = events_of(text)
    return event


def titles_of(text: str) -> list[str]:
    """The titles of the events of a plan that stands in a test."""
    return [event.summary or "" for event in events_of(text)]
