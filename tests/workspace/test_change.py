"""A plan that is changed keeps its other bytes, and is not written over what another program wrote."""

from datetime import date
from pathlib import Path

from copflow.workspace.change import Editable, put, read_editable
from copflow.workspace.trouble import Trouble
from copflow.workspace.write import MEANWHILE

TODAY = date(2026, 11, 4)


def editable(path: Path, data: bytes) -> Editable:
    path.write_bytes(data)
    plan = read_editable(str(path), TODAY)
    assert isinstance(plan, Editable)
    return plan


def test_mark_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.plan"
    plan = editable(path, b"\xef\xbb\xbfa on 3 May 2026\r\n")
    assert put(plan, plan.reading.source.files[0], "a on 4 May 2026\r\n") is None
    assert path.read_bytes() == b"\xef\xbb\xbfa on 4 May 2026\r\n"


def test_file_that_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "x.plan"
    plan = editable(path, b"a on 3 May 2026\n")
    path.write_bytes(b"b on 3 May 2026\n")
    trouble = put(plan, plan.reading.source.files[0], "a on 4 May 2026\n")
    assert isinstance(trouble, Trouble)
    assert "meanwhile" in trouble.message
    assert path.read_bytes() == b"b on 3 May 2026\n"
    assert list(tmp_path.iterdir()) == [path]


def test_included_file_that_changed_meanwhile(tmp_path: Path) -> None:
    part = tmp_path / "part.plan"
    part.write_bytes(b"b on 3 May 2026\n")
    plan = editable(tmp_path / "x.plan", b'include "part.plan"\na on 3 May 2026\n')
    part.write_bytes(b"c on 3 May 2026\n")
    assert put(plan, plan.reading.source.files[1], "b on 4 May 2026\n") == Trouble(str(part), MEANWHILE)
    assert part.read_bytes() == b"c on 3 May 2026\n"


def test_file_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "x.plan"
    plan = editable(path, b"a on 3 May 2026\n")
    path.unlink()
    assert isinstance(put(plan, plan.reading.source.files[0], "a on 4 May 2026\n"), Trouble)
    assert not path.exists()
