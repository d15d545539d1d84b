"""Each fix that is shown removes its finding and brings none, for every mistake in the specs and in tests/mistakes."""

from collections import Counter

import pytest

from copflow.diagnostics.diagnostic import Safety
from copflow.diagnostics.rules import Severity
from copflow.editing import prove
from copflow.editing.change import changed_texts
from copflow.editing.mend import mend
from tests.lang.specs import Spec
from tests.laws.fixes import catalogue, compiler, judges_a_date, known, serious, what_it_brings

PLANS = list(catalogue())
each_plan = pytest.mark.parametrize("spec", PLANS, ids=lambda spec: spec.name)


@each_plan
def test_a_shown_fix_removes_its_finding_and_adds_none(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "MOST_TRIES", 1000)
    monkeypatch.setattr(prove, "MOST_TEXT", 10**9)
    old, again = spec.compiled(), compiler(spec)
    for finding in prove.proven(old, again):
        for fix in finding.fixes:
            if fix.edits:
                new = again(tuple(changed_texts(old.source, fix.edits)))
                key = finding.rule, finding.title
                assert serious(new)[key] < serious(old)[key] or finding.severity is Severity.INFO, fix
                assert what_it_brings(old, new) == [], fix
                assert fix.proof is not None


@each_plan
def test_safe_fixes_move_no_date_and_bring_no_error(spec: Spec) -> None:
    old, again = spec.compiled(), compiler(spec)
    mended = mend(old, again)
    assert all(fix.safety is Safety.SAFE for _place, _finding, fix in mended.made)
    dates = Counter(map(str, known(mended.new).values()))  # some have another name now
    assert Counter(map(str, known(old).values())) <= dates
    errors = {(one.rule, one.title) for one in mended.new.findings if one.severity is Severity.ERROR}
    new = {rule for rule, title in errors if (rule, title) not in serious(old)}
    assert all(judges_a_date(rule) for rule in new), new
    assert bool(mended.made) == (mended.new is not old)


@each_plan
def test_mending_twice_is_mending_once(spec: Spec) -> None:
    once = mend(spec.compiled(), compiler(spec))
    twice = mend(once.new, compiler(spec))
    assert (twice.texts, twice.made) == (once.texts, ())


@each_plan
def test_all_fixes_together_leave_fewer_findings(spec: Spec) -> None:
    old, again = spec.compiled(), compiler(spec)
    mended = mend(old, again, unsafe=True)
    assert not mended.stopped
    if mended.made:
        hidden = [one for one in mended.new.findings if judges_a_date(one.rule)]
        assert serious(mended.new).total() - len(hidden) < serious(old).total()
