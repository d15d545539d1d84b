"""Every plan of the language's specs gives the findings and the dates that the specs say."""

import re
from collections.abc import Sequence

import pytest

from copflow.checks import CHECKS
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import FAMILIES, RULES
from copflow.language.row import ClauseRow
from copflow.language.table import CLAUSES, SETTINGS
from tests.lang.specs import FOLDER, Expected, Place, Spec, all_specs, facts, given

SPECS = all_specs()

OF_FILES = {"not-utf8", "too-large", "empty-plan"}
"""Rules about a whole file, which no single block can break."""

OF_TWO_PLANS = set(FAMILIES["feed"])
"""Rules that compare a plan with what it was (tests/feed)."""

BANNED = (
    "token", "parse", "syntax", "terminal", "EOF", "unexpected", "illegal", "invalid", "null", "traceback",
    "identifier",
)  # fmt: skip
"""Words of programs, which no message to an author has."""


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_spec(spec: Spec) -> None:
    compilation = spec.compiled()
    expected = spec.expected()
    found = given(compilation)
    infos = {(one.place, one.rule) for one in expected if one.severity == "info"}
    checked = [one for one in found if one[1] != "info" or (one[0], one[2]) in infos]
    assert [one[:3] for one in sorted(checked, key=lambda one: one[:3])] == [one[:3] for one in expected], _told(found)
    for one in expected:
        _check_fix(one, [finding for *place, finding in found if tuple(place) == one[:3]])
    entries = {entry.activity.full_name: entry for entry in compilation.schedule.entries}
    for line in spec.dates:
        name, *wanted = (part.strip() for part in line.split("|"))
        assert name in entries, f'there is no "{name}", but {list(entries)}'
        told = facts(entries[name])
        assert told[0] == wanted[0], f"{name}: {told}"
        assert set(wanted[1:]) <= set(told), f"{name}: {told}"


def _told(found: Sequence[tuple[Place, str, str, Diagnostic]]) -> str:
    return "\n".join(
        f"{place.file}, line {place.line}: {severity}[{rule}] {finding.title}"
        for place, severity, rule, finding in found
    )


def _check_fix(expected: Expected, findings: Sequence[Diagnostic]) -> None:
    if expected.fix is not None:
        offered = [edit.text.strip() for finding in findings for fix in finding.fixes for edit in fix.edits]
        assert expected.fix in offered, f"{expected.place}, {expected.rule}: {offered}"


# ---- the tables and the folders -------------------------------------------------------------------------


def _names(folder: str) -> set[str]:
    return {path.stem for path in (FOLDER / folder).glob("*.md")}


def _files(rows: Sequence[ClauseRow]) -> set[str]:
    return {row.name.replace(" ", "-") for row in rows}


def test_every_row_has_its_spec() -> None:
    assert _names("clauses") == _files(CLAUSES)
    assert _names("settings") == _files(SETTINGS)
    assert _names("checks") == set(CHECKS)
    assert _names("rules") == set(RULES) - set(CHECKS) - OF_FILES - OF_TWO_PLANS


@pytest.mark.parametrize("folder", ["checks", "rules"])
def test_the_spec_of_a_rule_breaks_it_and_keeps_it(folder: str) -> None:
    for rule in _names(folder):
        blocks = [spec for spec in SPECS if spec.file == f"{folder}/{rule}.md"]
        broken = [any(finding.rule == rule for finding in spec.compiled().findings) for spec in blocks]
        assert any(broken), f"{rule}: no block gives it"
        assert not all(broken), f"{rule}: no block is without it"


@pytest.mark.parametrize("rule", FAMILIES["community"])
def test_the_spec_of_a_rule_announces_each_finding_of_it(rule: str) -> None:
    """Notes are compared only where one is announced: in the file of the rule all of them are."""
    for spec in (spec for spec in SPECS if spec.file == f"checks/{rule}.md"):
        announced = [one.place for one in spec.expected() if one.rule == rule]
        assert [place for place, _severity, name, _finding in given(spec.compiled()) if name == rule] == announced


@pytest.mark.parametrize("row", [*CLAUSES, *SETTINGS], ids=lambda row: row.name)
def test_the_example_of_a_row_stands_in_its_spec(row: ClauseRow) -> None:
    folder = "clauses" if row in CLAUSES else "settings"
    text = (FOLDER / folder / f"{row.name.replace(' ', '-')}.md").read_text(encoding="utf-8")
    assert row.example in text


# ---- how messages read ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def findings() -> list[Diagnostic]:
    """Every finding that the specs give, once for each sentence."""
    found = {finding.title: finding for spec in SPECS for finding in spec.compiled().findings}
    return list(found.values())


def test_messages_are_full_sentences(findings: list[Diagnostic]) -> None:
    for title in (finding.title for finding in findings):
        assert re.match(r'["A-Z0-9]|copflow ', title), title
        assert re.search(r"[.?]$", title), title
        assert "\n" not in title and "  " not in title, title


def test_messages_have_no_words_of_programs(findings: list[Diagnostic]) -> None:
    for finding in findings:
        texts = [finding.title, finding.label, *finding.notes, *(fix.title for fix in finding.fixes)]
        texts += [label.text for label in finding.labels]
        for text in texts:
            own = re.sub(r'"[^"]*"|`[^`]*`', "", text)
            for word in BANNED:
                assert not re.search(rf"\b{word}", own, re.IGNORECASE), text


def test_fixes_begin_with_a_verb(findings: list[Diagnostic]) -> None:
    verbs = ("Add", "Close", "Count", "Delete", "Move", "Put", "Use", "Write")
    for finding in findings:
        for fix in finding.fixes:
            assert fix.title.startswith(verbs), fix.title
