"""Where the report of `copflow validate` goes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import category

import pytest

from copflow.cli import validate as validate_command
from copflow.reports.safe import UNSEEN
from tests.cli.test_output import on_terminal
from tests.cli.transcript import clean_environment

Validate = Callable[..., "subprocess.CompletedProcess[str]"]
BROKEN = "caf\u00e9 on 30 February\n"


@pytest.fixture
def validate(tmp_path: Path) -> Validate:
    """Runs the command in a folder that has a broken plan."""
    (tmp_path / "x.plan").write_text(BROKEN, encoding="utf-8")
    environment = clean_environment(tmp_path)

    def run(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "copflow", "validate", *arguments],
            cwd=tmp_path,
            env=environment | more,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


# ---- a file --------------------------------------------------------------------------------------------


def test_report_goes_to_the_file_and_the_text_to_the_terminal(validate: Validate, tmp_path: Path) -> None:
    done = validate("x.plan", "--format", "json", "-o", "report.json")
    assert done.returncode == 1
    assert done.stdout == validate("x.plan").stdout
    assert (tmp_path / "report.json").read_text("utf-8") == validate("x.plan", "--format", "json").stdout


def test_file_is_replaced_as_a_whole(validate: Validate, tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text("before" * 10_000, encoding="utf-8")
    validate("x.plan", "--format", "junit", "--output", "report.xml")
    assert (tmp_path / "report.xml").read_text("utf-8") == validate("x.plan", "--format", "junit").stdout
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".xml", ".tmp")] == ["report.xml"]


def test_file_has_no_colours_and_every_character(validate: Validate, tmp_path: Path) -> None:
    done = validate("x.plan", "-o", "report.txt", FORCE_COLOR="1", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "\x1b[" in done.stdout
    text = (tmp_path / "report.txt").read_text("utf-8")
    assert "\x1b" not in text
    assert "   1 | caf\u00e9 on 30 February\n" in text


def test_file_that_cannot_be_written_does_not_hide_what_was_found(validate: Validate) -> None:
    done = validate("x.plan", "-o", "no/such/report.txt")
    assert done.returncode == 2
    assert done.stderr == "no/such/report.txt: cannot be written: there is no such folder\n"
    assert "no-such-date" in done.stdout


@pytest.mark.parametrize("target", ["x.plan", "./x.plan", "part.plan"])
def test_report_never_takes_the_place_of_a_plan(validate: Validate, tmp_path: Path, target: str) -> None:
    (tmp_path / "part.plan").write_text("talk on 3 May 2026\n", encoding="utf-8")
    (tmp_path / "y.plan").write_text('include "part.plan"\n', encoding="utf-8")
    before = (tmp_path / target).read_bytes()
    done = validate("x.plan", "y.plan", "-o", target)
    assert done.returncode == 2
    assert "choose another file" in done.stderr
    assert (tmp_path / target).read_bytes() == before


def test_minus_is_standard_output(validate: Validate) -> None:
    assert json.loads(validate("x.plan", "--format", "json", "-o", "-").stdout)["schema_version"] == 1


# ---- GitHub Actions ------------------------------------------------------------------------------------


def test_annotations_follow_the_text_in_github_actions(validate: Validate) -> None:
    done = validate("x.plan", GITHUB_ACTIONS="true")
    assert done.stdout == validate("x.plan").stdout + validate("x.plan", "--format", "github").stdout
    assert "\n::error title=copflow (no-such-date),file=x.plan,line=1," in done.stdout


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_a_form_that_was_asked_for_comes_alone(validate: Validate, form: str) -> None:
    assert (
        validate("x.plan", "--format", form, GITHUB_ACTIONS="true").stdout
        == validate("x.plan", "--format", form).stdout
    )


def test_annotations_come_beside_a_file_too(validate: Validate) -> None:
    arguments = ("x.plan", "--format", "sarif", "-o", "x.sarif")
    assert validate(*arguments, GITHUB_ACTIONS="true").stdout == validate("x.plan", GITHUB_ACTIONS="true").stdout


@pytest.mark.parametrize("value", ["", "false", "0"])
def test_no_annotations_elsewhere(validate: Validate, value: str) -> None:
    assert "::" not in validate("x.plan", GITHUB_ACTIONS=value).stdout


# ---- every form ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit"])
def test_reports_for_programs_do_not_depend_on_where_the_folder_is(
    validate: Validate, tmp_path: Path, form: str
) -> None:
    """Paths in them are relative, however the plan is named."""
    relative = validate("x.plan", "--format", form).stdout
    assert str(tmp_path) not in relative
    for name in ("./x.plan", str(tmp_path / "x.plan"), "."):
        assert validate(name, "--format", form).stdout == relative


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "junit"])
def test_reports_for_programs_are_ascii(validate: Validate, form: str) -> None:
    """So that they are the same bytes whatever the encoding of the output is."""
    assert validate("x.plan", "--format", form).stdout.isascii()


# ---- attacks -------------------------------------------------------------------------------------------

ATTACK = "\x1b]0;owned\x07\x9b31m\u202e\u2066\u200b##[error]x %0A::warning::y"
"""In the name of a file and in its lines, what terminals, editors and logs of continuous integration may obey."""


@pytest.mark.parametrize("form", validate_command.FORMATS)
@pytest.mark.parametrize("terminal", [False, True], ids=["in a pipe", "on a terminal"])
def test_nothing_of_a_hostile_plan_is_obeyed(tmp_path: Path, form: str, terminal: bool) -> None:
    name = f"::error::{ATTACK}.plan"
    plan = tmp_path / name
    text = f"::error::a {ATTACK} on 30 February\n::warning::report needs {ATTACK}\n##[error] on 31 April\n"
    plan.write_text(text, encoding="utf-8")
    environment = clean_environment(tmp_path) | {"GITHUB_ACTIONS": "true", "NO_COLOR": "1", "PWD": str(tmp_path)}
    arguments = ("-C", str(tmp_path), sys.executable, "-m", "copflow", "validate", "--notes", "--format", form, name)
    shown = printed(environment, *arguments, terminal=terminal)
    assert "30 February" in shown
    assert not [char for char in shown.replace("\n", "") if category(char) in UNSEEN]
    assert "##[" not in shown
    commands = [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith("::error title=copflow (") for line in commands)
    assert bool(commands) is (form == "github")


def printed(environment: dict[str, str], *arguments: str, terminal: bool) -> str:
    """What `env` prints with these arguments: into a pipe, or on a terminal."""
    if terminal:
        return on_terminal(environment, *arguments, program=["env"])
    done = subprocess.run(
        ["env", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("form", validate_command.FORMATS)
def test_only_text_for_people_has_colours(validate: Validate, tmp_path: Path, form: str) -> None:
    validate("x.plan")
    environment = clean_environment(tmp_path)
    coloured = "\x1b[" in on_terminal(environment, "validate", str(tmp_path / "x.plan"), "--format", form)
    assert coloured is (form in ("full", "concise"))


@pytest.mark.parametrize("target", ["x.plan", "link.json", "other.plan", "copflow.toml"])
def test_a_baseline_never_takes_the_place_of_what_is_read(validate: Validate, tmp_path: Path, target: str) -> None:
    (tmp_path / "link.json").symlink_to("x.plan")
    (tmp_path / "other.plan").write_text("dinner on 4 May 2027\n", encoding="utf-8")
    done = validate("x.plan", "--write-baseline", target)
    assert done.returncode == 2
    assert "choose another file" in done.stderr
    assert (tmp_path / "x.plan").read_text(encoding="utf-8") == BROKEN
    assert (tmp_path / "other.plan").read_text(encoding="utf-8") == "dinner on 4 May 2027\n"
    assert not (tmp_path / "copflow.toml").exists()
