"""Real limits for the tests: a user without rights, and files that cannot grow."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """Run as a user whom permissions bind: root, whom they do not bind, becomes another user for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a full disk. Python ignores the signal, so that writing fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def open_to_all(folder: Path) -> None:
    """Let every user into a test's folder; those above it are made for one user only."""
    for path in (folder, *folder.parents):
        if path.stat().st_uid == os.geteuid() and path.parent != path:
            path.chmod(path.stat().st_mode | 0o055)
