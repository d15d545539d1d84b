"""When a plan was last changed: the time that a calendar carries as its stamp.

It is not the time of the run, so that the same plan gives the same bytes.
"""

import hashlib
import os
import re
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

from copflow.workspace.git import environment
from copflow.workspace.load import STDIN
from copflow.workspace.trouble import Trouble, why

EPOCH = "SOURCE_DATE_EPOCH"
GIT_SECONDS = 3
"""How long git may take; a plan on a slow disk is dated by its file instead."""
YEAR_2200 = 7258118400


def last_change(name: str, today: date, included: Iterable[str] = ()) -> datetime | Trouble:
    """SOURCE_DATE_EPOCH, or the newest change of the plan and of the files that it includes."""
    given = os.environ.get(EPOCH)
    if given:
        return from_epoch(given)
    newest = datetime.fromtimestamp(0, UTC)
    for file in (name, *included):
        changed = _change_of(file, today)
        if isinstance(changed, Trouble):
            return changed
        newest = max(newest, changed)
    return newest


def _change_of(name: str, today: date) -> datetime | Trouble:
    """The file's last commit if it has not been touched since, or the time of the file.

    Standard input has no time: it counts as changed when `today` began.
    """
    if name == STDIN:
        return datetime.combine(today, time(), UTC)
    seconds = committed(name)
    if seconds is None:
        try:
            seconds = int(Path(name).stat().st_mtime)
        except OSError as error:
            return Trouble(name, f"cannot be read: {why(error)}")
    return datetime.fromtimestamp(min(max(seconds, 0), YEAR_2200), UTC)


def from_epoch(given: str) -> datetime | Trouble:
    """The instant of a SOURCE_DATE_EPOCH."""
    if re.fullmatch(r"[0-9]{1,10}", given) and int(given) < YEAR_2200:
        return datetime.fromtimestamp(int(given), UTC)
    return Trouble(EPOCH, f'is "{given}" and should be a number of seconds since 1 January 1970')


def committed(name: str) -> int | None:
    """The time of the last commit that changed the file; None if the file differs from it, or git does not know it."""
    path = Path(os.path.realpath(name))
    try:
        data = path.read_bytes()
        answer = subprocess.run(
            _log_command(path.name),
            cwd=path.parent,
            env=environment(),
            capture_output=True,
            timeout=GIT_SECONDS,
            check=True,
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    head, _blank, changes = answer.decode("ascii", "replace").partition("\n")
    blobs = re.findall(r"\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b", changes.partition("\t")[0])
    return int(head) if head.isdecimal() and blobs and blobs[-1] in _blob_ids(data, len(blobs[-1])) else None


def _log_command(base: str) -> list[str]:
    """Asks for the time and for the content of the last commit that changed the file.

    The content is compared here rather than by `git status`, which runs programs that the repository's own
    configuration names.
    """
    log = ["log", "-1", "-c", "--format=%ct", "--raw", "--no-abbrev", "--no-renames", "--no-show-signature"]
    return ["git", "--no-pager", "--literal-pathspecs", *log, "--", base]


def _blob_ids(data: bytes, length: int) -> set[str]:
    """What git calls the content, with the line ends that are there and with those that git for Windows stores."""
    algorithm = "sha256" if length == 64 else "sha1"
    return {
        hashlib.new(algorithm, b"blob %d\0%b" % (len(text), text), usedforsecurity=False).hexdigest()
        for text in (data, data.replace(b"\r\n", b"\n"))
    }
