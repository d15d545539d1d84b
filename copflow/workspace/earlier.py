"""What a plan was: its text, and those of the files that it includes, in a revision of git or at another path."""

import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from copflow.diagnostics.source import Source
from copflow.language.files import SUFFIX, Files, IncludedFile, Refused, missing
from copflow.workspace.find import Found, find_plans
from copflow.workspace.git import GitError, Repository, Revision, repository_of
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import STDIN, Unreadable, decode, load, read_file
from copflow.workspace.trouble import Trouble

ALIKE = 0.5
"""What part of the lines a plan that was renamed must have kept."""
INCLUDED = re.compile(rb"\binclude\b([^\r\n]*)", re.IGNORECASE)
"""What a text includes, as far as that can be seen without understanding it."""
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

    def deleted(self, path: str) -> list[Before | Trouble]:
        """The plans that were below a folder, or the one that was at a path, and that are nowhere any more: not there,
        and not found by `of` as what another plan was. What other plans included was a part of these, and is none."""
        ...


# ---- git -----------------------------------------------------------------------------------------------


class InGit:
    """Plans as they were in a revision; each is looked up in the repository that it is in, a submodule for instance."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._repositories: dict[Path, Repository] = {}
        self._revisions: dict[Path, Revision] = {}
        self._known: set[Path] = set()

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
        self._known.add(repository.top / was)
        name = source.name if was == path else was
        decoded = decode(name, data)
        if isinstance(decoded, Unreadable):
            return Trouble(source.name, f"cannot be compared: in {self._name} it is no text that copflow reads")
        return Before(decoded, _GitFiles(revision, was), None if was == path else was)

    def deleted(self, path: str) -> list[Before | Trouble]:
        """The plans of the revision that have been deleted since."""
        real = Path(os.path.realpath(path))
        try:
            repository = self._repository(next(folder for folder in (real, *real.parents) if folder.is_dir()))
            inside, revision = real.relative_to(repository.top), self._revision(repository)
        except (GitError, ValueError):  # it is said of every plan that is there
            return []
        try:
            return list(self._deleted(path, inside, repository, revision))
        except GitError as error:
            return [Trouble(self._name, str(error))]

    def _deleted(
        self, path: str, inside: Path, repository: Repository, revision: Revision
    ) -> Iterator[Before | Trouble]:
        plans = {Path(blob): blob for blob in revision.blobs if _is_plan(Path(blob))}
        below = [plan for plan in plans if plan == inside or inside in plan.parents]
        places = {plan: repository.top / plan for plan in below}
        gone = [plan for plan in below if places[plan] not in self._known and not places[plan].exists()]
        for plan in _without_parts(gone, plans, lambda plan: revision.read(plans[plan]) or b""):
            name = str(Path(path, plan.relative_to(inside)))
            yield _before(name, revision.read(plans[plan]) or b"", _GitFiles(revision, plans[plan]))


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
        self._known: set[Path] = set()

    def of(self, source: Source) -> Before | New | Trouble:
        """The plan there. It goes by the name of the new one, as a plan without a title is known by its file's."""
        other = self._path
        if Path(other).is_dir():
            found = self._below(source.name)
            if found is None:
                return New()
            other = found
            self._known.add(Path(found))
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

    def deleted(self, path: str) -> list[Before | Trouble]:
        """The plans of the folder that are not in the other one; of a single plan none."""
        if not Path(self._path).is_dir() or not Path(path).is_dir():
            return []
        found = [Path(one.name) for one in find_plans([self._path]) if isinstance(one, Found)]
        plans = {plan.relative_to(self._path): plan for plan in found}
        gone = [plan for plan in plans if plans[plan] not in self._known and not Path(path, plan).exists()]
        whole = _without_parts(gone, plans, lambda plan: _bytes(plans[plan]))
        return [_before(str(Path(path, plan)), _bytes(plans[plan]), PlanFiles(str(plans[plan]))) for plan in whole]

    def _below(self, name: str) -> str | None:
        """The plan of the same path in the folder; of paths that begin higher up, the longest end that is there."""
        parts = Path(name).parts
        ends = (Path(self._path, *parts[at:]) for at in range(len(parts)) if not Path(*parts[at:]).is_absolute())
        return next((str(end) for end in ends if ".." not in end.parts and end.is_file()), None)


# ---- deleted -------------------------------------------------------------------------------------------


def _is_plan(path: Path) -> bool:
    return path.suffix == SUFFIX and not any(part.startswith(".") for part in path.parts)


def _before(name: str, data: bytes, files: Files) -> Before | Trouble:
    decoded = decode(name, data)
    if isinstance(decoded, Unreadable):
        return Trouble(name, "was deleted, and cannot be compared: it was no text that copflow reads")
    return Before(decoded, files)


def _without_parts(gone: list[Path], plans: Iterable[Path], read: Callable[[Path], bytes]) -> list[Path]:
    """Those that no other plan included, by the last part of their paths."""
    if not gone:
        return []
    said = b"\n".join(match[1] for plan in islice(plans, MOST_READ) for match in INCLUDED.finditer(read(plan)))

    def is_part(plan: Path) -> bool:
        name = re.escape(os.fsencode(plan.name))
        return re.search(rb"""(?:^|[\s"/,:])%b(?:$|[\s",#])""" % name, said, re.MULTILINE) is not None

    return [plan for plan in gone if not is_part(plan)]


def _bytes(path: Path) -> bytes:
    try:
        data = read_file(str(path))
    except OSError:
        return b""
    return data if isinstance(data, bytes) else b""


# ---- what is meant -------------------------------------------------------------------------------------


def earlier(against: str, folder: Path, plans: int) -> Earlier:
    """What `--against` means: a revision, or else a path that is there."""
    try:
        repository_of(folder).revision(against)
    except GitError:
        if os.path.exists(against):  # noqa: PTH110 (a path that no file can have is not there either)
            return AtPath(against, plans)
    return InGit(against)
