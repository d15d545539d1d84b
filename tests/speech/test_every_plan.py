"""Whatever a plan says, every line of it is said back, with every clause of it."""

import pytest

from copflow.compile import Compilation
from copflow.language.walk import entries_of
from copflow.reports.canvas import Canvas
from copflow.reports.safe import cells
from copflow.speech.lines import read_lines
from copflow.speech.model import About, LineKind, LineSpeech
from copflow.speech.text import text
from tests.lang.specs import Spec, all_specs

SPECS = all_specs()


def lines_of(compilation: Compilation) -> list[LineSpeech]:
    return [line for file in compilation.source.files for line in read_lines(compilation, file)]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_spec(spec: Spec) -> None:
    compilation = spec.compiled()
    lines = lines_of(compilation)
    assert_all_lines_are_said(compilation, lines)
    said = {one.span for line in lines for one in line.said if one.about is About.CLAUSE}
    assert said == {clause.span for entry in entries_of(compilation.document) for clause in entry.clauses}


def assert_all_lines_are_said(compilation: Compilation, lines: list[LineSpeech]) -> None:
    for line in lines:
        is_blank = not compilation.source.slice(line.span).strip()
        assert line.said
        assert (line.kind is LineKind.BLANK) == is_blank or not line.is_understood


def test_lines_are_those_of_the_file() -> None:
    for spec in SPECS[::7]:
        compilation = spec.compiled()
        for file in compilation.source.files:
            spans = [line.span for line in read_lines(compilation, file)]
            written = compilation.source.text[file.start : file.end]
            assert [compilation.source.slice(span) for span in spans] == (written.splitlines() or [""])


def test_the_lines_of_a_mistake_are_not_understood() -> None:
    for spec in SPECS:
        compilation = spec.compiled()
        wrong = {compilation.source.line_at(span.start) for span in compilation.misread}
        understood = {line.span for line in lines_of(compilation) if line.is_understood}
        assert not wrong & understood


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_rows_fit_and_say_the_same_at_every_width(width: int) -> None:
    for spec in SPECS[::5]:
        compilation = spec.compiled()
        lines = lines_of(compilation)
        shown = text(compilation.source, lines, Canvas(width=width))
        assert all(cells(row) <= width for row in shown.splitlines())
        wide = text(compilation.source, lines, Canvas(width=100_000))
        assert "".join(shown.split()) == "".join(wide.split())
