"""Reads a folder of published files, which `index.json` describes. It is read as a whole or not at all."""

import hashlib
import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from copflow.feed.publication import INDEX, Publication, PublishedFile
from copflow.workspace.includes import NO_LINKS
from copflow.workspace.load import read_file
from copflow.workspace.trouble import Trouble, why

PART = r"[a-z0-9-]{1,128}(?:\.[a-z0-9-]{1,16})?"
"""What a part of a path is made of: no name that a folder, a shell or an address would take for something else."""
PRIVATE = "…"
"""What messages have in place of the path of a private file, which would let everybody read it."""


class IndexedFile(BaseModel):
    """What the index says of a file. `modified`: when its bytes last changed, in whole seconds."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    path: Annotated[str, Field(pattern=rf"^{PART}(?:/{PART}){{0,15}}$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media_type: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9.+-]+(?:; charset=utf-8)?$")]
    modified: AwareDatetime
    private: bool
    title: str
    size: Annotated[int, Field(ge=0)]


class Index(BaseModel):
    """The file `index.json` of a folder of published files."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: Literal[1]
    files: tuple[IndexedFile, ...]


def read_published(folder: str) -> Publication | Trouble:
    """Everything that is published in a folder, or why it is not as its index says."""
    index = read_index(folder)
    return index if isinstance(index, Trouble) else read_files(folder, index)


def read_index(folder: str) -> Index | Trouble:
    """The index of a folder."""
    name = str(Path(folder, INDEX))
    try:
        data = read_file(name)
        if isinstance(data, str):
            return Trouble(name, f"cannot be read: {data}")
        index = Index.model_validate_json(data)
    except FileNotFoundError:
        return Trouble(folder, f"is no folder that was published: it has no {INDEX} (copflow build makes one)")
    except OSError as error:
        return Trouble(name, f"cannot be read: {why(error)}")
    except ValidationError as error:
        at = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
        return Trouble(name, f"is not what copflow build writes{f' (in {at})' if at else ''}; build the folder anew")
    paths = [file.path for file in index.files]
    if len({*paths, INDEX}) != len(paths) + 1:
        return Trouble(name, "has a path twice, or its own; build the folder anew")
    return index


def read_files(folder: str, index: Index) -> Publication | Trouble:
    """The files of an index. One that is not the file that the index means spoils the whole."""
    files: list[PublishedFile] = []
    for said in index.files:
        data = _content(folder, said)
        if isinstance(data, str):
            return Trouble(str(Path(folder, PRIVATE if said.private else said.path)), data)
        modified = said.modified.replace(microsecond=0)
        files.append(PublishedFile(said.path, data, said.media_type, modified, said.private, said.title))
    return Publication(tuple(sorted(files, key=lambda file: file.path)))


def _content(folder: str, said: IndexedFile) -> bytes | str:
    """The bytes of a file, or why they are not those that were published."""
    real = Path(os.path.realpath(Path(folder, said.path)))
    if Path(os.path.realpath(folder)) not in real.parents:
        return "cannot be read: a link leads out of the folder"
    try:
        data = read_file(str(real), NO_LINKS)
    except OSError as error:
        return f"cannot be read: {why(error)}"
    if isinstance(data, str):
        return f"cannot be read: {data}"
    if len(data) != said.size or hashlib.sha256(data).hexdigest() != said.sha256:
        return f"is not the file that {INDEX} means; it may be half-written, or was changed by hand"
    return data
