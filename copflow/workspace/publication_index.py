"""The index of a publication: which files copflow published in a folder, and what a server needs to know of each.

It lies beside the feeds, on any web host, where everybody may read it. So a private file stands in it without its path,
which is the secret that opens it, and without its title and size: it is known by the SHA-256 of its path, and its bytes
by an HMAC whose key is the path. Who has the path finds the entry; who has the index finds no path.
"""

import hmac
import json
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from copflow.feed.publication import INDEX, Publication, PublishedFile
from copflow.workspace.includes import NO_LINKS
from copflow.workspace.load import read_file
from copflow.workspace.published_paths import MEDIA_TYPE, is_path
from copflow.workspace.trouble import Trouble, why

VERSION = 1

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Entry(BaseModel):
    """What the index says of a file."""

    model_config = ConfigDict(frozen=True)

    path: str
    """Below the folder; of a private file the SHA-256 of the path, in hex."""
    sha256: Hash
    """Of the bytes; of a private file the HMAC-SHA-256 of the bytes under its path."""
    size: int | None = Field(ge=0)
    """Bytes; not said of a private file."""
    media_type: str = Field(pattern=f"^{MEDIA_TYPE.pattern}$")
    modified: AwareDatetime
    """When the bytes last changed: the time of the file, and what a server says in Last-Modified."""
    private: bool
    title: str
    """Empty of a private file."""

    @model_validator(mode="after")
    def _names_a_file_below(self) -> Self:
        """An index is found, not known: what it names is deleted, so nothing outside of the folder may be named."""
        well = (
            len(self.path) == 64 and set(self.path) <= set("0123456789abcdef") if self.private else is_path(self.path)
        )
        if not well or self.path == INDEX:
            raise ValueError("not the path of a published file")
        return self


class Index(BaseModel):
    """The files of a publication, in order of their paths."""

    model_config = ConfigDict(frozen=True)

    version: Literal[1]
    files: tuple[Entry, ...]

    @model_validator(mode="after")
    def _has_no_file_twice(self) -> Self:
        if len({(entry.path, entry.private) for entry in self.files}) != len(self.files):
            raise ValueError("a file is there twice")
        return self

    @cached_property
    def _by_path(self) -> dict[tuple[str, bool], Entry]:
        return {(entry.path, entry.private): entry for entry in self.files}

    def find(self, path: str) -> Entry | None:
        """The entry of a file, public or private, if copflow published it; by its true path, never by a hash."""
        return self._by_path.get((path, False)) or self._by_path.get((hidden(path), True))

    def to_bytes(self) -> bytes:
        """The file's content, with a line for each entry."""
        rows = [entry.model_dump(mode="json") for entry in self.files]
        lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
        body = f"[\n{lines}\n  ]" if rows else "[]"
        return f'{{\n  "version": {VERSION},\n  "files": {body}\n}}\n'.encode()


NOTHING = Index(version=1, files=())
"""The index of what is empty."""


# ---- made of a publication -----------------------------------------------------------------------------


def hidden(path: str) -> str:
    """What stands for the path of a private file."""
    return sha256(path.encode()).hexdigest()


def digest(path: str, content: bytes, *, private: bool) -> str:
    """What the index knows a file's bytes by."""
    return hmac.digest(path.encode(), content, "sha256").hex() if private else sha256(content).hexdigest()


def index_of(publication: Publication, before: Index) -> Index:
    """The index of a publication that takes the place of another, whose index was `before`."""
    entries = [_entry(file, before.find(file.path)) for file in publication.files]
    return Index(version=1, files=tuple(sorted(entries, key=lambda entry: (entry.path, entry.private))))


def _entry(file: PublishedFile, before: Entry | None) -> Entry:
    private = file.is_private
    mark = digest(file.path, file.content, private=private)
    return Entry(
        path=hidden(file.path) if private else file.path,
        sha256=mark,
        size=None if private else len(file.content),
        media_type=file.media_type,
        modified=_modified(file, mark, before),
        private=private,
        title="" if private else file.title.encode("utf-8", "replace").decode(),
    )


def _modified(file: PublishedFile, mark: str, before: Entry | None) -> datetime:
    """When the bytes last changed: later than before if they did.

    A client that asks with If-Modified-Since would otherwise be told that nothing changed, for ever.
    """
    modified = file.modified.astimezone(UTC).replace(microsecond=0)
    if before is None:
        return modified
    if before.sha256 == mark:
        return before.modified
    return max(modified, before.modified + timedelta(seconds=1))


# ---- read ----------------------------------------------------------------------------------------------


def read_index(data: bytes) -> Index | None:
    """The index in these bytes; None if they are not one."""
    try:
        return Index.model_validate_json(data)
    except ValidationError:
        return None


def index_in(folder: Path) -> Index | Trouble | None:
    """The index of what is published in a folder; None if there is none at all."""
    name = str(folder / INDEX)
    try:
        data = read_file(name, NO_LINKS)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return Trouble(name, f"cannot be read: {why(error)}")
    if isinstance(data, str):
        return Trouble(name, f"cannot be read: {data}")
    return read_index(data) or Trouble(name, "is not a list of files that this version of copflow wrote")
