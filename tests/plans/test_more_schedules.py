"""More schedules of the same kinds, of organisations that do not exist: a release, elections, a board, a call for
papers, a church year, a course. The dates in more/ were computed from the rules with dateutil, not with copflow."""

from pathlib import Path

import pytest

from copflow.diagnostics.rules import Severity
from copflow.schedule.model import Settled
from tests.plans.schedules import compiled, differences, entries_of, rows_of

FOLDER = Path(__file__).parent / "more"
PLANS = sorted(FOLDER.glob("*.plan"))
WARNINGS = {"elections": ["closed-day"]}
"""In 2025 the inauguration was on Martin Luther King Jr. Day."""


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_date(path: Path) -> None:
    for row in rows_of(path.with_suffix(".csv")):
        judged = [differences(row, entry) for entry in entries_of(path, row.name)]
        assert judged, f"no {row.name}"
        assert [] in judged, f"{row.id}: {judged[0] if len(judged) == 1 else row.start}"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_no_other_date(path: Path) -> None:
    wanted = sorted((row.name, row.start) for row in rows_of(path.with_suffix(".csv")))
    entries = compiled(path).schedule.entries
    assert (
        sorted((e.activity.name.text, e.when.first.isoformat()) for e in entries if isinstance(e.when, Settled))
        == wanted
    )


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_nothing_is_wrong(path: Path) -> None:
    findings = compiled(path).findings
    assert [one.rule for one in findings if one.severity > Severity.INFO] == WARNINGS.get(path.stem, [])
