"""Plans are read from regular files and standard input; everything else is said to be what it is."""

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from copflow.diagnostics.source import Source
from copflow.workspace.load import MAX_BYTES, Unreadable, load
from copflow.workspace.trouble import Trouble
from tests.workspace.limits import open_to_all, without_rights


def written(folder: Path, data: bytes) -> str:
    path = folder / "x.plan"
    path.write_bytes(data)
    return str(path)


def refused(name: str) -> Unreadable:
    loaded = load(name)
    assert isinstance(loaded, Unreadable)
    return loaded


def trouble(name: str) -> str:
    loaded = load(name)
    assert isinstance(loaded, Trouble)
    assert loaded.name == name
    return loaded.message


def text_of(name: str) -> str:
    loaded = load(name)
    assert isinstance(loaded, Source)
    return loaded.text


# ---- text ----------------------------------------------------------------------------------------------


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    text = "caf\u00e9 on 3 May\r\n\u65e5\u672c\u8a9e\rlast"
    assert text_of(written(tmp_path, text.encode())) == text


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert text_of(written(tmp_path, b"\xef\xbb\xbfplan")) == "plan"


def test_empty_file_is_text(tmp_path: Path) -> None:
    assert text_of(written(tmp_path, b"")) == ""


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"kickoff on 3 May")))
    assert text_of("-") == "kickoff on 3 May"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_first_byte_that_is_no_utf8_is_pointed_at(tmp_path: Path, mark: bytes) -> None:
    source, finding = refused(written(tmp_path, mark + b"one\nd\xc3\xa9but, f\xe9vrier"))
    assert finding.rule == "not-utf8"
    assert source.position(finding.span.start) == (2, 9)
    assert "E9" in finding.title


def test_latin1_is_recognised(tmp_path: Path) -> None:
    _source, finding = refused(written(tmp_path, "caf\u00e9 ouvre".encode("latin-1")))
    assert finding.notes == ('It looks like Latin-1 (Windows-1252), in which this is "caf\u00e9". Save it as UTF-8.',)


def test_bytes_that_are_no_letters_are_not_called_latin1(tmp_path: Path) -> None:
    _source, finding = refused(written(tmp_path, b"\x81\x00\xff\xfe"))
    assert finding.notes == ("Save it as UTF-8.",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_recognised_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    _source, finding = refused(written(tmp_path, "kickoff on 3 May\n".encode(encoding)))
    assert finding.rule == "not-utf8"
    assert "UTF-16" in finding.notes[0]


def test_a_single_zero_byte_is_left_to_the_language(tmp_path: Path) -> None:
    assert text_of(written(tmp_path, b"kick\0off on 3 May")) == "kick\0off on 3 May"


# ---- size ----------------------------------------------------------------------------------------------


def test_largest_file_is_read(tmp_path: Path) -> None:
    assert len(text_of(written(tmp_path, b"#" * MAX_BYTES))) == MAX_BYTES


def test_larger_file_is_refused(tmp_path: Path) -> None:
    assert refused(written(tmp_path, b"#" * (MAX_BYTES + 1))).finding.rule == "too-large"


def test_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.plan"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert refused(str(path)).finding.rule == "too-large"


def test_endless_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.FileIO("/dev/zero"))))
    assert refused("-").finding.rule == "too-large"


# ---- what is no plan -----------------------------------------------------------------------------------


def test_missing_file(tmp_path: Path) -> None:
    assert trouble(str(tmp_path / "lost.plan")) == "cannot be read: there is no such file"


def test_path_through_a_file(tmp_path: Path) -> None:
    name = written(tmp_path, b"")
    assert trouble(f"{name}/x.plan") == "cannot be read: a part of its path is not a folder"


def test_folder(tmp_path: Path) -> None:
    assert trouble(str(tmp_path)) == "cannot be read: it is a folder"


def test_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.plan"
    os.mkfifo(path)
    assert trouble(str(path)) == "cannot be read: it is a pipe with a name"


def test_device() -> None:
    assert trouble("/dev/zero") == "cannot be read: it is a device"


def test_socket(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        assert trouble(str(path)).startswith("cannot be read: ")


def test_links_in_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "x.plan"
    path.symlink_to(path)
    assert trouble(str(path)) == "cannot be read: its links lead in a circle"


def test_name_that_is_too_long() -> None:
    assert trouble("x" * 5000) == "cannot be read: its name is too long"


def test_file_without_permission(tmp_path: Path) -> None:
    name = written(tmp_path, b"secret")
    open_to_all(tmp_path)
    Path(name).chmod(0)
    with without_rights():
        assert trouble(name) == "cannot be read: permission was denied"


def test_folder_as_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder(io.RawIOBase):
        """What reading from a folder gives."""

        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise IsADirectoryError(21, "Is a directory", str(tmp_path))

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Folder())))
    assert trouble("-") == "cannot be read: it is a folder"


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert trouble("-") == "cannot be read: there is no standard input"
