"""What comes out of the process: exit codes, colours, encodings, pipes that close, and faults of copflow itself."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.cli.transcript import ROOT, clean_environment

COMMUNITY = str(ROOT / "plans" / "community.plan")
COPFLOW = [sys.executable, "-m", "copflow"]
ESCAPE = "\x1b["


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return clean_environment(tmp_path)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    path = tmp_path / "x.plan"
    path.write_text("caf\u00e9 on 30 February\n", encoding="utf-8")
    return str(path)


def run(environment: Mapping[str, str], *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COPFLOW, *arguments],
        env=dict(environment) | more,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def on_terminal(
    environment: Mapping[str, str], *arguments: str, columns: int = 80, program: Sequence[str] = COPFLOW
) -> str:
    """What a terminal of a width gets."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(
        [*program, *arguments],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        parts: list[bytes] = []
        while part := _read(ours):
            parts.append(part)
    os.close(ours)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""


# ---- colours and width ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "colours"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
@pytest.mark.parametrize("command", ["validate", "show"])
def test_colours_in_a_pipe(environment: dict[str, str], command: str, given: dict[str, str], colours: bool) -> None:
    assert (ESCAPE in run(environment, command, COMMUNITY, **given).stdout) is colours


@pytest.mark.parametrize(
    ("given", "colours"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
@pytest.mark.parametrize("command", ["validate", "show"])
def test_colours_on_a_terminal(environment: dict[str, str], command: str, given: dict[str, str], colours: bool) -> None:
    assert (ESCAPE in on_terminal(environment | given, command, COMMUNITY)) is colours


def test_colour_of_problems_follows_the_output_they_are_on(environment: dict[str, str], broken: str) -> None:
    assert ESCAPE in run(environment, "show", broken, FORCE_COLOR="1").stderr
    assert ESCAPE not in run(environment, "show", broken).stderr


@pytest.mark.parametrize("columns", [20, 60, 80, 120, 200, 500])
def test_table_fits_the_terminal(environment: dict[str, str], columns: int) -> None:
    text = on_terminal(environment | {"NO_COLOR": "1"}, "show", COMMUNITY, columns=columns)
    table = text.split("\n\n", 1)[1]
    assert max(map(len, table.splitlines())) <= max(60, min(columns, 200))
    words = re.sub(r"\s+", " ", text)
    for word in ("November 2026", "Tue 10 Nov 14:00-15:00", "webinar 1", "Sam", "(Election Day)", "Ana"):
        assert word in words


def test_nothing_is_said_by_colour_alone(environment: dict[str, str]) -> None:
    plain = on_terminal(environment | {"NO_COLOR": "1"}, "show", COMMUNITY, columns=120)
    coloured = on_terminal(environment, "show", COMMUNITY, columns=120)
    without = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).split("\n"))
    assert without == "\n".join(line.rstrip() for line in plain.split("\n"))


# ---- encodings and pipes -------------------------------------------------------------------------------


