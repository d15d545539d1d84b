"""What is in a folder of published files, seen without following a link, and its parts taken over or taken away."""

import filecmp
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Tree(NamedTuple):
    """The files and folders below a folder, by their path from there, with slashes."""

    files: dict[str, os.stat_result]
    folders: dict[str, os.stat_result]


class Odd(NamedTuple):
    """Something that is no file and no folder of the same file system, and why it cannot be there."""

    path: str
    message: str


LINK = "is a symbolic link, and copflow follows none here: put the file itself there, or take the link away"
MOUNT = "is on another disk, and cannot be published together with the rest: publish into a folder of its own"
SPECIAL = "is no file and no folder: take it away"


def look(root: Path) -> Tree | Odd:
    """All that is in a folder, or the first thing that must not be there. Raises OSError."""
    found = Tree({}, {})
    device = root.stat().st_dev
    for entry, path in _walk(root, ""):
        state = entry.stat(follow_symlinks=False)
        if stat.S_ISLNK(state.st_mode):
            return Odd(path, LINK)
        if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
            return Odd(path, SPECIAL)
        if state.st_dev != device:
            return Odd(path, MOUNT)
        (found.folders if stat.S_ISDIR(state.st_mode) else found.files)[path] = state
    return found


def _walk(folder: Path, above: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every entry below a folder with its path; a folder before what is in it, and no link is followed."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        path = above + entry.name
        yield entry, path
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{path}/")


# ---- taken over ----------------------------------------------------------------------------------------


def share(old: Path, new: Path) -> None:
    """Let a new path be the same file; where the file system has no second name for a file, an equal one."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)
        with new.open("r+b" if os.name == "nt" else "rb") as file:
            os.fsync(file.fileno())


def like(path: Path, state: os.stat_result) -> None:
    """Give a file or folder the owner, where that is allowed, and the permissions that another has."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, state.st_uid, state.st_gid, follow_symlinks=False)
    path.chmod(stat.S_IMODE(state.st_mode))


# ---- taken away ----------------------------------------------------------------------------------------


def remove(folder: Path) -> None:
    """Delete a folder of copflow's own making, with all that is in it. Raises OSError."""
    if os.path.lexists(folder):
        shutil.rmtree(folder)


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are one file, or equal ones where a file has no second name."""
    with suppress(FileNotFoundError):
        first, second = one.lstat(), other.lstat()
        if os.path.samestat(first, second):
            return True
        regular = stat.S_ISREG(first.st_mode) and stat.S_ISREG(second.st_mode)
        return regular and first.st_mtime_ns == second.st_mtime_ns and filecmp.cmp(one, other, shallow=False)
    return False
