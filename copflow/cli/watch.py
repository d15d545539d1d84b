"""`copflow validate --watch`: check again whenever a plan changes."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from copflow.cli.checking import Options, check
from copflow.cli.terminal import is_terminal, say
from copflow.workspace import settings
from copflow.workspace.find import SUFFIX
from copflow.workspace.load import STDIN

CLEAR = "\x1b[2J\x1b[H"
"""Empties a terminal and goes to its first line (ECMA-48, ED and CUP)."""


def watch(paths: Sequence[str], options: Options) -> int:
    """Check, and check again after every change of a plan or of settings, until somebody stops it."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise click.UsageError('--watch needs one more package: pip install "copflow[watch]"') from None
    if STDIN in paths:
        raise click.UsageError("--watch looks at files, and standard input (-) is none.")
    folders = _folders(paths or (".",))
    code = _once(paths, options, folders)
    for _changed in changes(*folders, watch_filter=_concerns, raise_interrupt=False):
        settings.forget()
        code = _once(paths, options, folders)
    return code


def _once(paths: Sequence[str], options: Options, folders: Sequence[str]) -> int:
    import sys

    if is_terminal(sys.stdout):
        say(CLEAR)
    code = check(paths, options)
    say(f"Watching {', '.join(folders)} for changes. Ctrl-C ends it.\n")
    return code


def _folders(paths: Sequence[str]) -> list[str]:
    """The folders to look at. Of a plan it is its folder, below which all lies that it may include; and many editors
    put a new file in the place of the old one, which who looks at the file alone does not see."""
    folders = (path if Path(path).is_dir() else os.path.dirname(path) or "." for path in paths)  # noqa: PTH120
    there = dict.fromkeys(folder for folder in folders if Path(folder).is_dir())
    if not there:
        raise click.UsageError("There is no such folder to watch.")
    return list(there)


def _concerns(_change: object, path: str) -> bool:
    """Whether a change of that file may change what is found."""
    name = Path(path).name
    return name.endswith(SUFFIX) or name in (settings.OWN, settings.SHARED)
