"""Files are written whole or not at all."""

import os
import stat
import threading
from pathlib import Path

import pytest

from copflow.workspace.trouble import Trouble
from copflow.workspace.write import create, write
from tests.workspace.limits import files_up_to, open_to_all, without_rights

OLD, NEW = b"old\n", b"new\n" * 50_000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "out.ics"
    path.write_bytes(OLD)
    return path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def message(trouble: Trouble | None) -> str:
    assert trouble is not None
    return trouble.message


def is_untouched(target: Path) -> bool:
    return target.read_bytes() == OLD and list(target.parent.iterdir()) == [target]


def test_new_file(tmp_path: Path) -> None:
    path = tmp_path / "new.ics"
    assert write(str(path), NEW) is None
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


def test_new_file_has_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(str(tmp_path / "new.ics"), NEW)
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "new.ics") == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_old_file_is_replaced_and_keeps_its_mode(target: Path, mode: int) -> None:
    target.chmod(mode)
    assert write(str(target), NEW) is None
    assert target.read_bytes() == NEW
    assert mode_of(target) == mode


def test_link_stays_a_link(target: Path) -> None:
    link = target.parent / "link.ics"
    link.symlink_to(target.name)
    assert write(str(link), NEW) is None
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_full_disk_leaves_the_old_file(target: Path) -> None:
    with files_up_to(1000):
        trouble = write(str(target), NEW)
    assert message(trouble) == "cannot be written: the file would be larger than the system allows"
    assert is_untouched(target)


def test_file_that_may_not_be_written_is_not_replaced(target: Path) -> None:
    """Its folder would allow it: a file is replaced, not written to."""
    open_to_all(target.parent)
    target.parent.chmod(0o777)
    target.chmod(0o444)
    with without_rights():
        trouble = write(str(target), NEW)
    assert message(trouble) == "cannot be written: permission was denied"
    assert is_untouched(target)


def test_folder_that_may_not_be_written_to(target: Path) -> None:
    open_to_all(target.parent)
    target.chmod(0o666)
    target.parent.chmod(0o555)
    try:
        with without_rights():
            trouble = write(str(target), NEW)
    finally:
        target.parent.chmod(0o755)
    assert message(trouble) == "cannot be written: permission was denied"
    assert is_untouched(target)


def test_target_that_is_a_folder(target: Path) -> None:
    assert message(write(str(target.parent), NEW)) == "cannot be written: it is a folder"
    assert is_untouched(target)


def test_target_in_no_folder(target: Path) -> None:
    lost = target.parent / "lost" / "out.ics"
    assert message(write(str(lost), NEW)) == "cannot be written: there is no such folder"


def test_device_is_written_to_and_not_replaced() -> None:
    assert write("/dev/null", NEW) is None
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116


def test_full_device() -> None:
    assert message(write("/dev/full", NEW)) == "cannot be written: the disk is full"


def test_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    assert write(str(pipe), NEW) is None
    reader.join(timeout=10)
    assert received == [NEW]
    assert pipe.is_fifo()


def test_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".ics")
    assert write(str(path), NEW) is None
    assert path.read_bytes() == NEW


def test_somebody_who_reads_meanwhile_sees_the_old_or_the_new_file(target: Path) -> None:
    seen: set[bytes] = set()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.add(target.read_bytes())

    reader = threading.Thread(target=look)
    reader.start()
    for data in [OLD, NEW] * 20:
        write(str(target), data)
    done.set()
    reader.join(timeout=10)
    assert seen <= {OLD, NEW}


def test_create_makes_the_folders_above(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.plan"
    assert create(path, NEW) is None
    assert path.read_bytes() == NEW


def test_create_replaces_nothing(target: Path) -> None:
    assert message(create(target, NEW)) == "is there already, and nothing was written"
    assert is_untouched(target)


def test_create_does_not_follow_a_link_to_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "link.plan"
    link.symlink_to(tmp_path / "lost.plan")
    assert message(create(link, NEW)) == "is there already, and nothing was written"


def test_create_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "c.plan"
    with files_up_to(1000):
        trouble = create(path, NEW)
    assert message(trouble).startswith("cannot be written: ")
    assert not path.exists()


def test_pipe_that_nobody_reads_is_an_error_and_no_endless_wait(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    trouble = write(str(pipe), b"new\n")
    assert trouble is not None
    assert "cannot be written" in trouble.message
