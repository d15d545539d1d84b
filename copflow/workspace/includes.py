"""Reads the files that a plan includes. They lie in the plan's folder or below it, whatever links lead to."""

import os
from collections.abc import Iterator
from pathlib import Path

from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source
from copflow.language.files import SUFFIX, IncludedFile, Refused, missing
from copflow.workspace.load import STDIN, Unreadable, decode, read_file
from copflow.workspace.trouble import why

MOST_LOOKED_AT = 5_000
"""Among how many files and folders the one is looked for that may be meant."""
NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


class PlanFiles:
    """The files below the folder of a plan, as compile_plan asks for them. Of standard input it is the current one."""

    def __init__(self, plan: str) -> None:
        self._folder = "" if plan == STDIN else os.path.dirname(plan)  # noqa: PTH120 (`a.plan` is in no folder)
        self._root = Path(os.path.realpath(self._folder or "."))
        self._plan = None if plan == STDIN else Path(os.path.realpath(plan))
        self._plan_key = Path(plan).name

    def __call__(self, path: str) -> IncludedFile | Refused:
        """The file at a path below the folder, or why it is not included.

        All links are followed first, and what they lead to is opened, which then must be no link again.
        """
        name = os.path.join(self._folder, *path.split("/"))  # noqa: PTH118 (as the author would write it)
        real = Path(os.path.realpath(name))
        if self._root not in real.parents:
            note = "A plan includes only files of its own folder and of the folders below."
            return Refused(
                "include-outside", f"A link leads from {quoted(path)} out of the folder of the plan.", (note,)
            )
        if not real.name.casefold().endswith(SUFFIX):
            return Refused("missing-file", f"{quoted(path)} is a link to a file that is no plan.")
        try:
            data = read_file(str(real), NO_LINKS)
        except FileNotFoundError:
            return missing(path, (plan for plan in self._plans() if plan != self._plan_key))
        except OSError as error:
            data = why(error)
        if isinstance(data, str):
            return Refused("missing-file", f"{quoted(path)} cannot be read: {data}.")
        return self._decoded(name, real, data)

    def _decoded(self, name: str, real: Path, data: bytes) -> IncludedFile:
        key = self._plan_key if real == self._plan else real.relative_to(self._root).as_posix()
        match decode(name, data):
            case Unreadable(source=source, finding=finding):
                return IncludedFile(key, name, source.text, finding)
            case Source(text=text):
                return IncludedFile(key, name, text)

    def _plans(self) -> Iterator[str]:
        """The paths of plans in the folder and below it, hidden ones left out."""
        left = MOST_LOOKED_AT
        for at, folders, files in os.walk(self._root):
            folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
            left -= len(folders) + len(files)
            if left < 0:
                return
            for file in sorted(files):
                if file.endswith(SUFFIX) and not file.startswith("."):
                    yield Path(at, file).relative_to(self._root).as_posix()
