"""Whether files have changed since they were last looked at.

They are looked at again and again rather than watched: that works on network drives, in containers, and where a
whole folder takes the place of another; a look at a hundred files takes about a millisecond.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from copflow.workspace.find import SUFFIX
from copflow.workspace.settings import OWN, SHARED

MOST_LOOKED_AT = 2_000
"""Among how many files and folders beside a plan those are looked for that it may include."""

Seen = tuple[tuple[str, int, int, int], ...]
"""Of each file its name, when it was changed (nanoseconds), its size and its number; zeros if it is not there."""


def look_at(names: Iterable[str]) -> Seen:
    """How files are now."""
    return tuple(map(_look, names))


def _look(name: str) -> tuple[str, int, int, int]:
    try:
        found = os.stat(name)  # noqa: PTH116 (twice as fast as Path, and this is done every second)
    except (OSError, ValueError):
        return name, 0, 0, 0
    return name, found.st_mtime_ns, found.st_size, found.st_ino


def files_of_plan(plan: str) -> list[str]:
    """The files on which the dates of a plan may depend: itself, other plans of its folder and of those below, and
    the settings of its project."""
    folder = Path(os.path.realpath(plan)).parent
    settings = (str(above / name) for above in (folder, *folder.parents) for name in (OWN, SHARED))
    return list(dict.fromkeys((plan, *settings, *_below(folder))))


def _below(folder: Path) -> Iterator[str]:
    left = MOST_LOOKED_AT
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        left -= len(folders) + len(files)
        if left < 0:
            return
        plans = (name for name in sorted(files) if name.casefold().endswith(SUFFIX) or name in (OWN, SHARED))
        yield from (os.path.join(at, name) for name in plans)  # noqa: PTH118
