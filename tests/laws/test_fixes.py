"""Each fix that is shown removes its finding and brings none, for every mistake in the specs and in tests/mistakes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from copflow.checks import CHECKS
from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Safety
from copflow.diagnostics.rules import RULES, Severity
from copflow.diagnostics.source import Source
from copflow.editing import prove
from copflow.editing.carry_out import Compile
from copflow.editing.change import changed_texts
from copflow.editing.mend import mend
from copflow.editing.sameness import by_key
from copflow.language.files import given_files
from copflow.schedule.model import Undated
from tests.lang.specs import TODAY, Spec, all_specs

MISTAKES = Path(__file__).parent.parent / "mistakes"


def catalogue() -> Iterator[Spec]:
    """Every plan with something to be fixed."""
    yield from (spec for spec in all_specs() if any(one.severity > Severity.INFO for one in spec.compiled().findings))
    for path in sorted(MISTAKES.glob("*.plan")):
        yield Spec(path.name, "", 0, path.read_text(encoding="utf-8"), TODAY, ())


PLANS = list(catalogue())
each_plan = pytest.mark.parametrize("spec", PLANS, ids=lambda spec: spec.name)


def compiler(spec: Spec) -> Compile:
    """What compiles a spec with other texts of its files."""
    source = spec.compiled().source

    def again(texts: Sequence[str]) -> Compilation:
        files = dict(spec.files) | {file.path: text for file, text in zip(source.files[1:], texts[1:], strict=True)}
        return compile_plan(Source("spec", texts[0]), today=spec.today, files=given_files(files))

    return again


def serious(compilation: Compilation) -> Counter[tuple[str, str]]:
    """What asks for something: errors and warnings."""
    return Counter((one.rule, one.title) for one in compilation.findings if one.severity > Severity.INFO)


def known(compilation: Compilation) -> dict[tuple[str, ...], object]:
    """Every date that is known, by the path of names of its activity."""
    entries = compilation.schedule.entries
    dates = {key: entries[activity.number].when for key, activity in by_key(compilation).items()}
    return {key: when for key, when in dates.items() if not isinstance(when, Undated)}


def judges_a_date(rule: str) -> bool:
    """Such a finding is only made of a date that is known: a mistake may have hidden it."""
    return rule in CHECKS and RULES[rule].is_opinion


def assert_lawful(old: Compilation, new: Compilation, finding: Diagnostic, fix: Fix) -> None:
    key = finding.rule, finding.title
    assert serious(new)[key] < serious(old)[key] or finding.severity is Severity.INFO, fix
    before, after = known(old), known(new)
    came = {rule for rule, _title in serious(new) - serious(old)}
    if any(after.get(one) != when for one, when in before.items()):
        assert not came, fix
    assert all(judges_a_date(rule) for rule in came), fix


@each_plan
def test_a_shown_fix_removes_its_finding_and_adds_none(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "MOST_TRIES", 1000)
    monkeypatch.setattr(prove, "MOST_TEXT", 10**9)
    old, again = spec.compiled(), compiler(spec)
    for finding in prove.proven(old, again):
        for fix in finding.fixes:
            if fix.edits:
                new = again(tuple(changed_texts(old.source, fix.edits)))
                assert_lawful(old, new, finding, fix)
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
