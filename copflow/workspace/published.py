"""Reads a folder of published files back, as its index describes it: as a whole or not at all.

The index does not say where a private file is. It is found as whoever has its address finds it: by the SHA-256 of its
path, here of every path that there is.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from copflow.feed.publication import INDEX, Publication, PublishedFile
from copflow.workspace.includes import NO_LINKS
from copflow.workspace.load import read_file
from copflow.workspace.publication_index import Entry, Index, digest, index_in
from copflow.workspace.trouble import Trouble, why

PRIVATE = "…"
"""What messages have in place of the path of a private file, which would let everybody read it."""


def read_index(folder: str) -> Index | Trouble:
    """The index of a folder."""
    index = index_in(Path(folder))
    return index or Trouble(folder, f"is no folder that was published: it has no {INDEX} (copflow build makes one)")


def read_files(folder: str, index: Index) -> Publication | Trouble:
    """The files of an index. One that is not the file that the index means spoils the whole."""
    files: list[PublishedFile] = []
    for path, entry in _listed(Path(folder), index):
        file = _file(Path(folder), path, entry)
        if isinstance(file, Trouble):
            return file
        files.append(file)
    missing = {(entry.path, entry.private) for entry in index.files}
    missing -= {(file.path, False) for file in files if not file.is_private}
    if len(files) != len(index.files):
        public = min((path for path, is_private in missing if not is_private), default="a private file")
        return Trouble(folder, f"lacks {public}, which is in its {INDEX}; build the folder anew")
    return Publication(tuple(sorted(files, key=lambda file: file.path)))


def _listed(root: Path, index: Index) -> Iterator[tuple[str, Entry]]:
    """The paths that the index knows, with what it says of them. No link is followed."""
    for at, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(at, name).relative_to(root).as_posix()
            if entry := index.find(path):
                yield path, entry


def _file(root: Path, path: str, said: Entry) -> PublishedFile | Trouble:
    name = str(root / (PRIVATE if said.private else path))
    try:
        data = read_file(str(root / path), NO_LINKS)
    except OSError as error:
        return Trouble(name, f"cannot be read: {why(error)}")
    if isinstance(data, str):
        return Trouble(name, f"cannot be read: {data}")
    if digest(path, data, private=said.private) != said.sha256:
        return Trouble(name, f"is not the file that {INDEX} means; it may be half-written, or was changed by hand")
    return PublishedFile(path, data, said.media_type, said.modified, said.private, said.title)
