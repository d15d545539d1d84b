"""Broken plans are noticed at least as often as docs/quality.md says."""

import re
from functools import cache

import pytest

from bench.mutations.__main__ import SAMPLE, all_mutants
from bench.mutations.run import Mutant, Outcome, row
from bench.mutations.ways import WAYS
from copflow.diagnostics.rules import Severity
from tests.cli.transcript import ROOT
from tests.docs.pages import Shown, shown_plans
from tests.lang.specs import compiled

PAGE = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("<!-- generated: sample -->")[2].partition("<!-- end -->")[0]
WRITTEN = {
    name: float(share) / 100 for name, share in re.findall(r"^\| ([^|]+) \|.*\| ([\d.]+)% \|$", TABLE, re.MULTILINE)
}
"""The share of each way in the sample, as the page has it."""
ROUNDING = 0.0005
SWAP = "swap two letters in a name"
UNNOTICED = PAGE.partition("## What passes unnoticed")[2]


@cache
def _sample(way: str) -> list[Mutant]:
    return all_mutants(SAMPLE, [way])


def test_the_page_has_every_way() -> None:
    assert set(WRITTEN) == {*WAYS, "all"}


@pytest.mark.parametrize("way", WAYS)
def test_the_share_is_not_below_the_one_that_is_written(way: str) -> None:
    found = _sample(way)
    assert found
    assert row(found).share >= WRITTEN[way] - ROUNDING, [one for one in found if not one.outcome.is_noticed]


@pytest.mark.parametrize("way", WAYS)
def test_no_mutant_makes_copflow_fail(way: str) -> None:
    assert [one for one in _sample(way) if one.outcome is Outcome.FAULT] == []


def test_the_same_letters_are_swapped_every_time() -> None:
    assert [one[:5] for one in all_mutants(1, [SWAP])] == [one[:5] for one in all_mutants(1, [SWAP])]


@pytest.mark.parametrize("plan", shown_plans(UNNOTICED), ids=lambda plan: plan.text.splitlines()[-1])
def test_what_is_said_to_pass_unnoticed_does(plan: Shown) -> None:
    """A rule that finds it is good news: take the example out of the page."""
    found = compiled(plan.text, plan.today).findings
    assert [one.title for one in found if one.severity > Severity.INFO] == []
