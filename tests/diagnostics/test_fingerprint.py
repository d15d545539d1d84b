"""Findings are known again when the plan has changed elsewhere."""

import re

import pytest

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.fingerprint import fingerprints
from copflow.diagnostics.paths import plain_path
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import File, Source, Span

TEXT = "report due on 31 April\nreport needs servey\n"


def found(text: str, part: str, rule: str = "unknown-name", nth: int = 0) -> Diagnostic:
    """A finding at the nth place of a part of the text."""
    start = [match.start() for match in re.finditer(re.escape(part), text)][nth]
    return Diagnostic(rule, Severity.ERROR, "There is no such name.", Span(start, start + len(part)))


def of(text: str, part: str = "servey", name: str = "spring.plan", folder: str = "") -> str:
    """The fingerprint of one finding."""
    return fingerprints(Source(name, text), [found(text, part)], folder)[0]


def test_is_hexadecimal_sha_256() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", of(TEXT))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(f"# a new line\n\n{TEXT}", id="lines above"),
        pytest.param(TEXT.replace("31 April", "30 April"), id="another line"),
        pytest.param(TEXT.replace("report needs", "  report \t needs"), id="blanks in the line"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="line ends"),
    ],
)
def test_stays_when_other_things_change(changed: str) -> None:
    assert of(changed) == of(TEXT)


def test_stays_when_the_words_of_the_message_change() -> None:
    finding = found(TEXT, "servey")
    worded = finding._replace(title="I know no servey.", label="here", notes=("A fact.",))
    assert fingerprints(Source("a", TEXT), [finding]) == fingerprints(Source("a", TEXT), [worded])


def test_changes_with_the_line_the_rule_and_the_file() -> None:
    other_rule = fingerprints(Source("spring.plan", TEXT), [found(TEXT, "servey", "unknown-word")])[0]
    prints = [of(TEXT), of(TEXT.replace("needs", "after")), of(TEXT, name="autumn.plan"), other_rule]
    assert len(set(prints)) == len(prints)


def test_equal_lines_are_told_apart_by_their_order() -> None:
    text = "a needs x\na needs x\na needs x and x\n"
    findings = [found(text, "x", nth=number) for number in range(4)]
    prints = fingerprints(Source("a.plan", text), findings)
    assert len(set(prints)) == 4
    assert fingerprints(Source("a.plan", text), findings[:2]) == prints[:2]


def test_finding_of_an_included_file_has_the_path_of_that_file() -> None:
    parts = ("a needs x\n", "a needs x\n")
    files = (File("in/a.plan", "a.plan", 0, 10), File("in/b.plan", "b.plan", 11, 21))
    text = "\n".join(parts)
    both = fingerprints(Source("in/a.plan", text, files), [found(text, "x"), found(text, "x", nth=1)])
    assert both == [of(part, "x", name) for part, name in zip(parts, ("in/a.plan", "in/b.plan"), strict=True)]


@pytest.mark.parametrize("name", ["in/spring.plan", "./in/spring.plan", "in//spring.plan", "/home/ana/in/spring.plan"])
def test_does_not_depend_on_how_the_path_was_given(name: str) -> None:
    assert of(TEXT, name=name, folder="/home/ana") == of(TEXT, name="in/spring.plan")


def test_name_that_is_no_text_has_one_too() -> None:
    assert of(TEXT, name="caf\udce9.plan") != of(TEXT, name="caf.plan")


@pytest.mark.parametrize(
    ("name", "folder", "plain"),
    [
        ("a.plan", "", "a.plan"),
        ("./a.plan", "", "a.plan"),
        ("../a.plan", "/x", "../a.plan"),
        ("/x/a.plan", "/x", "a.plan"),
        ("/x/a.plan", "/x/", "a.plan"),
        ("/x/a.plan", "/", "x/a.plan"),
        ("/xy/a.plan", "/x", "/xy/a.plan"),
        ("a\\b.plan", "/x", "a\\b.plan"),
        ("a\\b.plan", "C:\\x", "a/b.plan"),
        ("C:\\x\\a\\b.plan", "C:\\x", "a/b.plan"),
        ("-", "/x", "-"),
    ],
)
def test_path_as_programs_exchange_it(name: str, folder: str, plain: str) -> None:
    assert plain_path(name, folder) == plain
