"""The lock of a plan as a file beside it: `my-year.plan.lock`."""

from pathlib import Path
from typing import NamedTuple

from copflow.feed.lock import Lock
from copflow.feed.lock_text import Damage, lock_text, read_lock
from copflow.workspace.trouble import Trouble, why
from copflow.workspace.write import MEANWHILE, write

SUFFIX = ".lock"
MAX_BYTES = 64 * 1024 * 1024
"""A row has a few hundred bytes, and what is gone is remembered."""


class Loaded(NamedTuple):
    """The lock of a plan, None if there is none; `was_merged`: rows of two branches were joined in it."""

    path: str
    lock: Lock | None
    was_merged: bool = False
    text: str = ""


def lock_path(plan: str) -> str:
    """The path of the lock of a plan."""
    return f"{plan}{SUFFIX}"


def load_lock(plan: str) -> Loaded | Trouble:
    """Read the lock of a plan. A damaged one is no lock, and never passed over: without it entries would be doubled."""
    path = Path(lock_path(plan))
    try:
        if path.stat().st_size > MAX_BYTES:
            return Trouble(str(path), f"has more than {MAX_BYTES // 1024 // 1024} MiB, which no lock of copflow has")
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Loaded(str(path), None)
    except OSError as error:
        return Trouble(str(path), f"cannot be read: {why(error)}")
    except UnicodeDecodeError:
        return Trouble(str(path), _damaged("it is no text in UTF-8"))
    read = read_lock(text)
    if isinstance(read, Damage):
        return Trouble(str(path), _damaged(f"line {read.line}: {read.why}"))
    return Loaded(str(path), read.lock, read.was_merged, text)


def _damaged(what: str) -> str:
    return (
        f"is damaged ({what}); take the last good one from git, or make it again from the published feed: "
        "copflow lock PLAN --from-feed FEED.ics"
    )


def save_lock(plan: str, lock: Lock, before: Loaded | None = None) -> Trouble | None:
    """Write the lock of a plan, in one step; one that is the same already is left alone.

    `before`: the lock as it was read. If another build has written it since, what both publish would count the same.
    """
    data, path = lock_text(lock).encode("utf-8"), lock_path(plan)
    now = load_lock(plan)
    if before is not None and isinstance(now, Loaded) and now.text != before.text:
        return Trouble(path, MEANWHILE)
    if isinstance(now, Loaded) and now.text.encode("utf-8") == data:
        return None
    return write(path, data)
