"""By what name a calendar program knows an activity again after the plan has changed.

The UID of an entry comes from the plan and from the activity's path of names, never from its place, its date or its
title: a date may move, and the entry in everybody's calendar moves with it. Renaming an activity makes a new one,
unless the plan says what it was called: then the former name stands for its own, in the paths of its steps too.
"""

from collections.abc import Iterable, Sequence
from pathlib import PureWindowsPath
from uuid import UUID, uuid5

from copflow.compile import Compilation
from copflow.diagnostics.source import Source
from copflow.graph.former import identities
from copflow.graph.model import Activity
from copflow.language.names import name_key
from copflow.outputs.text import one_line

SERIES = "~series"
"""What stands behind the path of a repetition that is one event. No name gives it (`path_key`)."""
NAMESPACE = UUID("4d87a957-243e-4546-8417-074729f67b52")
"""Copflow's own (RFC 9562, 6.6). Another value would give every entry in every calendar a new UID."""


def plan_uuid(compilation: Compilation) -> UUID:
    """The plan's identity: its title, without a title the name of its file, both without case."""
    return uuid5(NAMESPACE, _encodable(name_key(plan_title(compilation))))


def plan_title(compilation: Compilation) -> str:
    """The plan's title, or its file's name without folder and suffix."""
    title = one_line(compilation.plan.title or "").strip()
    return title or one_line(PureWindowsPath(compilation.source.name).stem)


def file_name(source: Source) -> str | None:
    """The name of the plan's file without its folder, None if the plan was not read from a file.

    The folder is left out, because it is nobody's business and not the same on every machine.
    """
    name = one_line(PureWindowsPath(source.name).name)
    return name if name not in ("", "-") else None


def file_of(source: Source, offset: int) -> str | None:
    """The file in which a place is, as `file_name`; an included one with its path from the plan's folder."""
    file = source.file(offset)
    return one_line(file.path) if file.start else file_name(source)


def path_key(path: Iterable[str]) -> str:
    """A path of names as one text: `webinar 1/guide`, with `~1` for a slash in a name and `~0` for `~`.

    So JSON pointers are written (RFC 6901, 3): no two paths give the same text.
    """
    return "/".join(part.replace("~", "~0").replace("/", "~1") for part in path)


def path_keys(activities: Sequence[Activity]) -> list[str]:
    """The key of every activity, by number."""
    return distinct(activity.key for activity in activities)


def uids(compilation: Compilation) -> list[str]:
    """The UID of the entry of every activity, by number."""
    plan = plan_uuid(compilation)
    return [uid(plan, key) for key in distinct(identities(compilation.graph.activities))]


def distinct(paths: Iterable[tuple[str, ...]]) -> list[str]:
    """The paths as texts.

    In a plan with a mistake two activities may have one name: the second gets `~2` behind it, which no name gives.
    """
    seen: dict[str, int] = {}
    keys: list[str] = []
    for path in paths:
        key = path_key(path)
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}~{seen[key]}")
    return keys


def uid(plan: UUID, key: str) -> str:
    """The UID of the entry of an activity, by its key."""
    return str(uuid5(plan, _encodable(key)))


def series_key(path: Iterable[str], number: int) -> str:
    """The key of a repetition that is one event, by its path without days; it may be several of them, from 1 on."""
    return f"{path_key(path)}{SERIES}{number if number > 1 else ''}"


def _encodable(text: str) -> str:
    """The text without lone surrogates, of which UTF-8 has none."""
    return text.encode("utf-8", "replace").decode()
