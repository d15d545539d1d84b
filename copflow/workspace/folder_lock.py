"""One at a time: a lock beside a folder, which the system takes back from a program that dies."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

PAUSE = 0.05
"""Seconds between two tries."""


class FolderLock:
    """A lock that is held until it is released, or until the program ends, however it does."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others in. The file goes first, while nobody else has the lock, so that none is left lying about."""
        with suppress(OSError):  # Windows keeps a file that is open: the next one takes it over
            self._path.unlink()
        os.close(self._descriptor)


def lock_file(folder: Path) -> Path:
    """The file whose lock stands for the folder."""
    return folder.with_name(f".{folder.name}.copflow-lock")


def lock(folder: Path, seconds: float) -> FolderLock | None:
    """The lock of a folder, waited for as long as `seconds`; None if another program still has it. Raises OSError."""
    path = lock_file(folder)
    until = time.monotonic() + seconds
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            if _take(descriptor) and _is_still(path, descriptor):
                return FolderLock(path, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() >= until:
            return None
        time.sleep(PAUSE)


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the file has its name still: who had the lock before may have deleted it meanwhile."""
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        with suppress(PermissionError):
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
