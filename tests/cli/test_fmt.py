"""Files that `copflow fmt` writes, and files that it leaves as they are."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from copflow.cli import formatting
from copflow.cli.formatting import Mode, Outcome, format_file
from copflow.formatter.format import Fault

UNTIDY = b"kickoff   on 3 september 2026\n"
TIDY = b"kickoff on 3 September 2026\n"
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "x.plan"
    path.write_bytes(UNTIDY)
    return path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UNTIDY, TIDY),
        (BOM + TIDY, TIDY),
        (UNTIDY.replace(b"\n", b"\r\n"), TIDY.replace(b"\n", b"\r\n")),
        (UNTIDY.strip(), TIDY),
        (TIDY, TIDY),
        (b"", b""),
        ("caf\u00e9  in may 2027\n".encode(), "caf\u00e9 in May 2027\n".encode()),
    ],
)
def test_a_file_in_place(plan: Path, before: bytes, after: bytes) -> None:
    plan.write_bytes(before)
    assert format_file(str(plan), Mode.CHECK) == Outcome(int(before != after), was_read=True, changed=before != after)
    assert plan.read_bytes() == before
    assert format_file(str(plan), Mode.WRITE) == Outcome(0, was_read=True, changed=before != after)
    assert plan.read_bytes() == after
    assert format_file(str(plan), Mode.CHECK) == Outcome(0, was_read=True)


def test_a_file_that_is_as_it_should_be_is_not_touched(plan: Path) -> None:
    plan.write_bytes(TIDY)
    os.utime(plan, (1, 1))
    format_file(str(plan), Mode.WRITE)
    assert plan.stat().st_mtime == 1


def test_permissions_and_links_stay(plan: Path, tmp_path: Path) -> None:
    plan.chmod(0o640)
    link = tmp_path / "link.plan"
    link.symlink_to(plan)
    format_file(str(link), Mode.WRITE)
    assert link.is_symlink()
    assert plan.read_bytes() == TIDY
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"x.plan", "link.plan"}


def test_a_diff_shows_what_a_terminal_would_obey(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text("a in may 2027\n\tb\x1b[31m\n", encoding="utf-8")
    assert format_file(str(plan), Mode.DIFF).code == 1
    assert "\tb<U+001B>[31m\n" in capsys.readouterr().out


def test_many_lines_that_could_not_be_read(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text("\n\n" + "a in Novembr\n" * 12, encoding="utf-8")
    assert format_file(str(plan), Mode.WRITE).code == 1
    message = "12 lines could not be read and stay as they are (lines 1, 2, 3, 4, 5, 6, 7, 8 and 4 more)"
    assert message in capsys.readouterr().err


def test_a_plan_must_not_become_too_large(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan.write_bytes(b"a;b;c;d;e in may 2027\n")
    monkeypatch.setattr(formatting, "MAX_BYTES", 24)
    assert format_file(str(plan), Mode.WRITE).code == 2
    assert plan.read_bytes() == b"a;b;c;d;e in may 2027\n"


# ---- faults of copflow itself --------------------------------------------------------------------------


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A formatter that finds a fault of its own."""
    monkeypatch.setattr(formatting, "format_plan", lambda _source, _compile: Fault.OTHER_MEANING)


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("mode", list(Mode))
def test_a_fault_leaves_the_file_as_it_is(plan: Path, mode: Mode, capsys: pytest.CaptureFixture[str]) -> None:
    assert format_file(str(plan), mode) == Outcome(2)
    assert plan.read_bytes() == UNTIDY
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{plan}: was left as it is: formatted, it would not mean the same. This is a fault ")


@pytest.mark.usefixtures("faulty")
def test_a_fault_hands_standard_input_on(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BOM + UNTIDY)))
    assert format_file("-", Mode.WRITE) == Outcome(2)
    assert capfdbinary.readouterr().out == BOM + UNTIDY
