"""Plans are compared with what they were in git, whatever the repository is like."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from copflow.feed.compare import Comparison
from copflow.workspace.against import Compared, Deleted, compare_plans
from copflow.workspace.checking import Asked, Outcome, check_plans
from copflow.workspace.earlier import New
from copflow.workspace.find import Found, find_plans
from copflow.workspace.settings import forget
from copflow.workspace.trouble import Trouble

TODAY = date(2026, 7, 1)
HEAD = 'plan "Year" from August 2026 to July 2027\n'
BEFORE = f"{HEAD}kickoff on 3 September\nreport due 1 week after kickoff\nwrap-up on 3 May\n"
AFTER = BEFORE.replace("on 3 Sep", "on 10 Sep")
MOVED = [
    ("kickoff", "Thu 3 September 2026 -> Thu 10 September 2026"),
    ("report", "Thu 10 September 2026 -> Thu 17 September 2026"),
]


def git(folder: Path, *arguments: str) -> str:
    given = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | given
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def commit(folder: Path, *, first: bool = False) -> None:
    if first:
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a repository with a plan that was edited since its only commit; copflow is run there."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "year.plan").write_text(BEFORE, encoding="utf-8")
    commit(folder, first=True)
    (folder / "year.plan").write_text(AFTER, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


class Against(NamedTuple):
    """What `--against` gives: the plans that were checked, what was compared, and what could not be."""

    outcomes: list[Outcome]
    compared: list[Compared]
    troubles: list[Trouble]


def against(revision: str, *paths: str) -> Against:
    names = [found.name for found in find_plans(paths or (".",)) if isinstance(found, Found)]
    checked = check_plans(names, Asked(TODAY, cache=False))
    return Against(
        *compare_plans([one for one in checked if isinstance(one, Outcome)], revision, TODAY, paths or (".",))
    )


def comparisons(found: Against) -> list[Comparison]:
    return [one.result for one in found.compared if isinstance(one.result, Comparison)]


def moves(found: Against) -> list[tuple[str, str]]:
    assert not found.troubles
    return [
        (move.new.activity.full_name, f"{move.was} -> {move.now}")
        for comparison in comparisons(found)
        for move in comparison.moved
    ]


def complaints(found: Against) -> list[str]:
    return [f"{trouble.name}: {trouble.message}" for trouble in found.troubles]


def rules(found: Against) -> list[str]:
    return [finding.rule for outcome in found.outcomes for finding in outcome.checked.findings]


# ---- revisions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", ["main", "HEAD", "refs/heads/main", "@", "HEAD^{commit}"])
@pytest.mark.usefixtures("folder")
def test_names_of_revisions(revision: str) -> None:
    assert moves(against(revision)) == MOVED


def test_a_short_id(folder: Path) -> None:
    assert moves(against(git(folder, "rev-parse", "HEAD")[:9])) == MOVED


def test_an_edit_that_is_committed(folder: Path) -> None:
    commit(folder)
    assert moves(against("HEAD")) == []
    assert moves(against("HEAD~1")) == MOVED


@pytest.mark.parametrize("revision", ["nope", "HEAD~7", "--help", "-n", "", "a\nb", "\0", "x" * 600, "HEAD:year.plan"])
@pytest.mark.usefixtures("folder")
def test_what_is_no_revision(revision: str) -> None:
    [complaint] = complaints(against(revision))
    assert "revision" in complaint


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "year.plan").write_text(BEFORE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert complaints(against("main")) == ["year.plan: cannot be compared with main: the plan is in no git repository"]


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    [complaint] = complaints(against("main"))
    assert "git is not installed" in complaint


@pytest.mark.usefixtures("folder")
def test_standard_input_has_no_revisions(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AFTER.encode())))
    [complaint] = complaints(against("main", "-"))
    assert "no file that git knows" in complaint


# ---- plans ---------------------------------------------------------------------------------------------


def test_a_plan_that_is_new(folder: Path) -> None:
    (folder / "other.plan").write_text(f"{HEAD.replace('Year', 'Other')}picnic on 9 May\n", encoding="utf-8")
    found = against("main")
    assert [(one.name, isinstance(one.result, New)) for one in found.compared] == [
        ("other.plan", True),
        ("year.plan", False),
    ]


def test_a_plan_that_was_renamed(folder: Path) -> None:
    (folder / "year.plan").rename(folder / "our year.plan")
    found = against("main")
    assert [(one.name, one.was) for one in found.compared] == [("our year.plan", "year.plan")]
    assert moves(found) == MOVED


def test_a_plan_without_title_that_was_renamed_is_another_one_for_calendars(folder: Path) -> None:
    untitled = BEFORE.replace('plan "Year"', "plan")
    (folder / "year.plan").write_text(untitled, encoding="utf-8")
    commit(folder)
    (folder / "year.plan").rename(folder / "new.plan")
    assert "identity-change" in rules(against("main"))


def test_included_files_are_those_of_the_revision(folder: Path) -> None:
    (folder / "shared").mkdir()
    (folder / "shared" / "more.plan").write_text("each webinar on second Tuesday\n", encoding="utf-8")
    (folder / "year.plan").write_text(f'{BEFORE}include "shared/more.plan"\nwebinar 1 in November\n', encoding="utf-8")
    commit(folder)
    (folder / "shared" / "more.plan").write_text("each webinar on third Tuesday\n", encoding="utf-8")
    found = against("main")
    assert moves(found) == [("webinar 1", "Tue 10 November 2026 -> Tue 17 November 2026")]
    assert [one.name for one in found.compared] == ["shared/more.plan", "year.plan"]


def test_an_included_file_that_is_gone_takes_its_dates_with_it(folder: Path) -> None:
    (folder / "more.plan").write_text("picnic on 9 May\n", encoding="utf-8")
    (folder / "year.plan").write_text(f'{BEFORE}include "more.plan"\n', encoding="utf-8")
    commit(folder)
    (folder / "more.plan").unlink()
    [comparison] = comparisons(against("main"))
    assert [entry.activity.full_name for entry in comparison.gone] == ["picnic"]
    assert not comparison.is_judged


def test_what_a_comment_allows_is_not_found(folder: Path) -> None:
    allowed = AFTER.replace("wrap-up on 3 May", "wrap up on 3 May  # allow: identity-change")
    (folder / "year.plan").write_text(allowed, encoding="utf-8")
    assert rules(against("main")) == []


def test_settings_say_which_rules_count(folder: Path) -> None:
    (folder / "year.plan").write_text(AFTER.replace("wrap-up on", "wrap up on"), encoding="utf-8")
    (folder / "copflow.toml").write_text('[rules]\nignore = ["feed"]\n', encoding="utf-8")
    forget()
    assert rules(against("main")) == []


def test_findings_of_the_comparison_are_among_those_of_the_plan(folder: Path) -> None:
    (folder / "year.plan").write_text(AFTER.replace("wrap-up on", "wrap up on"), encoding="utf-8")
    found = against("main")
    assert rules(found) == ["identity-change"]
    assert found.outcomes[0].checked.findings[0].fixes[0].edits[0].text == ', formerly "wrap-up"'


def test_a_plan_that_was_no_text(folder: Path) -> None:
    (folder / "year.plan").write_bytes(b"\xff\xfe\x00\x00")
    commit(folder)
    (folder / "year.plan").write_text(AFTER, encoding="utf-8")
    [complaint] = complaints(against("main"))
    assert "no text that copflow reads" in complaint


# ---- paths ---------------------------------------------------------------------------------------------


def test_another_plan(folder: Path) -> None:
    (folder / "old.txt").write_text(BEFORE, encoding="utf-8")
    assert moves(against("old.txt", "year.plan")) == MOVED


def test_another_folder(folder: Path) -> None:
    (folder / "before").mkdir()
    (folder / "before" / "year.plan").write_text(BEFORE, encoding="utf-8")
    assert moves(against("before", "year.plan")) == MOVED


def test_a_revision_goes_before_a_path(folder: Path) -> None:
    (folder / "main").write_text(AFTER, encoding="utf-8")
    assert moves(against("main", "year.plan")) == MOVED


def test_several_plans_are_not_compared_with_one(folder: Path) -> None:
    shutil.copy(folder / "year.plan", folder / "other.plan")
    (folder / "old.txt").write_text(BEFORE, encoding="utf-8")
    assert complaints(against("old.txt")) == [
        "old.txt: is one plan, and there are several to compare with it; name the one"
    ]


# ---- kinds of repositories -----------------------------------------------------------------------------


def test_in_a_folder_of_the_repository_with_blanks_and_other_letters(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = folder / "pläne für 2026"
    below.mkdir()
    (below / "année 年.plan").write_text(BEFORE, encoding="utf-8")
    commit(folder)
    (below / "année 年.plan").write_text(AFTER, encoding="utf-8")
    monkeypatch.chdir(below)
    assert moves(against("main")) == MOVED
    monkeypatch.chdir(folder.parent)
    assert moves(against("main", str(below))) == MOVED


def test_line_ends_of_windows(folder: Path) -> None:
    git(folder, "config", "core.autocrlf", "true")
    (folder / "year.plan").write_bytes(AFTER.replace("\n", "\r\n").encode())
    assert moves(against("main")) == MOVED
    (folder / "year.plan").write_bytes(BEFORE.replace("\n", "\r\n").encode())
    assert moves(against("main")) == []


def test_a_shallow_copy(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(folder)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{folder}", "copy")
    monkeypatch.chdir(tmp_path / "copy")
    assert moves(against("HEAD")) == []
    [complaint] = complaints(against("HEAD~1"))
    assert "shallow" in complaint


def test_a_submodule_has_revisions_of_its_own(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q", "-b", "trunk")
    git(folder, "checkout", "-q", "year.plan")
    git(outer, "submodule", "--quiet", "add", str(folder), "part")
    commit(outer)
    (outer / "part" / "year.plan").write_text(AFTER, encoding="utf-8")
    monkeypatch.chdir(outer)
    assert moves(against("HEAD")) == MOVED
    assert moves(against("main")) == MOVED
    [complaint] = complaints(against("trunk"))
    assert "no revision" in complaint


def test_a_working_tree_of_a_bare_repository(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(folder), "bare")
    git(tmp_path / "bare", "worktree", "add", "-q", str(tmp_path / "tree"), "main")
    (tmp_path / "tree" / "year.plan").write_text(AFTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "tree")
    assert moves(against("main")) == MOVED
    shutil.copy(folder / "year.plan", tmp_path / "bare" / "year.plan")
    monkeypatch.chdir(tmp_path / "bare")
    [complaint] = complaints(against("main"))
    assert "no files of the repository" in complaint


@pytest.mark.usefixtures("folder")
def test_what_a_git_hook_sets_does_not_lead_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert moves(against("main")) == MOVED


def test_links_are_not_followed_out_of_the_repository(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.plan").write_text("secret on 3 May\n", encoding="utf-8")
    (folder / "more.plan").symlink_to(tmp_path / "secret.plan")
    (folder / "year.plan").write_text(f'{BEFORE}include "more.plan"\n', encoding="utf-8")
    commit(folder)
    (folder / "year.plan").write_text(f'{AFTER}include "more.plan"\n', encoding="utf-8")
    found = against("main", "year.plan")
    [comparison] = comparisons(found)
    assert "secret on" not in comparison.old.source.text


def test_no_program_of_the_repository_is_run(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $@" >> "{trace}"\ncat\n', encoding="utf-8")
    program.chmod(0o755)
    (folder / ".gitattributes").write_text("*.plan diff=evil filter=evil\n", encoding="utf-8")
    commit(folder)
    for key in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.alternateRefsCommand",
        "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean",
        "filter.evil.process", "gpg.program", "uploadpack.packObjectsHook", "credential.helper", "pager.show",
    ):  # fmt: skip
        git(folder, "config", key, str(program))
    for alias in ("show", "ls-tree", "cat-file", "rev-parse"):
        git(folder, "config", f"alias.{alias}", f"!{program}")
    hooks = folder / ".git" / "hooks"
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "post-index-change"):
        shutil.copy(program, hooks / hook)
    git_dir_state = sorted(path.name for path in (folder / ".git").iterdir())
    trace.unlink(missing_ok=True)
    assert moves(against("main~1")) == MOVED
    assert not trace.exists()
    assert sorted(path.name for path in (folder / ".git").iterdir()) == git_dir_state


def test_missing_objects_are_not_fetched(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{folder}", "copy")
    trace, program = tmp_path / "trace", tmp_path / "program"
    program.write_text(f'#!/bin/sh\ntouch "{trace}"\nexit 1\n', encoding="utf-8")
    program.chmod(0o755)
    git(tmp_path / "copy", "config", "remote.origin.uploadpack", str(program))
    (tmp_path / "copy" / "year.plan").write_text(AFTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "copy")
    [complaint] = complaints(against("main"))
    assert "git cannot read it" in complaint
    assert not trace.exists()


# ---- plans that are deleted ----------------------------------------------------------------------------


def deleted(found: Against) -> list[str]:
    assert not found.troubles
    return [one.name for one in found.compared if isinstance(one.result, Deleted)]


def add(folder: Path, **texts: str) -> None:
    """More plans in the repository."""
    (folder / "more").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"more/{name}.plan").write_text(text, encoding="utf-8")
    commit(folder)


def test_a_deleted_plan_is_told_below_the_folders_that_are_asked_for(folder: Path) -> None:
    add(folder, spring=f"{HEAD}fair on 3 May\n", autumn=f"{HEAD}fair on 3 October\n")
    (folder / "more/spring.plan").unlink()
    assert deleted(against("HEAD")) == deleted(against("HEAD", "more")) == ["more/spring.plan"]
    assert deleted(against("HEAD", "more/spring.plan")) == ["more/spring.plan"]
    assert deleted(against("HEAD", "year.plan")) == []
    commit(folder)
    assert deleted(against("HEAD")) == []
    assert deleted(against("HEAD~1")) == ["more/spring.plan"]


def test_a_plan_with_another_name_is_not_deleted_and_its_part_never_was_a_plan(folder: Path) -> None:
    year = f'{HEAD}include "talks.plan", "more/b.plan"\nfair on 3 May\nparty on 4 May\n'
    add(folder, year=year, talks="talk on 3 March\n", last=f"{HEAD}swim on 3 June\nrun on 4 June\nrest on 5 June\n")
    (folder / "more/talks.plan").unlink()
    (folder / "more/year.plan").unlink()
    (folder / "more/last.plan").rename(folder / "more/first.plan")
    assert deleted(against("HEAD")) == ["more/year.plan"]
    wrong = "swim on 31 June\n"
    text = (folder / "more/first.plan").read_text(encoding="utf-8")
    (folder / "more/first.plan").write_text(text + wrong, encoding="utf-8")
    assert deleted(against("HEAD")) == ["more/year.plan"]


def test_a_plan_that_is_in_the_other_folder_only_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("old/a", "old/sub/b", "new/a"):
        path = tmp_path / f"{name}.plan"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BEFORE, encoding="utf-8")
    assert deleted(against("old", "new")) == ["new/sub/b.plan"]
    assert deleted(against("old", "new/a.plan")) == []


def test_what_was_no_text_and_is_deleted_is_said_to_be_so(folder: Path) -> None:
    (folder / "more.plan").write_bytes(b"\x00\xff\xfe\x00" * 99)
    commit(folder)
    (folder / "more.plan").unlink()
    assert complaints(against("HEAD")) == [
        "more.plan: was deleted, and cannot be compared: it was no text that copflow reads"
    ]
