"""Every plan of the project, exported and imported again, shows the same events, and who does what."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from copflow.compile import compile_plan
from copflow.dates.holidays import package_holidays
from copflow.diagnostics.source import Source
from tests.importing.support import TODAY, compiled, export, imported, shown_by

PLANS = sorted((Path(__file__).parents[2] / "plans").rglob("*.plan"))


each_plan = pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)


def _exported(path: Path) -> bytes:
    """The calendar of a plan."""
    source = Source(str(path), path.read_text(encoding="utf-8"))
    return export(compile_plan(source, today=TODAY, holidays=package_holidays))


@each_plan
def test_an_exported_plan_comes_back_with_the_same_events(path: Path) -> None:
    before = _exported(path)
    made = imported(before)
    assert made.is_whole
    assert shown_by(export(compiled(made.text))) == shown_by(before)


@each_plan
def test_an_export_with_recurring_events_comes_back_with_the_same_events(path: Path) -> None:
    source = Source(str(path), path.read_text(encoding="utf-8"))
    compilation = compile_plan(source, today=TODAY, holidays=package_holidays)
    made = imported(export(compilation, recurring=True))
    assert made.is_whole
    assert shown_by(export(compiled(made.text))) == shown_by(export(compilation))


SERIES = """
plan "Repetitions" from September 2026 to June 2028
  time zone Europe/Berlin
call every Tuesday at 14:00 for 1 hour, except 22 December to 5 January
  agenda due 1 day before
call of 6 October 2026 moved to 8 October 2026
call of 13 October 2026 cancelled "ill"
board every second Wednesday of the month from 22:00 to 1:00
market every last Saturday
letter due monthly on the 15th at 17:00
closing monthly on the 31st
stand-up daily from 1 to 9 October 2026 at 9:00, time zone America/New_York
chat every 2 weeks on Monday and Thursday at 18:00, time zone Australia/Sydney
feast every year on 3 October
"""


def test_every_kind_of_recurring_event_comes_back_as_a_rule() -> None:
    compilation = compiled(SERIES)
    assert not compilation.has_errors
    made = imported(export(compilation, recurring=True))
    assert made.is_whole
    assert shown_by(export(compiled(made.text))) == shown_by(export(compilation))
    assert "every 2 weeks on Monday and Thursday" in made.text
    assert "every second Wednesday" in made.text
    assert "call of 6 October 2026 moved to 8 October 2026" in made.text


@each_plan
def test_people_come_back_with_their_names(path: Path) -> None:
    before = _exported(path)
    made = imported(before).text
    assert _who(export(compiled(made))) == _who(before)
    assert b"Who: " in before or "person " not in made


def _who(data: bytes) -> set[tuple[str, str]]:
    """Who does each event, as its description says."""
    events: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    lines = [(str(event["SUMMARY"]), line) for event in events for line in str(event["DESCRIPTION"]).split("\n")]
    return {(title, line) for title, line in lines if line.startswith("Who: ")}
