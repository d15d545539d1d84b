"""The files beside a plan, as the core sees them: a function that gives the text of one. It is given from above."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted

SUFFIX = ".plan"
"""How the names of plans end. Other files beside a plan are nobody's business, even in the lines of a message."""
ELSEWHERE = re.compile(r"[/~]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How paths begin that do not count from the plan: of the whole disk, of a drive, of the home folder, of the web."""


class IncludedFile(NamedTuple):
    """The text of a file that an `include` line names.

    `key`: what it is known by, the same whatever path leads to it. `name`: what messages call it. `finding`: what is
    wrong with it as a whole (offsets in its text), so that its text can only be shown.
    """

    key: str
    name: str
    text: str
    finding: Diagnostic | None = None


class Refused(NamedTuple):
    """Why a file is not included: the rule, a sentence, notes, and the paths that may be meant instead."""

    rule: str
    title: str
    notes: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


Files = Callable[[str], IncludedFile | Refused]
"""Gives the file at a path below the folder of the plan, with `/` between folders and without `.` and `..`."""


def given_files(texts: Mapping[str, str]) -> Files:
    """The files whose texts are at hand, by their paths: for programs that read no folders."""

    def file(path: str) -> IncludedFile | Refused:
        text = texts.get(path)
        if text is None:
            return missing(path, texts)
        return IncludedFile(path, path, text)

    return file


MOST_OFFERED = 3


def missing(path: str, plans: Iterable[str]) -> Refused:
    """There is no such file; those of nearly the same name may be meant, in whatever folder they are."""
    by_name: dict[str, list[str]] = {}
    for plan in plans:
        by_name.setdefault(_stem(plan), []).append(plan)
    near = [plan for name in nearest(_stem(path), by_name) for plan in by_name[name]]
    return Refused("missing-file", f"There is no file {quoted(path)}.", instead=tuple(near[:MOST_OFFERED]))


def _stem(path: str) -> str:
    return posixpath.basename(path).casefold().removesuffix(SUFFIX)


NO_FILES = given_files({})
"""What a plan has that is compiled from its text alone."""


def resolve(written: str, by: str) -> str | Refused:
    """The path below the folder of the plan that is written in one of its files (`by`), or why there is none."""
    if "\\" in written:
        instead = (posixpath.normpath(posixpath.join(posixpath.dirname(by), written.replace("\\", "/"))),)
        title = "Folders are separated by / in the name of an included file."
        return Refused("include-outside", title, instead=() if ELSEWHERE.match(written) else instead)
    if ELSEWHERE.match(written):
        title = f"{quoted(written)} is not a path that begins at this file."
        note = "Write how to get there from the folder of this file, for example shared/webinars.plan."
        return Refused("include-outside", title, (note,))
    if not written.strip() or not written.isprintable():
        return Refused("missing-file", "This names no file.")
    parts = posixpath.dirname(by).split("/") if "/" in by else []
    for part in written.split("/"):
        if part == ".." and not parts:
            title = f"{quoted(written)} leads out of the folder of the plan."
            note = "A plan includes only files of its own folder and of the folders below."
            return Refused("include-outside", title, (note,))
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    path = "/".join(parts)
    if not path.casefold().endswith(SUFFIX):
        title = f"Only plans are included: the name of a file that ends in {SUFFIX}."
        return Refused("missing-file", title, instead=(f"{path}{SUFFIX}",) if path else ())
    return path
