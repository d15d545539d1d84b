"""What the tests of imports have in common."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.importing.convert import Imported, Wish, import_feed
from copflow.importing.expand import Bounds
from copflow.outputs import Options
from copflow.outputs.ics import render

FOLDER = Path(__file__).parent
FEEDS = sorted((FOLDER / "feeds").glob("*.ics"))
TODAY = date(2026, 9, 1)
STAMP = datetime(2026, 9, 1, tzinfo=UTC)


def imported(data: bytes, first: date | None = None, last: date | None = None) -> Imported:
    """The import of a feed that can be read."""
    made = import_feed(data, "feed", Wish(None, Bounds(first, last, TODAY)))
    assert not isinstance(made, str), made
    return made


def calendar(*lines: str) -> bytes:
    """A feed of these lines."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(name: str, start: str, *more: str, end: str = "") -> list[str]:
    """The lines of an event: `DTSTART:` or a form with parameters is written before the value by the caller."""
    ends = [f"DTEND{end}"] if end else []
    return ["BEGIN:VEVENT", f"UID:{name}{start}", f"SUMMARY:{name}", f"DTSTART{start}", *ends, *more, "END:VEVENT"]


def plan_of(*lines: str) -> str:
    """The lines of activities of the plan that is made of these lines of a feed."""
    text = imported(calendar(*lines)).text
    return text.partition("\n\n")[2]


def compiled(text: str) -> Compilation:
    """The compilation of a plan's text."""
    return compile_plan(Source("import.plan", text), today=TODAY)


def shown_by(data: bytes) -> Counter[tuple[str, str, str]]:
    """Start, end and title of each event of a feed of copflow's own, as icalendar reads them."""
    from icalendar import Calendar

    events: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    return Counter((str(one["DTSTART"].dt), str(one["DTEND"].dt), str(one["SUMMARY"])) for one in events)


def export(compilation: Compilation, *, recurring: bool = False) -> bytes:
    """The calendar of a plan, with what is private."""
    return render(compilation, Options(stamp=STAMP, private=True, recurring=recurring))
