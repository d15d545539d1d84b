"""Builds that die: a process of its own publishes, and is killed at a moment of somebody's choice."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from copflow.feed.publication import Publication
from copflow.workspace.publish_folder import publish_folder
from copflow.workspace.trouble import Trouble

DONE, REFUSED = 0, 3


def start(publication: Publication, folder: Path, first: Callable[[], object] = lambda: None) -> int:
    """Start a build in a process of its own; its number. `first` is done in it before."""
    number = os.fork()
    if number:
        return number
    try:
        first()
        result = publish_folder(publication, folder)
        os._exit(REFUSED if isinstance(result, Trouble) else DONE)
    finally:
        os._exit(9)


def killed_after(seconds: float, publication: Publication, folder: Path) -> bool:
    """Publish, and kill it with SIGKILL after a while; whether it died of that rather than ended before."""
    number = start(publication, folder)
    time.sleep(seconds)
    os.kill(number, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(number, 0)[1])


def killed_at_step(step: int, publication: Publication, folder: Path) -> bool:
    """Publish, and die with SIGKILL at the n-th thing that Python asks of the system: see sys.audit."""

    def prepare() -> None:
        steps = iter(range(step))

        def hook(_event: str, _details: object) -> None:
            if next(steps, None) is None:
                signal.raise_signal(signal.SIGKILL)

        sys.addaudithook(hook)

    number = start(publication, folder, prepare)
    return os.WIFSIGNALED(os.waitpid(number, 0)[1])


def ended(number: int) -> int:
    """What a build ended with."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
