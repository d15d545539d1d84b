"""What was found is remembered: with the same answer, for the same question only, and whatever happens to the files."""

import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label, Link, Proof, Safety
from copflow.diagnostics.record import from_record, to_record
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Span
from copflow.workspace import checking, result_cache, settings
from copflow.workspace.checking import Asked, Outcome, check_plan, check_plans
from copflow.workspace.result_cache import tidy
from copflow.workspace.trouble import Trouble

TODAY = date(2026, 7, 1)
PLAN = 'include "more.plan"\nparty on 5 May\nlunch on 31 April\n'
MORE = "dinner on 8 May\n"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("COPFLOW_NO_CACHE", raising=False)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "more.plan").write_text(MORE, encoding="utf-8")
    path = tmp_path / "plans" / "year.plan"
    path.write_text(PLAN, encoding="utf-8")
    settings.forget()
    return path


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the plans that were compiled, in order."""
    names: list[str] = []
    real = checking._compiled

    def counted(name: str, *rest: object) -> Outcome | Trouble:
        names.append(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "_compiled", counted)
    return names


def check(plan: Path, today: date = TODAY, *, cache: bool = True) -> Outcome:
    outcome = check_plan(str(plan), Asked(today, cache=cache))
    assert isinstance(outcome, Outcome)
    return outcome


def cached(plan: Path) -> list[Path]:
    return list((plan.parent.parent / "cache" / "copflow" / "checks").glob("*"))


def test_the_second_answer_is_the_first(plan: Path, compiled: list[str]) -> None:
    first, second = check(plan), check(plan)
    assert len(compiled) == 1
    assert first.checked._replace(source=second.checked.source) == second.checked
    assert [second.checked.source.position(found.span.start) for found in second.checked.findings] == [
        first.checked.source.position(found.span.start) for found in first.checked.findings
    ]
    assert second.checked.source.files == first.checked.source.files
    assert second.checked.source.text == first.checked.source.text
    assert second.checked.findings


def _change_plan(plan: Path) -> None:
    plan.write_text(PLAN + "# more\n", encoding="utf-8")


def _change_included(plan: Path) -> None:
    (plan.parent / "more.plan").write_text("dinner on 9 May\n", encoding="utf-8")


def _delete_included(plan: Path) -> None:
    (plan.parent / "more.plan").unlink()


def _ignore(plan: Path) -> None:
    (plan.parent / "copflow.toml").write_text('ignore = "year-guessed"', encoding="utf-8")
    settings.forget()


def _weigh(plan: Path) -> None:
    (plan.parent / "copflow.toml").write_text('[severity]\nyear-guessed = "error"', encoding="utf-8")
    settings.forget()


@pytest.mark.parametrize("change", [_change_plan, _change_included, _delete_included, _ignore, _weigh])
def test_whatever_changes_is_checked_again(plan: Path, compiled: list[str], change: Callable[[Path], None]) -> None:
    check(plan)
    change(plan)
    fresh = check(plan, cache=False)
    assert check(plan).checked._replace(source=fresh.checked.source) == fresh.checked
    assert len(compiled) == 3


def test_another_day_is_another_question(plan: Path, compiled: list[str]) -> None:
    check(plan)
    check(plan, date(2027, 7, 1))
    assert len(compiled) == 2


def test_another_version_of_copflow_is_another_question(
    plan: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(plan)
    monkeypatch.setattr(result_cache, "_made_by", lambda: ["another"])
    check(plan)
    assert len(compiled) == 2


def test_without_a_cache_nothing_is_kept(plan: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    check(plan, cache=False)
    monkeypatch.setenv("COPFLOW_NO_CACHE", "1")
    check(plan)
    assert len(compiled) == 2
    assert not cached(plan)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"dates": [1, 2], "findings": []}',
        b'{"dates": [1, 2, 3], "findings": [{}]}',
        b'{"dates": [1, 2, 3], "findings": 3}',
        b'{"dates": [1, 2, 3], "findings": [{"rule": "no-such-rule", "severity": "ERROR"}]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_made_anew(plan: Path, compiled: list[str], damage: bytes) -> None:
    first = check(plan)
    [file] = cached(plan)
    file.write_bytes(damage)
    assert check(plan).checked.findings == first.checked.findings
    assert check(plan).checked.findings == first.checked.findings
    assert len(compiled) == 2


def test_a_place_beyond_the_text_is_damage(plan: Path, compiled: list[str]) -> None:
    check(plan)
    [file] = cached(plan)
    kept = json.loads(file.read_bytes())
    kept["findings"][0]["span"] = [0, 100_000]
    file.write_text(json.dumps(kept), encoding="ascii")
    check(plan)
    assert len(compiled) == 2


def test_old_results_go(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_cache, "MOST_FILES", 3)
    for day in range(1, 5):
        check(plan, date(2026, 7, day))
        for file in cached(plan):
            os.utime(file, (time.time() - 1_000, time.time() - 1_000)) if day < 3 else None
    assert len(cached(plan)) == 4
    tidy()
    assert len(cached(plan)) == 2


def test_a_record_has_all_of_a_finding() -> None:
    whole = Diagnostic(
        "closed-day",
        Severity.INFO,
        "A title.",
        Span(1, 2),
        "label",
        (Label(Span(3, 4), "other"),),
        ("note",),
        (
            Fix("Write it", (Edit(Span(1, 2), "x"),), Safety.SAFE, Proof(("moves",))),
            Fix("Ask", (), Safety.DISPLAY),
        ),
        (Link(Span(5, 6), "3 days before", "Tue 10 November", "too early"),),
    )
    assert from_record(json.loads(json.dumps(to_record(whole)))) == whole


# ---- several processes ---------------------------------------------------------------------------------


def test_processes_give_the_same_in_the_same_order(plan: Path) -> None:
    names = []
    for number in range(12):
        path = plan.parent / f"{number:02}.plan"
        path.write_text(f"party on {number + 25} May\n", encoding="utf-8")
        names.append(str(path))
    names.insert(5, str(plan.parent / "lost.plan"))
    alone, together = (list(check_plans(names, Asked(TODAY, cache=False, jobs=jobs))) for jobs in (1, 3))
    told = [
        [one if isinstance(one, Trouble) else (one.checked.source.name, one.checked.findings) for one in outcomes]
        for outcomes in (alone, together)
    ]
    assert told[0] == told[1]
    assert len(told[0]) == 13
    assert isinstance(alone[5], Trouble)
