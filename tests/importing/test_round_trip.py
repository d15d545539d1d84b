"""Every plan of the project, exported and imported again, shows the same events."""

from pathlib import Path

import pytest

from copflow.compile import compile_plan
from copflow.dates.holidays import package_holidays
from copflow.diagnostics.source import Source
from tests.importing.support import TODAY, compiled, export, imported, shown_by

PLANS = sorted((Path(__file__).parents[2] / "plans").rglob("*.plan"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_an_exported_plan_comes_back_with_the_same_events(path: Path) -> None:
    source = Source(str(path), path.read_text(encoding="utf-8"))
    before = export(compile_plan(source, today=TODAY, holidays=package_holidays))
    made = imported(before)
    assert made.is_whole
    assert shown_by(export(compiled(made.text))) == shown_by(before)
