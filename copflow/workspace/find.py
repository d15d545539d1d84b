"""Which plans the paths of a command mean."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from copflow.workspace.load import STDIN
from copflow.workspace.trouble import Trouble, why

SUFFIX = ".plan"
MOST_LOOKED_AT = 100_000
"""Among how many files and folders plans are looked for; a folder that has more is hardly meant."""


class Found(NamedTuple):
    """The path of a plan, as messages show it."""

    name: str


def find_plans(paths: Iterable[str]) -> Iterator[Found | Trouble]:
    """The plans that paths mean: files and `-` themselves, folders all plans below them, in the order of the names.

    Each is given once. Whether a file can be read is seen when it is read.
    """
    given: set[str] = set()
    for path in paths:
        for found in _below(path) if _is_folder(path) else (Found(path),):
            if found.name not in given:
                given.add(found.name)
                yield found


def _is_folder(path: str) -> bool:
    if path == STDIN:
        return False
    try:
        return Path(path).is_dir()
    except OSError:  # what is wrong with the path is said when it is read
        return False


def _below(folder: str) -> Iterator[Found | Trouble]:
    """The plans of a folder. Hidden files and folders are left out, and links that lead out of the folder."""
    troubles: list[Trouble] = []
    root = Path(os.path.realpath(folder))
    plans: list[Path] = []
    left = MOST_LOOKED_AT
    for at, folders, files in os.walk(folder, onerror=lambda error: troubles.append(_closed(error))):
        left -= len(folders) + len(files)
        if left < 0:
            troubles.append(Trouble(folder, f"has more than {MOST_LOOKED_AT:,} files; name the plans, or their folder"))
            break
        folders[:] = [name for name in folders if not name.startswith(".")]
        found = [Path(at, name) for name in files if name.endswith(SUFFIX) and not name.startswith(".")]
        plans.extend(plan for plan in found if _is_inside(plan, root))
    yield from (Found(str(plan)) for plan in sorted(plans))
    yield from troubles
    if not plans and not troubles:
        yield Trouble(folder, f"has no plan: there is no file below it whose name ends in {SUFFIX}")


def _closed(error: OSError) -> Trouble:
    return Trouble(str(error.filename), f"cannot be looked into: {why(error)}")


def _is_inside(path: Path, root: Path) -> bool:
    """Whether the file is below the folder when all links are followed."""
    return not path.is_symlink() or root in Path(os.path.realpath(path)).parents
