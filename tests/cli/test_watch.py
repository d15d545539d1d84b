"""`copflow validate --watch` and the bar that shows how far long work has come."""

import io
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from copflow.cli import progress
from tests.cli.transcript import clean_environment

GOOD = 'plan "Spring" from January to May 2027\nparty on 7 May 2027\n'
BAD = GOOD.replace("7 May", "37 May")
SOON = 20.0
"""Seconds after which a test gives up."""


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[Path, "subprocess.Popen[str]"]]:
    """A plan, and a process that watches it."""
    environment = clean_environment(tmp_path) | {"PYTHONUNBUFFERED": "1"}
    (tmp_path / "plans").mkdir()
    plan = tmp_path / "plans" / "spring.plan"
    plan.write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "copflow", "validate", "spring.plan", "--watch", "--format", "concise"]
    with subprocess.Popen(
        command, cwd=plan.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        patience = threading.Timer(SOON, process.kill)
        patience.start()
        yield plan, process
        patience.cancel()
        process.kill()


def told(process: "subprocess.Popen[str]") -> list[str]:
    """What is said until it waits for the next change."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        if line.startswith("Watching"):
            time.sleep(0.5)  # the files are looked at a moment after that was said
            return lines
        lines.append(line.rstrip())
    raise AssertionError(f"it ended: {lines}")


def test_every_change_is_checked(watching: tuple[Path, "subprocess.Popen[str]"]) -> None:
    plan, process = watching
    assert told(process) == ["spring.plan: fine, 1 date"]
    plan.write_text(BAD, encoding="utf-8")
    assert [line.rsplit(" ", 1)[-1] for line in told(process)] == ["[no-such-date]", "date"]
    new = plan.with_name("new")
    new.write_text(GOOD + "dinner on 8 May 2027\n", encoding="utf-8")
    new.replace(plan)  # as many editors do
    assert told(process) == ["spring.plan: fine, 2 dates"]
    (plan.parent / "copflow.toml").write_text("strict = 3", encoding="utf-8")
    assert told(process)[0].startswith('copflow.toml: has a value in "strict"')
    process.send_signal(signal.SIGINT)
    assert process.wait(SOON) == 2


# ---- progress ------------------------------------------------------------------------------------------


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, patience: float, ci: str = "") -> str:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    assert list(progress.with_progress(iter("abc"), 3)) == ["a", "b", "c"]
    return stream.getvalue()


def test_long_work_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Checking" in shown(monkeypatch, _Terminal(), patience=-1)


def test_short_work_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, _Terminal(), patience=60) == ""


def test_continuous_integration_gets_none_even_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, _Terminal(), patience=-1, ci="true") == ""


def test_a_pipe_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), patience=-1) == ""


def test_watching_wants_files() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "copflow", "validate", "-", "--watch"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input (-) is none" in done.stderr
