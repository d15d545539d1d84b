"""Feeds as other programs write them, and the plans that are made of them.

`COPFLOW_WRITE=1 pytest tests/importing/test_examples.py` writes the plans and the notes anew, to be read and compared.
"""

import os
from pathlib import Path

import pytest

from copflow.compile import Compilation
from copflow.diagnostics.source import Source
from copflow.formatter.format import Formatted, format_plan
from tests.importing.support import FEEDS, compiled, export, imported, shown_by

PLANS = Path(__file__).parent / "plans"


def _told(path: Path) -> str:
    """The plan, and below it the notes as comments."""
    made = imported(path.read_bytes())
    notes = [f"# {note.line}: {note.subject}{': ' if note.subject else ''}{note.text}\n" for note in made.notes]
    figures = made.figures
    last = (
        f"# by rules {figures.ruled}, as dates {figures.dated}, without a date {figures.undated}, lost {figures.lost}\n"
    )
    return "".join([made.text, "\n", *notes, last])


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_feeds_of_other_programs_become_these_plans(path: Path) -> None:
    golden = PLANS / f"{path.stem}.plan"
    if os.environ.get("COPFLOW_WRITE"):
        golden.write_text(_told(path), encoding="utf-8")
    assert _told(path) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_the_plan_has_no_errors_and_is_formatted(path: Path) -> None:
    text = imported(path.read_bytes()).text

    def compile_source(source: Source) -> Compilation:
        return compiled(source.text)

    formatted = format_plan(Source("import.plan", text), compile_source)
    assert not compiled(text).has_errors
    assert isinstance(formatted, Formatted)
    assert formatted.text == text


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_a_second_import_of_the_export_shows_the_same(path: Path) -> None:
    first = export(compiled(imported(path.read_bytes()).text))
    second = export(compiled(imported(first).text))
    assert shown_by(second) == shown_by(first)
