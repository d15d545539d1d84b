"""Reads files as they were from git: with commands that run no program of the repository's own configuration.

`rev-parse`, `ls-tree` and `cat-file` read the database of objects only: no hooks, no pagers, no filters, no programs
for differences, no look at the files of the working tree (which `core.fsmonitor` could turn into one of a program), and
nothing is fetched from elsewhere.
"""

import os
import subprocess
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from copflow.workspace.load import MAX_BYTES

GIT_SECONDS = 30
QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager", "--literal-pathspecs")
FILE_MODES = (b"100644", b"100755", b"100664")
"""Regular files; links and submodules have others."""
LONGEST_REVISION = 500


class GitError(Exception):
    """Git cannot answer, and why, in words that go on after the name of a file or revision."""


class Blob(NamedTuple):
    """A file of a revision: the id and the number of bytes of what is in it."""

    oid: str
    size: int


def environment() -> dict[str, str]:
    """Without what a git hook sets, so that the repository is the one around the plan; and nothing is fetched."""
    gone = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
    kept = {key: value for key, value in os.environ.items() if key not in gone}
    return kept | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def repository_of(folder: Path) -> "Repository":
    """The repository whose working tree a folder is in. Raises GitError."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    return Repository(Path(os.path.realpath(os.fsdecode(top.rstrip(b"\r\n")))))


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", *QUIET, *arguments],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=GIT_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed, or the folder is not there") from error
    except subprocess.TimeoutExpired as error:
        raise GitError("git took too long") from error
    except (OSError, ValueError) as error:
        raise GitError("git cannot be run") from error
    if done.returncode:
        raise GitError(_why(done.stderr))
    return done.stdout


def _why(answer: bytes) -> str:
    """What git complains of, in plain words."""
    if b"not a git repository" in answer:
        return "the plan is in no git repository"
    if b"dubious ownership" in answer:
        return "git does not trust this folder, as it belongs to somebody else (git config safe.directory)"
    if b"must be run in a work tree" in answer:
        return "the folder has no files of the repository checked out"
    return "git cannot read it"


class Repository:
    """The repository around a working tree."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def revision(self, name: str) -> "Revision":
        """The commit (or tree) of a name such as `main`, `v1.2` or `HEAD~3`. Raises GitError."""
        if not name or name.startswith("-") or len(name) > LONGEST_REVISION or not name.isprintable():
            raise GitError("is no name of a revision")
        try:
            tree = _git(self.top, "rev-parse", "--verify", "--quiet", f"{name}^{{tree}}")
        except GitError as error:
            raise GitError(self._unknown()) from error
        return Revision(self.top, tree.decode("ascii", "replace").strip())

    def _unknown(self) -> str:
        shallow = _git(self.top, "rev-parse", "--is-shallow-repository").strip() == b"true"
        more = "; this is a shallow copy of the repository, so fetch it first (git fetch)" if shallow else ""
        return f"is no revision that git knows here{more}"


class Revision:
    """The files of one revision, by their paths from the top with `/` between folders."""

    def __init__(self, top: Path, tree: str) -> None:
        self._top = top
        self._tree = tree

    @cached_property
    def blobs(self) -> Mapping[str, Blob]:
        """Every regular file."""
        found: dict[str, Blob] = {}
        listed = _git(self._top, "ls-tree", "-r", "-l", "-z", "--full-tree", self._tree)
        for row in listed.split(b"\0"):
            about, tab, path = row.partition(b"\t")
            parts = about.split()
            if tab and len(parts) == 4 and parts[0] in FILE_MODES and parts[3].isdigit():
                found[os.fsdecode(path)] = Blob(parts[2].decode("ascii"), int(parts[3]))
        return found

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None if it is not there. Raises GitError. One that is too large is not read whole."""
        blob = self.blobs.get(path)
        if blob is None:
            return None
        if blob.size > MAX_BYTES:
            return bytes(MAX_BYTES + 1)
        return _git(self._top, "cat-file", "blob", blob.oid)
