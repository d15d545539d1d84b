"""What a published file may be called, so that it has that name on every system and in every address."""

import re
from collections.abc import Iterable
from itertools import accumulate

from copflow.feed.publication import INDEX, Publication, PublishedFile
from copflow.workspace.trouble import Trouble

FOLDER = r"[a-z0-9-]{1,64}"
PATH = re.compile(rf"(?:{FOLDER}/){{0,8}}{FOLDER}\.[a-z0-9]{{1,8}}")
"""Parts with slashes between them, the last with one suffix: only what no system and no address reads differently."""
MOST_CHARACTERS = 200
"""Windows has room for 260, with all folders above (its constant MAX_PATH)."""
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+(?:; ?charset=[a-zA-Z0-9-]+)?")

RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)}
)
"""Names that stand for devices on Windows, with every suffix."""

TOKEN_CHARACTERS = 50
"""As many of the 37 characters above hold the 256 bits that make a path one that cannot be guessed."""


def shown(file: PublishedFile) -> str:
    """What a message calls a file: the path of a private one is a secret, and not said."""
    return "a private file" if file.is_private else file.path


def is_path(path: str) -> bool:
    """Whether a published file may have this path."""
    parts = path.replace(".", "/").split("/")
    return bool(PATH.fullmatch(path)) and len(path) <= MOST_CHARACTERS and RESERVED.isdisjoint(parts)


def refuses(publication: Publication) -> Trouble | None:
    """Why files cannot stand together in a publication."""
    seen: set[str] = set()
    for file in publication.files:
        flaw = _flaw(file) or ("is there twice" if file.path in seen else None)
        if flaw is not None:
            return Trouble(shown(file), f"cannot be published: {flaw}")
        seen.add(file.path)
    return None


def _flaw(file: PublishedFile) -> str | None:
    if not is_path(file.path):
        return "its path may have lower-case letters, digits, hyphens and one suffix, and no name that Windows keeps"
    if file.path == INDEX:
        return "copflow keeps this name for its list of what is published"
    if file.is_private and all(len(part) < TOKEN_CHARACTERS for part in re.split(r"[/.]", file.path)):
        return f"a part of its path should have {TOKEN_CHARACTERS} characters by chance, so that nobody guesses it"
    return None if MEDIA_TYPE.fullmatch(file.media_type) else "its media type is not one"


def with_folders(path: str) -> tuple[str, ...]:
    """A path and the folders above it: `a`, `a/b`, `a/b/c.ics`."""
    return tuple(accumulate(path.split("/"), "{}/{}".format))


def in_the_way(paths: Iterable[str], foreign: Iterable[str]) -> str | None:
    """What is not copflow's and stands where a file is to be published, also where letters of both cases are one.

    `foreign`: files and folders; a folder of the same name is in nobody's way.
    """
    files, folders = set(), set()
    for path in (*paths, INDEX):
        *above, file = with_folders(path)
        files.add(file)
        folders.update(above)
    for name in foreign:
        own = name.rstrip("/").casefold()
        is_folder = name.endswith("/")
        if own in files or (own in folders and not (is_folder and name == f"{own}/")):
            return name.rstrip("/")
    return None
