"""What a plan was: its text, and those of the files that it includes, in a revision of git or at another path."""

import os
import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from copflow.diagnostics.source import Source
from copflow.language.files import SUFFIX, Files, IncludedFile, Refused, missing
from copflow.workspace.git import GitError, Repository, Revision, repository_of
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import STDIN, Unreadable, decode, load
from copflow.workspace.trouble import Trouble

ALIKE = 0.5
"""What part of the lines a plan that was renamed must have kept."""
MOST_READ = 200
"""How many plans are looked at for the one that was renamed."""


class Before(NamedTuple):
    """The text of a plan before an edit, and the files that it includes. `was`: its former path, if it has another."""

    source: Source
    files: Files
    was: str | None = None


class New(NamedTuple):
    """The plan was not there before."""


class Earlier(Protocol):
    """Finds what plans were."""

    def of(self, source: Source) -> Before | New | Trouble:
        """What a plan was; or why that is not known."""
        ...


# ---- git -----------------------------------------------------------------------------------------------


class InGit:
    """Plans as they were in a revision; each is looked up in the repository that it is in, a submodule for instance."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._repositories: dict[Path, Repository] = {}
        self._revisions: dict[Path, Revision] = {}

    def of(self, source: Source) -> Before | New | Trouble:
        """What a plan was in the revision. It may have been renamed since."""
        if source.name == STDIN:
            return Trouble(STDIN, "cannot be compared with a revision: it is no file that git knows")
        real = Path(os.path.realpath(source.name))
        try:
            repository = self._repository(real.parent)
        except GitError as error:
            return Trouble(source.name, f"cannot be compared with {self._name}: {error}")
        try:
            revision = self._revision(repository)
            return self._found(source, real.relative_to(repository.top).as_posix(), repository, revision)
        except GitError as error:
            return Trouble(self._name, str(error))
        except ValueError:
            return Trouble(source.name, "cannot be compared: it is not among the files of the repository")

    def _repository(self, folder: Path) -> Repository:
        if folder not in self._repositories:
            self._repositories[folder] = repository_of(folder)
        return self._repositories[folder]

    def _revision(self, repository: Repository) -> Revision:
        if repository.top not in self._revisions:
            self._revisions[repository.top] = repository.revision(self._name)
        return self._revisions[repository.top]

    def _found(self, source: Source, path: str, repository: Repository, revision: Revision) -> Before | New | Trouble:
        was = path if path in revision.blobs else _renamed(source.text, repository, revision)
        data = revision.read(was) if was is not None else None
        if was is None or data is None:
            return New()
        name = source.name if was == path else was
        decoded = decode(name, data)
        if isinstance(decoded, Unreadable):
            return Trouble(source.name, f"cannot be compared: in {self._name} it is no text that copflow reads")
        return Before(decoded, _GitFiles(revision, was), None if was == path else was)


class _GitFiles:
    """The files below the folder of a plan in a revision, as compile_plan asks for them."""

    def __init__(self, revision: Revision, plan: str) -> None:
        self._revision = revision
        self._folder = posixpath.dirname(plan)

    def __call__(self, path: str) -> IncludedFile | Refused:
        name = posixpath.join(self._folder, path)
        data = self._revision.read(name)
        if data is None:
            return missing(path, ())
        match decode(name, data):
            case Unreadable(source=source, finding=finding):
                return IncludedFile(path, name, source.text, finding)
            case Source(text=text):
                return IncludedFile(path, name, text)


def _renamed(text: str, repository: Repository, revision: Revision) -> str | None:
    """The plan of the revision that has most of the lines of a text, and is not there any more under its name."""
    gone = [path for path in revision.blobs if path.endswith(SUFFIX) and not (repository.top / path).exists()]
    best, most = None, ALIKE
    for path in gone[:MOST_READ]:
        data = revision.read(path)
        kept = _kept(text, data.decode("utf-8", "replace")) if data is not None else 0.0
        if kept >= most and (best is None or kept > most):
            best, most = path, kept
    return best


def _kept(one: str, other: str) -> float:
    """The part of the lines that two texts have in common, of the longer one."""
    lines, others = Counter(_lines(one)), Counter(_lines(other))
    return (lines & others).total() / max(1, lines.total(), others.total())


def _lines(text: str) -> Iterator[str]:
    return (folded for line in text.splitlines() if (folded := " ".join(line.split())))


# ---- files ---------------------------------------------------------------------------------------------


class AtPath:
    """Plans as they are at another path: one file, or a folder in which they have the same paths."""

    def __init__(self, path: str, plans: int) -> None:
        self._path = path
        self._plans = plans

    def of(self, source: Source) -> Before | New | Trouble:
        """The plan there. It goes by the name of the new one, as a plan without a title is known by its file's."""
        other = self._path
        if Path(other).is_dir():
            found = self._below(source.name)
            if found is None:
                return New()
            other = found
        elif self._plans > 1:
            return Trouble(other, "is one plan, and there are several to compare with it; name the one")
        loaded = load(other)
        match loaded:
            case Trouble():
                return loaded
            case Unreadable():
                return Trouble(other, "is no text that copflow reads")
            case Source(text=text):
                return Before(Source(source.name, text), PlanFiles(other))

    def _below(self, name: str) -> str | None:
        """The plan of the same path in the folder; of paths that begin higher up, the longest end that is there."""
        parts = Path(name).parts
        ends = (Path(self._path, *parts[at:]) for at in range(len(parts)) if not Path(*parts[at:]).is_absolute())
        return next((str(end) for end in ends if ".." not in end.parts and end.is_file()), None)


def earlier(against: str, folder: Path, plans: int) -> Earlier:
    """What `--against` means: a revision, or else a path that is there."""
    try:
        repository_of(folder).revision(against)
    except GitError:
        if os.path.exists(against):  # noqa: PTH110 (a path that no file can have is not there either)
            return AtPath(against, plans)
    return InGit(against)
