"""Puts a folder in the place of another, in one step where the system can."""

import ctypes
import errno
import os
import platform
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Both from Linux's fcntl.h and renameat2(2)."""
RENAME_SWAP = 2
"""From macOS's renamex_np(2)."""

RENAMEAT2 = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
"""The number of the system call, for C libraries without a function for it, such as that of Alpine."""

CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM)
"""What a file system, or a sandbox, says that knows no exchange."""


def put_in_place(new: Path, folder: Path, aside: Path) -> Path | None:
    """Give `new` the name `folder`; where the folder that had this name is now, None if there was none.

    Linux (renameat2) and macOS (renamex_np) exchange two folders in one step: every reader finds the one or the other.
    Elsewhere, and on file systems that cannot (some network ones), it takes two renames, and for a moment between
    them there is no folder of this name; if the program dies there, `aside` is the old one, whole. Raises OSError, and
    then the old folder has its name.
    """
    if not folder.exists():
        new.rename(folder)
        return None
    if _exchange(os.fsencode(new), os.fsencode(folder)):
        return new
    folder.rename(aside)
    try:
        new.rename(folder)
    except BaseException:
        aside.rename(folder)
        raise
    return aside


def _exchange(one: bytes, other: bytes) -> bool:
    """Exchange two names; False if this system or file system cannot. Raises OSError for all else."""
    result = _call(one, other)
    if result is None:
        return False
    if result != 0:
        number = ctypes.get_errno()
        if number in CANNOT:
            return False
        raise OSError(number, os.strerror(number))
    return True


def _call(one: bytes, other: bytes) -> int | None:
    """What the system's function answers; None if it has none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return int(library.renamex_np(one, other, ctypes.c_uint(RENAME_SWAP)))
    places = (ctypes.c_int(AT_FDCWD), one, ctypes.c_int(AT_FDCWD), other, ctypes.c_uint(RENAME_EXCHANGE))
    if hasattr(library, "renameat2"):
        return int(library.renameat2(*places))
    number = RENAMEAT2.get(platform.machine())
    return None if number is None else int(library.syscall(ctypes.c_long(number), *places))
