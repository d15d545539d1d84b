"""Publishes into a folder, all or nothing: whoever looks, at whatever moment, sees a whole old or a whole new one.

The next publication is made ready in a folder beside the published one, of which every file that did not change is a
second name; then the two folders are exchanged in one step (copflow.workspace.exchange says where that is two). A
crash, a full disk or a SIGKILL before the step leaves the old publication as it was; after it, the new one is there.
What copflow did not write (CNAME, .nojekyll, .git) stays.
"""

import os
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from copflow.dates import speak
from copflow.feed.publication import Publication
from copflow.workspace.exchange import put_in_place
from copflow.workspace.folder_lock import FolderLock, lock
from copflow.workspace.folder_tree import Odd, Tree, look, remove
from copflow.workspace.load import MAX_BYTES
from copflow.workspace.publication_index import NOTHING, Index, index_in, index_of
from copflow.workspace.published_paths import in_the_way, refuses, shown
from copflow.workspace.staging import Old, aside, clean_up, fill, flaw_of, is_as_before, place_for, retire
from copflow.workspace.trouble import Trouble, why
from copflow.workspace.write import sync_folder

WAIT = 5.0
"""Seconds that a build waits for another one in the same folder."""


class Published(NamedTuple):
    """What a publication changed. `written`: what was written anew, where "a private file" stands for the path of one.

    `kept`: how many files stayed as they are. `removed`: how many are gone. `left`: what of the old publication could
    not be deleted; the new one is whole all the same, and the next build tries again.
    """

    written: tuple[str, ...]
    kept: int
    removed: int
    left: Trouble | None = None


def publish_folder(publication: Publication, folder: Path, *, wait: float = WAIT) -> Published | Trouble:
    """Publish into a folder, or say why not; then the folder is as it was."""
    staged = stage(publication, folder, wait=wait)
    return staged if isinstance(staged, Trouble) else staged.commit()


class Staged:
    """A publication that is ready, and waits for the step that shows it. Until then nobody else publishes there.

    It ends with `commit()` or with `discard()`; as a context manager it discards what was not committed.
    """

    def __init__(self, name: str, old: Path, new: Path | None, changes: Published, lock: FolderLock) -> None:
        self._name = name
        self._old = old
        self._new = new
        self.changes = changes
        """What commit() will change; nothing if both tuples and numbers but `kept` are empty."""
        self._lock: FolderLock | None = lock

    def commit(self) -> Published | Trouble:
        """Show the new publication in one step, or say why that cannot be; then the old one is there."""
        try:
            return self.changes if self._new is None else self._exchange(self._new)
        finally:
            self.discard()

    def _exchange(self, new: Path) -> Published | Trouble:
        try:
            retired = put_in_place(new, self._old, aside(new))
        except OSError as error:
            return Trouble(self._name, f"cannot be exchanged for the new publication: {why(error)}")
        self._new = None
        try:
            sync_folder(self._old.parent)
            if retired is not None:
                retire(retired, self._old)
        except OSError as error:
            message = f"is the old publication, and cannot be deleted: {why(error)}"
            return self.changes._replace(left=Trouble(str(retired), message))
        return self.changes

    def discard(self) -> None:
        """Take back what is ready and not shown, and let others publish. A second time it does nothing."""
        if self._lock is None:
            return
        if self._new is not None:
            with suppress(OSError):  # the next build takes it away
                remove(self._new)
        self._lock.release()
        self._new = self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.discard()


def stage(publication: Publication, folder: Path, *, wait: float = WAIT) -> Staged | Trouble:
    """Make a publication ready beside its folder, or say why it cannot be published there.

    `wait`: the seconds in which another build in the same folder may end.
    """
    name = str(folder)
    real = Path(os.path.realpath(folder))
    refused = refuses(publication) or _refuses(name, real)
    if refused is not None:
        return refused
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        held = lock(real, wait)
    except OSError as error:
        return Trouble(name, _no_place(real.parent, error))
    if held is None:
        return Trouble(name, "is being published by another build just now; try again when it has ended")
    with ExitStack() as unless_staged:
        unless_staged.callback(held.release)
        staged = _staged(publication, name, real, held)
        if isinstance(staged, Staged):
            unless_staged.pop_all()
        return staged


