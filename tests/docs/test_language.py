"""docs/language.md is true: its plans compile, its dates are right, its commands print what it shows."""

from pathlib import Path

import pytest

from copflow.diagnostics.rules import Severity
from tests.cli.transcript import ROOT, blocks, replay
from tests.docs.pages import MORE, Shown, shown_plans, untested
from tests.lang.specs import compiled, facts

PAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
TOUR, REFERENCE = PAGE.split("\n## Reference\n")


@pytest.mark.parametrize("plan", shown_plans(PAGE), ids=lambda plan: plan.text[:40])
def test_the_plans_have_the_dates_that_are_shown(plan: Shown) -> None:
    compilation = compiled(plan.text, plan.today)
    assert not [finding for finding in compilation.findings if finding.severity > Severity.INFO]
    entries = {entry.activity.full_name: entry for entry in compilation.schedule.entries}
    for line in plan.dates:
        name, *shown = (part.strip() for part in line.split("|"))
        assert set(shown) <= set(facts(entries[name])), (line, facts(entries[name]))


def test_every_plan_of_the_tour_shows_its_dates() -> None:
    assert [plan.text for plan in shown_plans(TOUR) if not plan.dates] == []


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert replay(TOUR, tmp_path) == TOUR


def test_every_block_is_tested_or_quoted() -> None:
    assert untested(PAGE) == []


def test_the_tour_grows_the_model_plan() -> None:
    model = (ROOT / "plans" / "community.plan").read_text(encoding="utf-8").splitlines()
    grown = next(plan for plan in shown_plans(TOUR) if plan.text.count("\n") > len(model) - 5)
    more = next(block.body for block in blocks(TOUR) if block.info == MORE)
    missing = set(model) - set(grown.text.splitlines()) - set(more.splitlines())
    assert missing == set()
