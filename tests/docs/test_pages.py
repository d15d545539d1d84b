"""The generated parts of the pages are what `python -m scripts.pages` writes, and leave nothing out."""

import re

import pytest

from copflow.diagnostics.rules import RULES
from copflow.language.table import CLAUSES, SETTINGS
from scripts.pages.__main__ import PARTS, page
from scripts.pages.conformance import all_promises, page_of
from scripts.pages.marks import DOCS, names
from scripts.pages.pictures import FOLDER as DRAWN
from scripts.pages.pictures import all_pictures
from tests.lang.specs import FOLDER

TEXTS = {name: (DOCS / name).read_text(encoding="utf-8") for name in PARTS}
TABLES = TEXTS["conformance.md"].partition("## What the language promises")[0]


@pytest.mark.parametrize("name", PARTS)
def test_what_is_committed_is_what_is_generated(name: str) -> None:
    assert sorted(names(TEXTS[name])) == sorted(PARTS[name])
    assert page(name) == TEXTS[name], "run `python -m scripts.pages`"


def test_pictures_that_are_committed_are_what_is_drawn() -> None:
    committed = {path.name: path.read_bytes() for path in DRAWN.iterdir()}
    assert committed == all_pictures(), "run `python -m scripts.pages`"


def test_every_row_is_in_the_reference() -> None:
    headings = re.findall(r"^#### (.+)$", TEXTS["language.md"], re.MULTILINE)
    rows = [row.name for row in CLAUSES] + [f"{row.name} (of the plan)" for row in SETTINGS]
    assert headings[: len(rows)] == rows


@pytest.mark.parametrize(
    ("title", "rows"),
    [("Clauses", [row.name for row in CLAUSES]), ("Settings", [row.name for row in SETTINGS]), ("Rules", list(RULES))],
)
def test_every_row_is_in_the_table_of_conformance(title: str, rows: list[str]) -> None:
    table = TABLES.partition(f"### {title}\n")[2].partition("\n### ")[0]
    _head, *found = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
    assert found == rows


@pytest.mark.parametrize("place", [place for promise in all_promises() for place in promise.shown_by])
def test_a_promise_is_shown_under_a_heading_that_is_there(place: str) -> None:
    path, heading = page_of(place), place.partition("#")[2]
    if path.is_file() and heading:
        assert re.search(rf"^#+ {re.escape(heading)}$", path.read_text(encoding="utf-8"), re.MULTILINE), place


def test_specs_are_linked_from_where_they_are() -> None:
    links = re.findall(r"\]\(\.\./tests/lang/([\w/-]+\.md)", "".join(TEXTS.values()))
    assert [link for link in links if not (FOLDER / link).is_file()] == []