def test_output_that_has_only_ascii(environment: dict[str, str], broken: str) -> None:
    done = run(environment, "validate", broken, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "caf<U+00E9> on 30 February" in done.stdout


def test_terminal_that_has_only_ascii(environment: dict[str, str]) -> None:
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    text = on_terminal(environment | ascii_only, "show", COMMUNITY)
    assert text.isascii()
    assert "*  webinar 1" in text
    assert "<U+" not in text


def test_name_of_a_file_that_is_no_text(environment: dict[str, str], tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"caf\xe9.plan")  # noqa: PTH118
    try:
        with open(name, "wb") as file:  # noqa: PTH123
            file.write(b"kickoff on 3 May 2026\n")
    except OSError:
        pytest.skip("the file system takes only text as names")
    done = run(environment, "validate", os.fsdecode(name))
    assert "caf<U+DCE9>.plan: fine" in done.stdout


@pytest.mark.parametrize("command", [["show"], ["export"], ["validate", "--notes"], ["show", "--json"]])
def test_pipe_that_nobody_reads_is_no_fault(environment: dict[str, str], command: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with subprocess.Popen(
        [*COPFLOW, *command, COMMUNITY], env=environment, stdout=theirs, stderr=subprocess.PIPE
    ) as run:
        os.close(theirs)
        _output, errors = run.communicate(timeout=60)
    assert errors == b""
    assert run.returncode == 141


@pytest.mark.parametrize("command", [["show"], ["export"], ["validate"]])
def test_full_disk_behind_the_output(environment: dict[str, str], command: list[str]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [*COPFLOW, *command, COMMUNITY],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.stderr == b"copflow: the output cannot be written: the disk is full\n"
    assert done.returncode == 2


def test_closed_output(environment: dict[str, str]) -> None:
    command = " ".join([*COPFLOW, "validate", COMMUNITY, ">&-"])
    done = subprocess.run(["/bin/sh", "-c", command], env=environment, capture_output=True, timeout=60, check=False)
    assert done.stderr == b"copflow: there is no standard output\n"
    assert done.returncode == 2


# ---- exit codes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["validate", "show", "export"])
def test_errors_in_a_plan_are_1(environment: dict[str, str], broken: str, command: str) -> None:
    assert run(environment, command, broken).returncode == 1


@pytest.mark.parametrize("command", [["validate"], ["show"], ["export"], ["explain", "--", "x"]])
def test_plan_that_cannot_be_read_is_2(environment: dict[str, str], tmp_path: Path, command: list[str]) -> None:
    lost = str(tmp_path / "lost.plan")
    arguments = ["explain", lost, "x"] if command[0] == "explain" else [*command, lost]
    done = run(environment, *arguments)
    assert done.returncode == 2
    assert done.stderr == f"{lost}: cannot be read: there is no such file\n"


def test_unreadable_plan_beside_one_with_errors_is_2(environment: dict[str, str], broken: str, tmp_path: Path) -> None:
    done = run(environment, "validate", str(tmp_path / "lost.plan"), broken)
    assert done.returncode == 2
    assert "no-such-date" in done.stdout


def test_errors_are_1_whatever_file_they_are_in(environment: dict[str, str], broken: str) -> None:
    assert run(environment, "validate", broken, COMMUNITY).returncode == 1
    assert run(environment, "validate", COMMUNITY, broken).returncode == 1


# ---- faults of copflow itself --------------------------------------------------------------------------


@pytest.fixture
def faulty(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """An environment in which copflow has a fault: the compiler divides by zero."""
    patch = "import copflow.workspace.load as l\ndef load(name): return 1 // 0\nl.load = load\n"
    (tmp_path / "sitecustomize.py").write_text(patch, encoding="utf-8")
    return environment | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}


def test_fault_of_copflow_is_told_as_such(faulty: dict[str, str]) -> None:
    done = run(faulty, "validate", COMMUNITY)
    assert done.returncode == 2
    assert done.stderr.startswith("copflow: This is a fault of copflow and not of your plan (ZeroDivisionError in ")
    assert done.stderr.endswith("[internal-error]\n")
    assert len(done.stderr.splitlines()) == 1


def test_fault_of_copflow_in_full_for_those_who_mend_it(faulty: dict[str, str]) -> None:
    assert "Traceback" in run(faulty, "validate", COMMUNITY, COPFLOW_DEBUG="1").stderr


# ---- start-up ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["validate"], ["fmt", "--check"]])
def test_a_command_imports_only_what_it_needs(environment: dict[str, str], command: list[str]) -> None:
    """With the holidays known from an earlier run; what is slow to import would be waited for every time."""
    run(environment, *command, COMMUNITY)
    code = (
        "import sys; from copflow.cli.main import run; run(sys.argv[1:]); "
        "print(*sorted(sys.modules.keys() & {'rich', 'icalendar', 'pydantic', 'holidays', 'subprocess'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command, COMMUNITY],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines()[1:] == [""]
