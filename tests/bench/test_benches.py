"""The measurements run, on plans so small that their figures say nothing: a bench must not fall behind the language."""

import pytest

from bench import compile as compiling
from bench import format as formatting
from bench import hostile, lark_alone, typos
from bench.make_plan import make_plan
from bench.timing import best_process


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
