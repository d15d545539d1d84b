"""How the figures are taken: processor time, the best of several runs; garbage is looked for as by the command."""

import gc
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import copflow.cli.main  # noqa: F401 (sets how often garbage is looked for)


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


def best_process(command: Sequence[str], times: int = 5) -> Ran:
    """A run of a program, from its start to its end: the best of `times`, after one that warms it up.

    As users run it: outside the checkout, so that what is installed is run and not the folder it was made from, and
    with Python's compiled files kept.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    with tempfile.TemporaryDirectory() as folder:
        _process(command, folder, environment)
        return min(_process(command, folder, environment) for _ in range(times))


def _process(command: Sequence[str], folder: str, environment: dict[str, str]) -> Ran:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Ran(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock, done.returncode)
