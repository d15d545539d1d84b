"""What a publication would take from people without a word: feeds that go, and entries that begin anew."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePath

from copflow.workspace.building import PlanBuild, folder_of
from copflow.workspace.lock_file import lock_path
from copflow.workspace.publication_index import Index
from copflow.workspace.trouble import Trouble

STAMP = re.compile(
    rb"\nUID:(\S+)\r\nDTSTAMP:\S+\r\nLAST-MODIFIED:\S+\r\nCREATED:\S+\r\nSEQUENCE:(\d+)\r\nX-COPFLOW-KEY:([^\r]*)"
)
"""A stamp as copflow writes it into feeds; none of its lines but the last is long enough to be folded."""


def without_lock(builds: Sequence[PlanBuild], index: Index, folder: str) -> Iterator[Trouble]:
    """The plans that were published there before and whose lock is lost: their entries would begin anew, and be
    doubled for whoever has them."""
    for build in builds:
        whole = f"{folder_of(build.name)}/all.ics"
        if build.is_new and index.find(whole) is not None:
            yield Trouble(
                build.name,
                f"was published there before, and its lock ({lock_path(build.name)}) is not here; get it from git, "
                f"or make it again from the feed: copflow lock {build.name} --from-feed {PurePath(folder, whole)}",
            )


def would_go(builds: Sequence[PlanBuild], index: Index, removed: Collection[str]) -> Iterator[Trouble]:
    """The plans that were published there and are not built now: their feeds would be gone."""
    there = {entry.path.partition("/")[0] for entry in index.files if not entry.private and "/" in entry.path}
    for folder in sorted(there - {folder_of(build.name) for build in builds} - set(removed)):
        why = "was published there, and no plan of that name is built now: name it too, or take it back with --remove"
        yield Trouble(f"{folder}/", f"{why} {folder}")


def behind(builds: Sequence[PlanBuild], target: str) -> Iterator[Trouble]:
    """The plans whose lock knows less than what is published: it lacks a row, or is an older one."""
    for build in builds if target else ():
        whole = f"{folder_of(build.name)}/all.ics"
        there = Path(target, whole)
        was = {uid: int(sequence) for uid, sequence, _key in STAMP.findall(_content(there))}
        new = next(file.content for file in build.built.files if file.path == whole)
        for uid, sequence, key in STAMP.findall(new):
            if int(sequence) < was.get(uid, 0):
                name = key.decode("utf-8", "replace")
                why = f"is older than what is published ({name}): take the last one from git, or"
                again = f"make it again: copflow lock {build.name} --force --from-feed {PurePath(there)}"
                yield Trouble(lock_path(build.name), f"{why} {again}")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
