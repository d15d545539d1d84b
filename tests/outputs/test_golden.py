"""Every plan in `plans` gives the same bytes in every format as the last time somebody looked at them.

A difference is either a mistake or an improvement to be read line by line; then
`pytest tests/outputs --update-golden` writes the files anew.
"""

from pathlib import Path

import pytest

from copflow.feed.lint import lint_feed
from copflow.outputs import OUTPUTS
from tests.outputs.support import PLANS, ROOT, compiled_file, rendered

GOLDEN = ROOT / "tests" / "golden"

WRITTEN = [name for name, row in OUTPUTS.items() if not row.extra and name != "html"]
"""What is text. Files of dots depend on the version of what draws them; tests/pictures looks into those. A page has its
style and its script in it, and tests/site reads it."""

each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)


@each_plan
@pytest.mark.parametrize("output", WRITTEN)
def test_a_plan_gives_its_golden_file(plan: Path, output: str, update_golden: bool) -> None:
    golden = GOLDEN / f"{plan.stem}{OUTPUTS[output].suffix}"
    given = rendered(compiled_file(plan), output)
    if update_golden:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_bytes(given)
    assert golden.exists(), "write it by `pytest tests/outputs --update-golden`, and read it"
    assert given.decode() == golden.read_bytes().decode()


@each_plan
def test_the_calendar_of_a_plan_passes_the_lint(plan: Path) -> None:
    assert lint_feed(rendered(compiled_file(plan), "ics")) == []


def test_every_golden_file_has_a_plan_and_a_format() -> None:
    expected = {f"{plan.stem}{row.suffix}" for plan in PLANS for row in map(OUTPUTS.__getitem__, WRITTEN)}
    assert {path.name for path in GOLDEN.iterdir()} <= expected
