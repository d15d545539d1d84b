"""Where what is served comes from: a plan, or a folder that was published. Each is taken as a whole."""

from collections.abc import Hashable
from pathlib import Path
from typing import Protocol

from copflow.feed.publication import INDEX, Publication
from copflow.serve.publish import UNREADABLE, Publish, Unpublished
from copflow.workspace import clock, settings
from copflow.workspace.changes import files_of_plan, look_at
from copflow.workspace.lock_file import lock_path
from copflow.workspace.published import read_files, read_index
from copflow.workspace.trouble import Trouble


class Origin(Protocol):
    """A plan or a folder. `name`: of its file, without the folders above, which are nobody's business."""

    @property
    def name(self) -> str:
        """What it is called on the page and in the log."""

    def look(self) -> Hashable:
        """How it is now: another value when `read` may give something else."""

    def read(self) -> Publication | Unpublished:
        """What is published of it now."""


class PlanOrigin:
    """A plan, published anew when it changes, or a file beside it, or the day, which may decide its years."""

    def __init__(self, plan: str, publish: Publish) -> None:
        self.name = Path(plan).name
        self._plan = plan
        self._publish = publish

    def look(self) -> Hashable:
        """The state of all files on which it may depend, of its lock, and the day."""
        return clock.today(), look_at([*files_of_plan(self._plan), lock_path(self._plan)])

    def read(self) -> Publication | Unpublished:
        """The publication of this plan alone, so that errors in it keep back no other."""
        settings.forget()
        return self._publish([self._plan])


class FolderOrigin:
    """A folder that `copflow build` made. It is read again when its index changes; while its files are not those of
    the index, when one of them does."""

    def __init__(self, folder: str) -> None:
        self.name = Path(folder).resolve().name
        self._folder = folder
        self._awaited: tuple[str, ...] = ()

    def look(self) -> Hashable:
        """The state of the index, and of the files that are waited for."""
        return look_at(str(Path(self._folder, name)) for name in (INDEX, *self._awaited))

    def read(self) -> Publication | Unpublished:
        """The folder's files, if they are those of its index before and after they were read."""
        self._awaited = ()
        index = read_index(self._folder)
        if isinstance(index, Trouble):
            return _unreadable(index)
        files = read_files(self._folder, index)
        if isinstance(files, Trouble):
            self._awaited = tuple(file.path for file in index.files)
            return _unreadable(files)
        if read_index(self._folder) != index:
            return Unpublished(UNREADABLE, (f"{self._folder}: was published anew while it was read",))
        return files


def _unreadable(trouble: Trouble) -> Unpublished:
    return Unpublished(UNREADABLE, (f"{trouble.name}: {trouble.message}",))


def origin_of(path: str, publish: Publish) -> Origin:
    """What a path means: a folder that was published, or a plan."""
    return FolderOrigin(path) if Path(path).is_dir() else PlanOrigin(path, publish)
