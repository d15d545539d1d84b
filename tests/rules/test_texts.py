"""Every rule has a text in plain words. Its example breaks the rule and no other; what stands instead breaks none."""

import re
from functools import cache
from pathlib import Path

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics import texts
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import RULES, Severity
from copflow.diagnostics.source import Source
from copflow.diagnostics.texts import SECTIONS, ShownPlan, pieces, rule_file, section, shown_plans, summary
from copflow.feed import FEED_RULES
from copflow.language.files import given_files
from tests.lang.test_specs import BANNED

FOLDER = Path(texts.__file__).parent
OF_BYTES = {"not-utf8", "too-large"}
"""Rules about the bytes of a file, which no text can show."""
COMPARING = tuple(FEED_RULES)
"""Rules about two versions of a plan, of which neither alone is wrong."""
SHOWN = [rule for rule in RULES if rule not in OF_BYTES and rule not in COMPARING]

OWN = re.compile(r"`[^`]*`|\"[^\"]*\"")
"""What is quoted."""


def findings(plan: ShownPlan) -> list[Diagnostic]:
    """What copflow finds in a plan of a text."""
    return list(_compiled(plan).findings)


@cache
def _compiled(plan: ShownPlan) -> Compilation:
    return compile_plan(Source("example.plan", plan.text), today=plan.today, files=given_files(dict(plan.files)))


def _told(found: list[Diagnostic]) -> list[str]:
    return [f"{one.severity.name} {one.rule}: {one.title}" for one in found if one.severity > Severity.INFO]


# ---- the files -----------------------------------------------------------------------------------------


def test_every_rule_has_a_file_and_every_file_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_file_has_its_name_and_its_sections(rule: str) -> None:
    text = re.sub(r"^```.*?^```$", "", rule_file(rule), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ .*$", text, re.MULTILINE)
    assert headings == [f"# {rule}", *(f"## {title}" for title in SECTIONS)]
    assert all(section(rule, title) for title in SECTIONS)


@pytest.mark.parametrize("rule", COMPARING)
def test_a_rule_about_two_versions_shows_both(rule: str) -> None:
    for title in ("Example", "Instead"):
        assert [plan.version for plan in shown_plans(rule, title)] == ["before", "after"], title


# ---- the plans -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", SHOWN)
def test_the_example_breaks_the_rule_and_no_other(rule: str) -> None:
    plans = shown_plans(rule, "Example")
    assert plans
    for plan in plans:
        found = findings(plan)
        assert rule in [one.rule for one in found], _told(found)
        assert {one.rule for one in found if one.severity > Severity.INFO} <= {rule}, _told(found)


@pytest.mark.parametrize("rule", SHOWN)
def test_what_stands_instead_breaks_none(rule: str) -> None:
    plans = shown_plans(rule, "Instead")
    assert plans
    for plan in plans:
        found = findings(plan)
        assert rule not in [one.rule for one in found]
        assert _told(found) == []


@pytest.mark.parametrize("rule", SHOWN)
def test_an_example_is_small(rule: str) -> None:
    for plan in (*shown_plans(rule, "Example"), *shown_plans(rule, "Instead")):
        lines = [line for text in (plan.text, *(file.text for file in plan.files)) for line in text.splitlines()]
        assert len(lines) <= 12
        assert max(map(len, lines)) <= 74, "it must fit a terminal of 80 columns, indented"


# ---- how the texts read --------------------------------------------------------------------------------


def _prose(rule: str) -> list[str]:
    """The paragraphs of a file without its plans, its headings left out."""
    return [piece for title in SECTIONS for piece in pieces(section(rule, title)) if isinstance(piece, str)]


@pytest.mark.parametrize("rule", RULES)
def test_the_summary_is_one_sentence(rule: str) -> None:
    own = OWN.sub("x", summary(rule))
    assert re.fullmatch(r"[A-Zx][^.?!]*\.", own), summary(rule)
    assert len(summary(rule)) <= 120, "it is a line of a list"


@pytest.mark.parametrize("rule", RULES)
def test_prose_is_full_sentences(rule: str) -> None:
    for paragraph in _prose(rule):
        assert re.match(r"[A-Z`]|copflow ", paragraph), paragraph
        assert re.search(r"[.?](\")?$|:$|`\.$", paragraph), paragraph


@pytest.mark.parametrize("rule", RULES)
def test_prose_has_no_words_of_programs(rule: str) -> None:
    for paragraph in (summary(rule), *_prose(rule)):
        own = OWN.sub("", paragraph)
        for word in BANNED:
            assert not re.search(rf"\b{word}", own, re.IGNORECASE), paragraph


# ---- allowing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [rule for rule in SHOWN if RULES[rule].is_opinion])
@pytest.mark.parametrize("above", [False, True])
def test_what_may_be_allowed_can_be_by_a_comment(rule: str, above: bool) -> None:
    for plan in shown_plans(rule, "Example"):
        if "# allow" not in plan.text:
            assert rule not in [one.rule for one in findings(_allowing(plan, rule, above))]


def _allowing(plan: ShownPlan, rule: str, above: bool) -> ShownPlan:
    """The plan with a comment at each of its lines that the rule finds, or above it, in its own file."""
    source = _compiled(plan).source
    for found in sorted((one for one in findings(plan) if one.rule == rule), key=lambda one: one.span, reverse=True):
        file, line = source.file(found.span.start), source.line_at(found.span.start)
        at = (line.start if above else line.end) - file.start
        text = f"# allow: {rule}\n" if above else f" # allow: {rule}"
        plan = plan._replace(
            text=_with(plan.text, at, text) if file.path == source.name else plan.text,
            files=tuple(
                one._replace(text=_with(one.text, at, text)) if one.name == file.path else one for one in plan.files
            ),
        )
    return plan


def _with(text: str, at: int, more: str) -> str:
    return text[:at] + more + text[at:]
