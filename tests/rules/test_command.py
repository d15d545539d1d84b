"""`copflow rules` fits its terminal, leaves nothing out, and says to programs what it says to people."""

import json
from pathlib import Path

import pytest

from copflow.cli import rule_json, rule_list, rule_page, rule_rich
from copflow.diagnostics.rules import FAMILIES, RULES
from copflow.diagnostics.texts import summary
from copflow.feed import FEED_RULES
from copflow.reports.canvas import Canvas
from copflow.reports.safe import cells
from tests.cli.test_output import ESCAPE, on_terminal, run
from tests.cli.transcript import clean_environment

WIDTHS = (60, 80, 200)
NAMES = list(RULES)
COMPARING = tuple(FEED_RULES)
"""Rules about two versions of a plan: the first one alone breaks nothing."""
WITHOUT_MESSAGE = {"not-utf8", "too-large"}


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_list_fits_the_terminal_and_has_every_rule(width: int) -> None:
    lines = rule_list.render(NAMES, Canvas(width=width)).splitlines()
    assert max(map(cells, lines)) <= width
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "] == NAMES
    assert [line for line in lines if line and line[0] != " "] == list(FAMILIES)


def test_a_wide_terminal_has_a_line_for_each_rule() -> None:
    lines = rule_list.render(NAMES, Canvas(width=200)).splitlines()
    assert len([line for line in lines if line.startswith("  ")]) == len(RULES)


def test_a_pipe_has_a_line_for_each_rule() -> None:
    lines = [line for line in rule_list.plain(NAMES).splitlines() if line.startswith("  ")]
    assert [(line.split()[0], _words(line).partition(" ")[2].partition(" ")[2]) for line in lines] == [
        (name, summary(name)) for name in NAMES
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("colour", [False, True])
def test_a_page_fits_the_terminal(width: int, colour: bool) -> None:
    for name in ("include-conflict", "date-conflict", "hidden-character"):
        page = rule_rich.render(rule_page.page(name), Canvas(colour, width))
        assert (ESCAPE in page) is colour
        if not colour:
            assert max(map(cells, page.splitlines())) <= width
            assert _words(summary(name)) in _words(page)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_MESSAGE])
def test_a_page_has_the_message_of_its_example(name: str) -> None:
    given = list(rule_page.messages(name, "Example"))
    assert given
    page = rule_page.markdown(rule_page.page(name))
    for message in given[1::2] if name in COMPARING else given:
        assert message.findings
        assert all(f"{finding.title} [{name}]" in page for finding in message.findings)


@pytest.mark.parametrize("name", COMPARING)
def test_two_versions_have_one_message_behind_the_second(name: str) -> None:
    assert [len(message.findings) for message in rule_page.messages(name, "Example")] == [0, 1]
    assert [len(message.findings) for message in rule_page.messages(name, "Instead")] == [0, 0]
    kinds = [type(piece).__name__ for piece in dict(rule_page.page(name).parts)["Example"]]
    assert kinds == ["Prose", "Prose", "Code", "Prose", "Code", "Message"]


def test_programs_get_every_rule() -> None:
    document = json.loads(rule_json.render(NAMES))
    assert document["schema_version"] == 1
    assert [rule["name"] for rule in document["rules"]] == NAMES
    for rule in document["rules"]:
        assert (rule["messages"] == []) is (rule["name"] in WITHOUT_MESSAGE)
        assert rule["family"] in FAMILIES


def test_a_terminal_gets_the_rendered_page(tmp_path: Path) -> None:
    page = on_terminal(clean_environment(tmp_path), "rules", "weekend-date", columns=60)
    assert "## Why" not in page
    assert f"{ESCAPE}1mWhy" in page


def test_a_name_that_is_near_none_gets_the_families(tmp_path: Path) -> None:
    done = run(clean_environment(tmp_path), "rules", "xyzzy")
    assert done.returncode == 2
    assert f'There is no rule "xyzzy". The families are {", ".join(FAMILIES)}.' in done.stderr
