"""The command as a process: it asks on a terminal, and two of it at once do not mix."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copflow.feed.publication import Publication
from copflow.serve.origins import FolderOrigin
from tests.cli.transcript import clean_environment

PLAN = """plan "A year" from August 2026 to May 2027
webinar 1 on 10 November; guide due 1 week before
webinar 2 on 8 December; guide due 1 week before
"""


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "copflow", "build", "year.plan", "-o", "public", *words]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a plan that was published, and was moved since."""
    (tmp_path / "year.plan").write_text(PLAN, encoding="utf-8")
    run(tmp_path)
    (tmp_path / "year.plan").write_text(PLAN.replace("10 November", "17 November"), encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*words), cwd=folder, env=clean_environment(folder), capture_output=True, check=False, timeout=60
    )


def answered(folder: Path, answer: str) -> tuple[int, str]:
    """What the command says on a terminal where this is typed, and its exit code."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(), cwd=folder, env=clean_environment(folder), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    said, end, asked = b"", time.monotonic() + 60, False
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                more = os.read(ours, 4096)
            except OSError:  # Linux says so at the end
                break
            said += more
            if not more:
                break
        if not asked and b"Publish?" in said:
            os.write(ours, f"{answer}\n".encode())
            asked = True
    os.close(ours)
    return process.wait(60), said.decode()


def whole(folder: Path) -> bytes:
    """The feed of everything, of a publication that is whole."""
    found = FolderOrigin(str(folder / "public")).read()
    assert isinstance(found, Publication), found
    return next(file.content for file in found.files if file.path == "year/all.ics")


def test_it_asks_and_takes_a_no(folder: Path) -> None:
    before, lock = whole(folder), (folder / "year.plan.lock").read_bytes()
    code, said = answered(folder, "n")
    assert code == 1
    assert "50% of the dates that subscribers have would move or go." in said
    assert "Nothing was published." in said
    assert (whole(folder), (folder / "year.plan.lock").read_bytes()) == (before, lock)


def test_it_asks_and_takes_a_yes(folder: Path) -> None:
    code, said = answered(folder, "y")
    assert code == 0, said
    assert b"DTSTART;VALUE=DATE:20261117" in whole(folder)


def test_two_at_once_do_not_mix(folder: Path) -> None:
    """Each publishes, or says that another one did; the feed and the lock say the same in the end."""
    for day in (18, 19, 20):
        text = PLAN.replace("10 November", f"{day} November")
        (folder / "year.plan").write_text(text, encoding="utf-8")
        processes = [
            subprocess.Popen(
                command("--yes"),
                cwd=folder,
                env=clean_environment(folder),
                stderr=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            for _ in range(2)
        ]
        said = [process.communicate(timeout=60)[1].decode() for process in processes]
        codes = [process.returncode for process in processes]
        assert 0 in codes and set(codes) <= {0, 2}, said
        assert all(code == 0 or "by another" in words for code, words in zip(codes, said, strict=True)), said
        assert f"DTSTART;VALUE=DATE:202611{day}".encode() in whole(folder)
        lock = (folder / "year.plan.lock").read_bytes()
        assert run(folder, "--locked").returncode == 0
        assert (folder / "year.plan.lock").read_bytes() == lock
