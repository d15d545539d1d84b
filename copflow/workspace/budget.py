"""The last resort against a plan that would take too long or too much memory: a bound around reading it.

The core has bounds that hold on every machine: sizes, depths, numbers of everything that can be counted. What they let
pass is small enough almost always; this is for the rest. Where the system does not offer what it needs, there is none.
"""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple, TypeVar

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import RULES
from copflow.diagnostics.source import Span

Read = TypeVar("Read")
Grow = Callable[[int], None]
"""To be called with the size of each text that is read, in characters."""

SECONDS = 2.0
"""Of processor time, for a plan of up to SMALL characters."""
SMALL = 64 * 1024
SECONDS_MORE, MORE = 2.0, 100 * 1024
"""For so many further characters so much longer: a plan of ten thousand activities takes a third of that."""
MOST_SECONDS = 30.0
MEBIBYTES = 512
"""Of memory, beside what the process has when it begins to read."""
LOOK = 0.05
"""After how many seconds of processor time it is looked at both."""
AGAIN = 1.0
"""After how many seconds it is said again: Python passes over what is raised while it cleans up."""
ROOM = 128
"""How many MiB beyond its bound the system gives at most, however suddenly it is wanted."""
STATM = Path("/proc/self/statm")
MIB = 1024 * 1024


class Limits(NamedTuple):
    """How long reading one plan may take (None: by the size of its text) and how much memory; 0 is no bound."""

    seconds: float | None = None
    mebibytes: int = MEBIBYTES


NO_LIMITS = Limits(0, 0)


class _Over(BaseException):
    """A bound is met. It is no Exception: nothing that means to catch mistakes may catch it."""


class _OverTime(_Over):
    pass


class _OverMemory(_Over):
    pass


class _Watch:
    """Looks at the time and the memory now and then, and stops what runs when one of them is over."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._size = 0
        self._begun = time.process_time()
        self._quiet = 0.0
        used = _used() if limits.mebibytes > 0 else None
        self._most = None if used is None else used + limits.mebibytes * MIB
        self.seconds = SECONDS if limits.seconds is None else limits.seconds

    def grow(self, size: int) -> None:
        """Give more time for a text of that size."""
        self._size += size
        if self._limits.seconds is None:
            self.seconds = min(MOST_SECONDS, SECONDS + SECONDS_MORE * max(0, self._size - SMALL) / MORE)

    def look(self, _number: int, _frame: FrameType | None) -> None:
        """The handler of the signal that comes as processor time is spent."""
        now = time.process_time() - self._begun
        if now < self._quiet:
            return
        if 0 < self.seconds < now:
            self._quiet = now + AGAIN
            raise _OverTime
        if self._most is not None and (_used() or 0) > self._most:
            self._quiet = now + AGAIN
            raise _OverMemory

    @contextmanager
    def running(self) -> Iterator[None]:
        """It looks, if there is a bound, and a way to keep it: signals reach the main thread only."""
        is_main = threading.current_thread() is threading.main_thread()
        if not is_main or not hasattr(signal, "setitimer") or self._limits == NO_LIMITS:
            yield
            return
        before = signal.signal(signal.SIGPROF, self.look)
        try:
            signal.setitimer(signal.ITIMER_PROF, LOOK, LOOK)
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


def bounded(limits: Limits, read: Callable[[Grow], Read]) -> Read | Diagnostic:
    """What `read` gives, or a finding that says which bound it met. `read` is given a function for sizes of texts."""
    watch = _Watch(limits)
    try:
        with _memory(limits.mebibytes), watch.running():
            return read(watch.grow)
    except _OverTime:
        return _finding(
            f"Reading this plan took more than {watch.seconds:.3g} s of processor time.",
            "`--time-limit 60` gives it a minute, `--time-limit 0` as long as it needs.",
        )
    except (MemoryError, _OverMemory):
        return _finding(
            f"Reading this plan took more than {limits.mebibytes:,} MiB of memory.",
            "`--memory-limit 2048` gives it 2 GiB, `--memory-limit 0` as much as there is.",
        )
    except RecursionError:
        return _finding("Something in this plan is nested deeper than copflow can follow.", "Nest it less deep.")


def _finding(title: str, note: str) -> Diagnostic:
    return Diagnostic("limit-reached", RULES["limit-reached"].severity, title, Span(0, 0), notes=(note,))


@contextmanager
def _memory(mebibytes: int) -> Iterator[None]:
    """Let the system refuse what would go beyond the bound at once, between two looks.

    It is never reached bit by bit: without any memory left Python could not even say so.
    """
    used = _used() if mebibytes > 0 else None
    if used is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = used + (mebibytes + ROOM) * MIB
    known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min([most, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _used() -> int | None:
    """The bytes of data that the process has; None if the system does not say, as only Linux does."""
    if sys.platform != "linux":
        return None
    import resource

    try:
        return int(STATM.read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return None
