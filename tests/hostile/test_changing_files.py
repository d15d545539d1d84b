"""A file that changes while it is read: what was read is a text or said to be none, and nothing is written over it."""

import errno
import os
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from copflow.cli.formatting import Mode, format_file
from copflow.cli.main import run
from copflow.diagnostics.source import Source
from copflow.workspace import load as loading
from copflow.workspace.load import MAX_BYTES, Unreadable, load
from copflow.workspace.trouble import Trouble
from copflow.workspace.write import MEANWHILE

LINE = b"party  on 3 May 2026\n"
PIECE = 4_096
"""How much of a file one read gives here: a system may always give less than it is asked for."""

Meanwhile = Callable[[Path], None]


def while_reading(monkeypatch: pytest.MonkeyPatch, path: Path, meanwhile: Meanwhile) -> None:
    """Let something happen to the file after its first piece was read, on the file that is really open."""
    happened: list[int] = []

    class Slow(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            part = super().read(PIECE if size is None or size < 0 else min(size, PIECE))
            if not happened:
                happened.append(len(part))
                meanwhile(path)
            return part

    monkeypatch.setattr(loading, "FileIO", Slow)


def truncated(path: Path) -> None:
    os.truncate(path, 10)


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(1 << 40)


def replaced(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"other on 4 May 2026\n")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "x.plan"
    path.write_bytes(LINE * 1_000)
    return path


def test_a_file_that_is_truncated_ends_where_it_was_read_to(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    while_reading(monkeypatch, plan, truncated)
    loaded = load(str(plan))
    assert isinstance(loaded, Source)
    assert loaded.text == (LINE * 1_000)[:PIECE].decode()


def test_a_file_that_is_cut_in_the_middle_of_a_character_is_no_text(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.write_bytes(b"x" * (PIECE - 1) + "é".encode() * 1_000)
    while_reading(monkeypatch, plan, truncated)
    loaded = load(str(plan))
    assert isinstance(loaded, Unreadable)
    assert loaded.finding.rule == "not-utf8"


def test_a_file_that_grows_is_read_up_to_the_bound(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    while_reading(monkeypatch, plan, grown)
    loaded = load(str(plan))
    assert isinstance(loaded, Unreadable)
    assert loaded.finding.rule == "too-large"


def test_a_file_that_grows_all_the_time_is_not_read_for_ever(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a log does: after each piece there is another one."""

    class Endless(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return b"#" * min(PIECE * 16, size or 0)

    monkeypatch.setattr(loading, "FileIO", Endless)
    data = loading.read_file(str(plan))
    assert len(data) == MAX_BYTES + 1


@pytest.mark.parametrize("meanwhile", [os.unlink, replaced], ids=["removed", "replaced"])
def test_a_file_that_vanishes_is_read_as_it_was(
    plan: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Meanwhile
) -> None:
    """It is open: the system keeps it until it is read."""
    while_reading(monkeypatch, plan, meanwhile)
    loaded = load(str(plan))
    assert isinstance(loaded, Source)
    assert loaded.text == (LINE * 1_000).decode()


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ESTALE, "it was removed while it was read"),
        (errno.EIO, "the disk reported a fault"),
        (errno.EINVAL, "it is no file of text"),
    ],
)
def test_a_disk_that_fails_between_two_pieces_is_named(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, says: str
) -> None:
    def fails(_path: Path) -> None:
        raise OSError(number, os.strerror(number))

    while_reading(monkeypatch, plan, fails)
    assert load(str(plan)) == Trouble(str(plan), f"cannot be read: {says}")
    while_reading(monkeypatch, plan, fails)
    assert run(["validate", "--no-cache", str(plan)]) == 2
    assert f"cannot be read: {says}" in capsys.readouterr().err


@pytest.mark.parametrize("meanwhile", [truncated, replaced], ids=["truncated", "replaced"])
def test_what_changed_while_it_was_read_is_not_written_over(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], meanwhile: Meanwhile
) -> None:
    while_reading(monkeypatch, plan, meanwhile)
    assert format_file(str(plan), Mode.WRITE).code == 2
    assert MEANWHILE in capsys.readouterr().err
    left = plan.read_bytes()
    meanwhile(plan)
    assert plan.read_bytes() == left


def test_a_file_that_is_removed_between_reading_and_writing_is_not_made_anew(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    while_reading(monkeypatch, plan, os.unlink)
    assert format_file(str(plan), Mode.WRITE).code == 2
    assert "cannot be written" in capsys.readouterr().err
    assert not plan.exists()
