"""The folder beside a published folder in which the next publication is made ready, and the old one taken away.

Its name has the number (inode) of the folder that it is to take the place of. So whatever a killed build leaves behind
says of itself what it is: with that number of its own it is an old publication, otherwise a new one that never came up.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from copflow.feed.publication import INDEX, Publication
from copflow.workspace.folder_tree import Odd, Tree, like, look, remove, same_file, share
from copflow.workspace.publication_index import NOTHING, Index, digest, index_in
from copflow.workspace.published_paths import with_folders
from copflow.workspace.write import sync_folder


class Old(NamedTuple):
    """What a folder has before: its index, empty if there is none, and all that is in it."""

    folder: Path
    published: Index
    tree: Tree

    def foreign(self) -> Iterator[str]:
        """The files that copflow did not write, and the folders that nothing of copflow's is in; they are kept."""
        own = {path for path in self.tree.files if path == INDEX or self.published.find(path)}
        yield from self.tree.files.keys() - own
        above = {folder for path in own for folder in with_folders(path)[:-1]}
        yield from (f"{path}/" for path in self.tree.folders.keys() - above)


# ---- made ready ----------------------------------------------------------------------------------------


def place_for(folder: Path) -> Path:
    """The staging folder for the next publication."""
    number = folder.stat().st_ino if folder.exists() else 0
    return folder.with_name(f".{folder.name}.copflow-{number}")


def aside(staging: Path) -> Path:
    """Where the old publication waits, if the system cannot exchange two folders."""
    return staging.with_name(f"{staging.name}-old")


def fill(staging: Path, publication: Publication, index: Index, old: Old) -> list[str]:
    """Make a publication ready; the paths that are written anew. All others are the old files. Raises OSError."""
    staging.mkdir()
    if old.folder.exists():
        like(staging, old.folder.stat())
    made = {""}
    for path in old.foreign():
        _make_folders(staging, path, old, made)
        if not path.endswith("/"):
            share(old.folder / path, staging / path)
    written = []
    for file in publication.files:
        entry = index.find(file.path)
        assert entry is not None
        _make_folders(staging, file.path, old, made)
        if _is_kept(old, file.path, file.content, entry.modified.timestamp()):
            share(old.folder / file.path, staging / file.path)
        else:
            _write(staging / file.path, file.content, old.tree.files.get(file.path), entry.modified.timestamp())
            written.append(file.path)
    _write(staging / INDEX, index.to_bytes(), old.tree.files.get(INDEX), None)
    for folder in made:
        sync_folder(staging / folder)
    return written


def is_as_before(publication: Publication, index: Index, old: Old) -> bool:
    """Whether there is nothing to publish: every file is there already, and none is there that should not be."""
    if index != old.published or INDEX not in old.tree.files:
        return False
    times = {file.path: entry.modified.timestamp() for file in publication.files if (entry := index.find(file.path))}
    return all(_is_kept(old, file.path, file.content, times[file.path]) for file in publication.files)


def _is_kept(old: Old, path: str, content: bytes, modified: float) -> bool:
    """Whether the old file has these bytes and this time; its bytes are read, whatever the index says of them."""
    state = old.tree.files.get(path)
    if state is None or state.st_size != len(content) or int(state.st_mtime) != int(modified):
        return False
    return (old.folder / path).read_bytes() == content


def _make_folders(staging: Path, path: str, old: Old, made: set[str]) -> None:
    """Make the folders above a file, or a folder itself, with the permissions that they had."""
    for folder in with_folders(path)[:-1]:
        if folder not in made:
            made.add(folder)
            (staging / folder).mkdir()
            if folder in old.tree.folders:
                like(staging / folder, old.tree.folders[folder])


def _write(path: Path, content: bytes, before: os.stat_result | None, modified: float | None) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        if before is not None:
            like(path, before)
        if modified is not None:
            os.utime(path, (modified, modified))
        os.fsync(file.fileno())


def flaw_of(staging: Path, publication: Publication, index: Index, foreign: int) -> str | None:
    """What is not as it should be in a publication that is ready, read anew from the disk. Raises OSError."""
    tree = look(staging)
    if isinstance(tree, Odd):
        return tree.path
    for file in publication.files:
        entry = index.find(file.path)
        content = (staging / file.path).read_bytes() if file.path in tree.files else b""
        if entry is None or digest(file.path, content, private=entry.private) != entry.sha256:
            return "a private file" if file.is_private else file.path
    whole = (staging / INDEX).read_bytes() == index.to_bytes() and len(tree.files) == len(index.files) + 1 + foreign
    return None if whole else INDEX


# ---- taken away ----------------------------------------------------------------------------------------


def clean_up(folder: Path) -> None:
    """Take away what killed builds left beside a folder; where the folder itself is missing, it comes back.

    Only who has the folder's lock may do this. Raises OSError.
    """
    ours = re.compile(re.escape(f".{folder.name}.copflow-") + "([0-9]+)(-old)?")
    owners = {state.st_uid for state in (folder.parent.stat(), *([folder.stat()] if folder.exists() else []))}
    owners.add(os.geteuid() if hasattr(os, "geteuid") else 0)
    found = [(path, match) for path in folder.parent.iterdir() if (match := ours.fullmatch(path.name))]
    for path, match in sorted(found, key=lambda one: one[1][2] is None):
        state = path.lstat()
        if not stat.S_ISDIR(state.st_mode) or state.st_uid not in owners:  # somebody's in a folder that all may write
            continue
        is_old = state.st_ino == int(match[1])
        if is_old and not folder.exists():
            path.rename(folder)
        elif is_old:
            retire(path, folder)
        else:
            remove(path)


def retire(old: Path, folder: Path) -> None:
    """Delete an old publication whose place a new one has taken. Raises OSError.

    What is not copflow's is in the new one too. What came or changed there between is moved into it, never deleted.
    """
    index = index_in(old)
    known = index if isinstance(index, Index) else NOTHING
    for at, folders, names in os.walk(old, topdown=False):
        inside = Path(at).relative_to(old)
        links = [name for name in folders if Path(at, name).is_symlink()]
        for name in (*names, *links):
            path = (inside / name).as_posix()
            if path == INDEX:
                continue
            _take_away(Path(at, name), folder / path, own=known.find(path) is not None)
        if inside != Path():
            Path(at).rmdir()
    with suppress(FileNotFoundError):  # the index is the last to go: it says whose the others are
        (old / INDEX).unlink()
    old.rmdir()


def _take_away(path: Path, now: Path, *, own: bool) -> None:
    if own or same_file(path, now):
        path.unlink()
    else:
        now.parent.mkdir(parents=True, exist_ok=True)
        path.replace(now)
