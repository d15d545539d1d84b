"""Whatever plans say, they can be compared."""

from itertools import pairwise

import pytest

from copflow.compile import Compilation
from copflow.feed import feed_findings
from copflow.feed.changes import Report
from copflow.feed.changes_json import json
from copflow.feed.compare import compare
from copflow.feed.markdown import markdown
from copflow.feed.text import text
from copflow.feed.told import AUTHOR, changes_of
from copflow.reports.canvas import Canvas
from tests.feed.edits import again, compiled
from tests.lang.specs import Spec, all_specs

SPECS = all_specs()


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_a_plan_is_as_itself(spec: Spec) -> None:
    plan = spec.compiled()
    comparison = compare(plan, plan)
    assert not comparison.has_differences
    assert feed_findings(comparison) == []


def findings_lie_in(new: Compilation, old: Compilation) -> None:
    comparison = compare(old, new)
    report = Report([changes_of(comparison, AUTHOR), changes_of(comparison)], "main")
    assert text(report, Canvas()) and markdown(report) and json(report, "")
    for finding in feed_findings(comparison):
        assert 0 <= finding.span.start <= finding.span.end <= len(new.source.text)


def test_any_two_plans_can_be_compared() -> None:
    for one, other in pairwise(SPECS):
        findings_lie_in(other.compiled(), one.compiled())


def test_of_many_that_are_gone_only_some_have_a_fix_that_was_tried() -> None:
    head = 'plan "Year" from August 2026 to July 2027\nkickoff on 1 September\n'
    names = ["dinner", "picnic", "choir", "fair", "walk", "swim", "quiz", "film", "game", "tour", "play", "race", "tea"]
    before = head + "".join(f"{name} on {at} October\n" for at, name in enumerate(names, 1))
    found = feed_findings(compare(compiled(before), compiled(head), again))
    assert len(found) == len(names)
    assert sum(finding.fixes[0].proof is not None for finding in found) == 5
