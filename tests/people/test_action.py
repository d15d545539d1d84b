"""The action's steps, run as GitHub runs them: by a shell, with the inputs in the environment."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.people.conftest import GOOD
from tests.reports.checkers import check_builtin
from tests.reports.outside import ROOT

TEXT = (ROOT / "action.yml").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load(TEXT)
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")

Job = Callable[..., "subprocess.CompletedProcess[str]"]


def test_action_satisfies_its_schema(tmp_path: Path) -> None:
    assert check_builtin("vendor.github-actions", TEXT, tmp_path, "action.yml") == ""


def test_no_input_becomes_text_of_a_command() -> None:
    commands = [step["run"] for step in STEPS if "run" in step]
    assert commands
    assert [command for command in commands if "${{" in command] == []


def test_every_input_is_used_and_described() -> None:
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", TEXT))
    assert used == set(ACTION["inputs"])
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [name for name in used if f"| `{name}` |" not in page] == []


# ---- the steps -----------------------------------------------------------------------------------------


def run_step(step: Mapping[str, Any], folder: Path, given: Mapping[str, str], around: Mapping[str, str]) -> Any:
    """Run a step that is a command: bash as GitHub calls it, and the expressions of `env` with their values."""
    known: dict[str, str] = {f"inputs.{name}": one["default"] for name, one in ACTION["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in given.items()}
    known |= {"steps.python.outputs.python-path": sys.executable}
    values = {key: EXPRESSION.sub(lambda found: known[found[1]], value) for key, value in step["env"].items()}
    script = folder.parent / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    dropped = ("PYTHON", "COPFLOW", "GITHUB_", "VIRTUAL_ENV", "NO_COLOR", "FORCE_COLOR")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(dropped)}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=folder,
        env={**kept, **around, **values},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def runner(copflow_repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What GitHub sets, in a job in which the action has installed copflow."""
    temporary = tmp_path_factory.mktemp("runner")
    around = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(copflow_repository),
        "RUNNER_TEMP": str(temporary),
        "CI": "true",
    }
    work = temporary / "work"
    work.mkdir()
    done = run_step(named("Install copflow"), work, {}, around)
    assert done.returncode == 0, done.stderr
    return around


def named(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step["name"] == name)


@pytest.fixture
def job(runner: dict[str, str], plans: Path) -> Job:
    """Runs the check, in a repository with plans; inputs as arguments, with `_` for `-`."""

    def run(**inputs: str) -> "subprocess.CompletedProcess[str]":
        given = {key.replace("_", "-"): value for key, value in inputs.items()}
        done: subprocess.CompletedProcess[str] = run_step(named("Check plans"), plans, given, runner)
        return done

    return run


def test_log_has_the_text_and_annotations(job: Job) -> None:
    done = job()
    assert done.returncode == 1, done.stderr
    assert "plans/autumn.plan:1:9: error: There is no 31 April 2026" in done.stdout
    assert "\n::error title=copflow (no-such-date),file=plans/autumn.plan,line=1,endLine=1,col=9," in done.stdout


def test_good_plans_pass(job: Job) -> None:
    done = job(paths="plans/spring.plan")
    assert (done.returncode, done.stdout) == (0, "plans/spring.plan: fine, 1 date\n"), done.stderr


def test_paths_are_lines(job: Job, plans: Path) -> None:
    (plans / "a year.plan").write_text(GOOD, encoding="utf-8")
    done = job(paths="plans/spring.plan\na year.plan\n")
    assert done.returncode == 0, done.stderr
    assert "a year.plan: fine" in done.stdout
    assert "2 plans, all fine" in done.stdout


def test_reports_are_written_though_plans_have_errors(job: Job, plans: Path) -> None:
    done = job(sarif_file="out.sarif", junit_file="out.xml", format="concise")
    assert done.returncode == 1
    assert done.stdout.count("no-such-date") == 1
    (result,) = json.loads((plans / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "no-such-date"
    assert 'failures="1"' in (plans / "out.xml").read_text(encoding="utf-8")


def test_report_that_cannot_be_written_fails_the_job(job: Job) -> None:
    done = job(paths="plans/spring.plan", sarif_file="no/such/out.sarif")
    assert done.returncode == 2
    assert "no/such/out.sarif: cannot be written: there is no such folder" in done.stderr
    assert "plans/spring.plan: fine" in done.stdout


def test_strict_and_notes_and_baseline_are_passed_on(job: Job, plans: Path) -> None:
    saturday = plans / "saturday.plan"
    saturday.write_text("report due Sat 9 May 2026\n", encoding="utf-8")
    assert job(paths="saturday.plan").returncode == 0
    assert job(paths="saturday.plan", strict="true").returncode == 1
    done = job(paths="saturday.plan", strict="true", baseline="no.json")
    assert done.returncode == 2
    assert "no.json" in done.stderr


@pytest.mark.parametrize("evil", ['"; touch pwned; "', "$(touch pwned)`touch pwned`", "--output=pwned"])
def test_inputs_are_never_obeyed(job: Job, plans: Path, evil: str) -> None:
    for inputs in (
        {"paths": evil, "strict": evil, "notes": evil},
        {"baseline": evil, "format": evil},
        {"sarif_file": evil, "junit_file": evil},
    ):
        assert job(**inputs).returncode in (1, 2)
        assert not (plans / "pwned").exists()


def test_nothing_of_the_repository_is_imported(job: Job, plans: Path) -> None:
    (plans / "copflow").mkdir()
    for name in ("copflow/__init__.py", "click.py", "sitecustomize.py"):
        (plans / name).write_text("raise SystemExit('imported')\n", encoding="utf-8")
    assert job(paths="plans/spring.plan").returncode == 0
