"""The stamp is when the plan was last changed, not when copflow runs."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from copflow.workspace.stamp import last_change
from copflow.workspace.trouble import Trouble

TODAY = date(2026, 7, 1)
TOUCHED = 1_700_000_000
COMMITTED = 1_600_000_000


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "x.plan"
    path.write_bytes(b"kickoff on 3 May\n")
    touch(path)
    return path


def touch(path: Path) -> None:
    os.utime(path, (TOUCHED, TOUCHED))


def git(folder: Path, *arguments: str, at: int = COMMITTED) -> None:
    given = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    given |= {f"GIT_{who}_DATE": f"{at} +0000" for who in ("AUTHOR", "COMMITTER")}
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | given
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, timeout=30)


def commit(plan: Path, at: int = COMMITTED, *options: str) -> None:
    git(plan.parent, "init", *options)
    git(plan.parent, "add", ".")
    git(plan.parent, "commit", "-m", "x", at=at)
    touch(plan)


def seconds(name: Path | str) -> int:
    stamp = last_change(str(name), TODAY)
    assert isinstance(stamp, datetime)
    assert stamp.tzinfo is UTC
    return int(stamp.timestamp())


def test_time_of_the_file(plan: Path) -> None:
    assert seconds(plan) == TOUCHED


def test_last_commit_of_a_plan_that_was_not_touched_since(plan: Path) -> None:
    commit(plan)
    assert seconds(plan) == COMMITTED


def test_commit_that_did_not_change_the_plan_does_not_count(plan: Path) -> None:
    commit(plan)
    (plan.parent / "other").touch()
    git(plan.parent, "add", ".")
    git(plan.parent, "commit", "-m", "y", at=COMMITTED + 1000)
    assert seconds(plan) == COMMITTED


def test_plan_that_was_edited_since(plan: Path) -> None:
    commit(plan)
    plan.write_bytes(b"kickoff on 4 May\n")
    touch(plan)
    assert seconds(plan) == TOUCHED


def test_plan_that_git_does_not_know(plan: Path) -> None:
    commit(plan)
    other = plan.parent / "other.plan"
    other.touch()
    touch(other)
    assert seconds(other) == TOUCHED


def test_plan_in_a_folder_of_a_repository(plan: Path) -> None:
    inside = plan.parent / "a" / "b.plan"
    inside.parent.mkdir()
    inside.write_bytes(b"x on 3 May\n")
    commit(plan)
    assert seconds(inside) == COMMITTED


def test_plan_whose_name_is_a_pattern_to_git(plan: Path) -> None:
    odd = plan.parent / "[x]*.plan"
    odd.write_bytes(b"x on 3 May\n")
    commit(plan)
    assert seconds(odd) == COMMITTED


def test_merge_that_changed_the_plan(plan: Path) -> None:
    commit(plan)
    git(plan.parent, "checkout", "-b", "side")
    plan.write_bytes(b"kickoff on 4 May\n")
    git(plan.parent, "commit", "-am", "y")
    git(plan.parent, "checkout", "-")
    plan.write_bytes(b"kickoff on 5 May\n")
    git(plan.parent, "commit", "-am", "z")
    git(plan.parent, "merge", "--no-commit", "-s", "ours", "side")
    plan.write_bytes(b"kickoff on 6 May\n")
    git(plan.parent, "add", ".")
    git(plan.parent, "commit", "-m", "merged", at=COMMITTED + 1000)
    touch(plan)
    assert seconds(plan) == COMMITTED + 1000


def test_line_ends_that_git_for_windows_changes(plan: Path) -> None:
    commit(plan)
    plan.write_bytes(b"kickoff on 3 May\r\n")
    touch(plan)
    assert seconds(plan) == COMMITTED


def test_repository_with_longer_names(plan: Path) -> None:
    commit(plan, COMMITTED, "--object-format=sha256")
    assert seconds(plan) == COMMITTED


def test_repository_without_a_commit(plan: Path) -> None:
    git(plan.parent, "init")
    assert seconds(plan) == TOUCHED


def test_no_program_that_the_repository_names_is_run(plan: Path) -> None:
    commit(plan)
    ran = plan.parent / "ran"
    program = plan.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\n", encoding="utf-8")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "gpg.program", "diff.external", "filter.x.clean", "diff.x.textconv"):
        git(plan.parent, "config", key, str(program))
    git(plan.parent, "config", "log.showSignature", "true")
    (plan.parent / ".gitattributes").write_text("*.plan filter=x diff=x\n", encoding="utf-8")
    assert seconds(plan) == COMMITTED
    assert not ran.exists()


def test_system_without_git(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(plan)
    monkeypatch.setenv("PATH", str(plan.parent))
    assert seconds(plan) == TOUCHED


def test_git_that_does_not_answer(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copflow.workspace.stamp.GIT_SECONDS", 0.2)
    slow = plan.parent / "git"
    slow.write_text("#!/bin/sh\nexec sleep 20\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{plan.parent}{os.pathsep}{os.environ['PATH']}")
    assert seconds(plan) == TOUCHED


def test_source_date_epoch_comes_first(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(plan)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert seconds(plan) == 86400
    assert seconds("-") == 86400


@pytest.mark.parametrize("given", ["soon", "-1", "1.5", "99999999999", "\u0661"])
def test_source_date_epoch_that_is_no_time(plan: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert isinstance(last_change(str(plan), TODAY), Trouble)


def test_standard_input_counts_from_the_beginning_of_the_day() -> None:
    assert last_change("-", TODAY) == datetime(2026, 7, 1, tzinfo=UTC)


def test_file_that_is_gone(tmp_path: Path) -> None:
    assert last_change(str(tmp_path / "x"), TODAY) == Trouble(
        str(tmp_path / "x"), "cannot be read: there is no such file"
    )