def _refuses(name: str, folder: Path) -> Trouble | None:
    """Why a folder cannot be exchanged for another."""
    if folder.exists() and not folder.is_dir():
        return Trouble(name, "is a file, and should be a folder")
    if folder == folder.parent:
        return Trouble(name, "is the whole disk, and cannot be exchanged: publish into a folder on it")
    here = Path(os.path.realpath(os.curdir))
    if folder == here or folder in here.parents:
        what = "the folder where you are" if folder == here else "a folder above the one where you are"
        return Trouble(name, f"is {what}, and cannot be exchanged: publish from outside of it")
    if folder.is_mount():
        return Trouble(name, "is a disk of its own, and cannot be exchanged: publish into a folder on it")
    return None


def _no_place(above: Path, error: OSError) -> str:
    """Why nothing can be made ready in the folder above the published one."""
    there = next(folder for folder in (above, *above.parents) if os.path.exists(folder))  # noqa: PTH110 (never raises)
    if not there.is_dir():
        return f"cannot be published: {there} is a file, and should be a folder"
    reason = "the system lets nobody make anything there" if isinstance(error, FileNotFoundError) else why(error)
    return f"cannot be published: copflow needs the folder above it ({above}), and there {reason}"


def _staged(publication: Publication, name: str, folder: Path, held: FolderLock) -> Staged | Trouble:
    try:
        clean_up(folder)
        old = _old(name, folder)
    except OSError as error:
        return Trouble(name, f"cannot be published: {why(error)}")
    if isinstance(old, Trouble):
        return old
    if blocked := in_the_way((file.path for file in publication.files), _foreign(old)):
        return Trouble(str(folder / blocked), "was not written by copflow, and is where it publishes: move it away")
    index = index_of(publication, old.published)
    if len(index.to_bytes()) > MAX_BYTES:
        return Trouble(name, "would have more files than copflow can list: publish fewer plans in a folder")
    try:
        if is_as_before(publication, index, old):
            return Staged(name, folder, None, Published((), len(index.files), 0), held)
        new, written = _filled(publication, index, old)
    except OSError as error:
        return Trouble(name, f"cannot be published, and is as it was: {why(error)}")
    if isinstance(written, Trouble):
        return written
    return Staged(name, folder, new, _changes(publication, written, index, old.published), held)


def _old(name: str, folder: Path) -> Old | Trouble:
    """What is in the folder, if it is copflow's or empty."""
    if not folder.exists():
        return Old(folder, NOTHING, Tree({}, {}))
    tree = look(folder)
    if isinstance(tree, Odd):
        return Trouble(str(folder / tree.path), tree.message)
    index = index_in(folder)
    if isinstance(index, Trouble):
        return index
    if index is None and (tree.files or tree.folders):
        return Trouble(name, f"has {_example(tree)}, which copflow did not write: name a new or an empty folder")
    return Old(folder, index or NOTHING, tree)


def _example(tree: Tree) -> str:
    """One of the files there, or a folder if there are no files, and how many there are besides."""
    first = min(tree.files, default=None) or min(f"{path}/" for path in tree.folders)
    more = max(len(tree.files), 1) - 1
    return first + (f" and {speak.count(more, 'other file')}" if more else "")


def _foreign(old: Old) -> list[str]:
    return [*old.foreign(), *(f"{path}/" for path in old.tree.folders)]


def _filled(publication: Publication, index: Index, old: Old) -> tuple[Path, list[str] | Trouble]:
    """The staging folder with all in it. What cannot be finished goes again."""
    new = place_for(old.folder)
    try:
        written = fill(new, publication, index, old)
        foreign = sum(not path.endswith("/") for path in old.foreign())
        flaw = flaw_of(new, publication, index, foreign)
        if flaw is None:
            return new, written
    except BaseException:
        with suppress(OSError):
            remove(new)
        raise
    remove(new)
    return new, Trouble(str(old.folder), f"is as it was: {flaw} did not come out as it was written; try again")


def _changes(publication: Publication, written: list[str], index: Index, before: Index) -> Published:
    paths = set(written)
    names = tuple(shown(file) for file in publication.files if file.path in paths)
    gone = {(entry.path, entry.private) for entry in before.files} - {(one.path, one.private) for one in index.files}
    return Published(names, len(publication.files) - len(written), len(gone))
