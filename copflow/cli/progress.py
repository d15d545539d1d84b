"""Shows how far long work has come, on a terminal and only there."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from copflow.cli.terminal import is_terminal

One = TypeVar("One")
PATIENCE = 1.0
"""After how many seconds somebody wants to know how long it takes."""


def with_progress(work: Iterable[One], total: int, doing: str = "Checking") -> Iterator[One]:
    """The parts of the work, one by one; if they take long, with a bar on standard error, which goes at the end.

    `doing`: what is done to each, in one word. Where nobody looks (a log, a pipe) nothing is shown.
    """
    if total < 2 or not _is_watched():
        yield from work
        return
    begun = time.monotonic()
    with ExitStack() as stack:
        advance = None
        for done, part in enumerate(work, 1):
            if advance is None and time.monotonic() - begun > PATIENCE:
                advance = _bar(stack, doing, total, done)
            elif advance is not None:
                advance()
            yield part


@contextmanager
def working(doing: str) -> Iterator[None]:
    """Say on a terminal what is done as long as the block takes."""
    if not _is_watched():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(doing):
        yield


def _is_watched() -> bool:
    """Whether somebody looks. Continuous integration may have a terminal, and keeps every movement of a bar."""
    return is_terminal(sys.stderr) and not os.environ.get("CI")


def reading_shown(work: Iterable[One], total: int) -> Iterator[One]:
    """The same for plans that are read: what commands give to workspace.differing.read_all."""
    return with_progress(work, total, "Reading")


def _bar(stack: ExitStack, doing: str, total: int, done: int) -> Callable[[], None]:
    """Begin a bar; what moves it on by one."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = progress.add_task("", total=total, completed=done)
    return lambda: progress.advance(task)
