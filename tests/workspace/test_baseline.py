"""A baseline: what is known is left out, what is new is said, wherever copflow is run and however lines move."""

from datetime import date
from pathlib import Path

import pytest

from copflow.reports.run import Checked
from copflow.workspace.baseline import Known, read_baseline, without_known, write_baseline
from copflow.workspace.checking import Asked, Outcome, check_plan
from copflow.workspace.trouble import Trouble

PLAN = 'plan "Spring" from January to May 2027\nboard review on 12 May\n  report due 3 days before\n'


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("plans/spring.plan")
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


def checked(plan: Path) -> Checked:
    outcome = check_plan(str(plan), Asked(date(2026, 7, 1), cache=False))
    assert isinstance(outcome, Outcome)
    return outcome.checked


def known(name: str = "known.json") -> Known:
    read = read_baseline(name)
    assert isinstance(read, Known), read
    return read


def rules(plan: Path, name: str = "known.json") -> list[str]:
    new, _gone = without_known(checked(plan), known(name))
    return [found.rule for found in new.findings]


def test_what_is_known_is_left_out(plan: Path) -> None:
    assert write_baseline("known.json", [checked(plan)]) == 1
    new, gone = without_known(checked(plan), known())
    assert (new.findings, new.known, gone) == ((), 1, 0)


def test_the_file_can_be_reviewed(plan: Path) -> None:
    write_baseline("known.json", [checked(plan)])
    lines = Path("known.json").read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert lines[3].startswith('    {"file": "plans/spring.plan", "rule": "weekend-date", "title": ')
    assert lines[4:] == ["  ]", "}"]


def test_lines_that_move_are_known_still(plan: Path) -> None:
    write_baseline("known.json", [checked(plan)])
    plan.write_text("# A comment.\n\n" + PLAN.replace("\n  report", "\n    report"), encoding="utf-8")
    assert rules(plan) == []


def test_what_is_new_is_said(plan: Path) -> None:
    write_baseline("known.json", [checked(plan)])
    plan.write_text(PLAN + "  slides due 3 days before\n  report 2 due 10 days before\n", encoding="utf-8")
    assert rules(plan) == ["weekend-date", "weekend-date"]


def test_the_second_of_the_same_kind_is_new(plan: Path) -> None:
    write_baseline("known.json", [checked(plan)])
    plan.write_text(PLAN + "second review on 19 May\n  report due 3 days before\n", encoding="utf-8")
    assert rules(plan) == ["weekend-date"]


def test_it_does_not_matter_where_copflow_is_run(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_baseline("known.json", [checked(plan)])
    monkeypatch.chdir("plans")
    assert rules(Path("spring.plan"), "../known.json") == []
    assert rules(Path("spring.plan").resolve(), "../known.json") == []


def test_what_is_mended_is_counted_for_the_plans_that_were_checked(plan: Path) -> None:
    other = plan.with_name("other.plan")
    other.write_text(PLAN, encoding="utf-8")
    assert write_baseline("known.json", [checked(plan), checked(other)]) == 2
    plan.write_text(PLAN.replace("3 days", "2 days"), encoding="utf-8")
    assert without_known(checked(plan), known())[1] == 1
    assert without_known(checked(other), known())[1] == 0


def test_nothing_found_is_a_baseline_too(plan: Path) -> None:
    plan.write_text(PLAN.replace("3 days", "2 days"), encoding="utf-8")
    assert write_baseline("known.json", [checked(plan)]) == 0
    assert known().files == {}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no baseline"),
        (b"[]", "is no baseline"),
        (b'{"version": 1, "findings": 3}', "is no baseline"),
        (b'{"version": 2, "findings": []}', "is of another version"),
        (b"\xff", "is no baseline"),
        (None, "is not there: make it with --write-baseline"),
    ],
)
def test_a_file_that_is_none(plan: Path, data: bytes | None, message: str) -> None:
    name = str(plan.with_name("known.json"))
    if data is not None:
        Path(name).write_bytes(data)
    read = read_baseline(name)
    assert isinstance(read, Trouble)
    assert message in read.message
