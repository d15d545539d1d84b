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
