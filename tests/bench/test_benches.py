"""The measurements run, on plans so small that their figures say nothing: a bench must not fall behind the language."""

import shutil
from collections.abc import Callable, Iterator

import pytest

from bench import compile as compiling
from bench import format as formatting
from bench import hostile, lark_alone, marks, typos
from bench import serve as serving
from bench.make_plan import make_plan
from bench.timing import best_process
from scripts.pages.marks import DOCS, parts_of
from tests.hostile.inputs import Hostile, text


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> pytest.CaptureFixture[str]:
    """What a bench prints; the command is started as seldom as can be."""
    monkeypatch.setattr(compiling, "best_process", lambda line, _times=1: best_process(line, 1))
    return capsys


def test_compiling(shown: pytest.CaptureFixture[str]) -> None:
    compiling.main((10, 20), profiled=True)
    printed = shown.readouterr().out
    for row in ("compiling / lark alone, own lexer", "each needs the last", "times an empty process", "export 20"):
        assert row in printed


def test_lark_reads_nearly_every_clause_as_it_was_written() -> None:
    """What lark's own lexer cannot read is given to it with its kinds; were that much, the measure would be unfair."""
    clauses = lark_alone.clauses_of(make_plan(200), lark_alone.parser_with_lexer())
    assert len(clauses) > 200
    assert not [clause for clause in clauses if "[NUMBER" in clause.text]


def test_formatting(shown: pytest.CaptureFixture[str]) -> None:
    formatting.main((10,))
    assert shown.readouterr().out.count("\n") == 2


def test_hostile_plans(shown: pytest.CaptureFixture[str]) -> None:
    hostile.main([], part=200)
    printed = shown.readouterr().out
    assert all(name in printed for name in hostile.CASES)


def test_typos(shown: pytest.CaptureFixture[str]) -> None:
    typos.main(20)
    assert "20 slips" in shown.readouterr().out


@pytest.mark.parametrize(
    "measure", [marks.places, marks.names, lambda: marks.fixes(25)], ids=["places", "names", "fixes"]
)
def test_marks_that_are_exact_are_reached(measure: Callable[[], Iterator[marks.Mark]]) -> None:
    assert [mark for mark in measure() if not mark.is_reached] == []


def test_every_mark_is_measured(shown: pytest.CaptureFixture[str]) -> None:
    small = [*marks.typos(10), *marks.clauses(1_000), *marks.hostile((Hostile("a plan", text("a in May\n"), ""),))]
    assert "MiB" in shown.readouterr().out
    assert [mark.asked for mark in small] == ["99%", "90%", "none", "all"]
    assert marks.table(small).count("\n") == len(small) + 1


def test_marks_are_named(shown: pytest.CaptureFixture[str]) -> None:
    assert marks.main(["places"]) == 0
    assert "| 14 of 14 | yes |" in shown.readouterr().out
    with pytest.raises(SystemExit):
        marks.main(["speed"])


def test_the_page_has_every_mark() -> None:
    written = parts_of((DOCS / "quality.md").read_text(encoding="utf-8"))["marks"]
    assert written.count("\n|") >= 2 + len(marks.MARKS)


@pytest.mark.skipif(not serving.NGINX_PROGRAM or not shutil.which("wrk"), reason="wrk or nginx is not here")
def test_serving(shown: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "ROUNDS", 1)
    serving.main(1, 1)
    printed = shown.readouterr().out
    for row in ("If-None-Match (304)", "100,000 subscribers", "the server used"):
        assert row in printed
