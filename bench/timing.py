"""How the figures are taken: processor time, the best of several runs."""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


def best(run: Callable[[], object], times: int = 3) -> float:
    """The seconds of processor time that a call takes, the best of `times`.

    What is there before is kept from the collector of garbage, so that it costs nothing that is not the call's own.
    """
    taken = []
    for _ in range(times):
        gc.collect()
        gc.freeze()
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


class Ran(NamedTuple):
    """A process: seconds on the processor and on the clock, and its exit status."""

    processor: float
    clock: float
    status: int


def best_process(arguments: Sequence[str], times: int = 5) -> Ran:
    """A run of Python with these arguments, from its start to its end: the best of `times`."""
    return min(_process(arguments) for _ in range(times))


def _process(arguments: Sequence[str]) -> Ran:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        (sys.executable, *arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Ran(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock, done.returncode)
