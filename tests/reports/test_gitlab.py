"""The Code Quality report has the documented form, and fingerprints that stay and are unique."""

import json
from pathlib import Path
from typing import Any

import pytest

from copflow.diagnostics.source import Source
from copflow.reports.canvas import Canvas
from copflow.reports.gitlab import report
from copflow.reports.run import Checked, Run
from tests.reports.checkers import check_json
from tests.reports.samples import SOURCE, SWALLOWED, WHOLE, evil_run

SCHEMA = Path(__file__).with_name("gitlab.schema.json")


def written(run: Run) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(report(run, Canvas()))
    return entries


@pytest.mark.parametrize("run", [WHOLE, evil_run(), Run([])], ids=["everything", "attack", "nothing"])
def test_output_has_the_documented_form(run: Run, tmp_path: Path) -> None:
    assert check_json(SCHEMA, report(run, Canvas()), tmp_path) == ""


def test_findings_have_their_severity_and_place() -> None:
    entries = [
        (entry["check_name"], entry["severity"], entry["location"]["path"], entry["location"]["lines"]["begin"])
        for entry in written(WHOLE)
    ]
    assert entries == [
        ("swallowed-word", "major", "in/spring.plan", 1),
        ("no-such-date", "major", "in/spring.plan", 2),
        ("weekend-date", "minor", "in/spring.plan", 3),
        ("date-conflict", "major", "in/spring.plan", 4),
        ("moved-day", "info", "in/spring.plan", 5),
        ("unreadable-file", "blocker", "in/lost.plan", 1),
    ]


@pytest.mark.parametrize("run", [WHOLE, evil_run()], ids=["everything", "attack"])
def test_fingerprints_are_unique(run: Run) -> None:
    prints = [entry["fingerprint"] for entry in written(run)]
    assert len(set(prints)) == len(prints)


def test_fingerprint_stays_when_lines_are_put_above() -> None:
    below = Source(SOURCE.name, f"# new\n{SOURCE.text}")
    moved = SWALLOWED._replace(
        span=type(SWALLOWED.span)(*(offset + 6 for offset in SWALLOWED.span)), labels=(), fixes=()
    )
    before, after = written(Run([Checked(SOURCE, (SWALLOWED,))]))[0], written(Run([Checked(below, (moved,))]))[0]
    assert after["location"]["lines"]["begin"] == before["location"]["lines"]["begin"] + 1
    assert after["fingerprint"] == before["fingerprint"]
