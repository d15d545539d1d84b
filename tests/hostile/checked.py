"""Runs `copflow validate` on something hostile, in a process of its own that is ended if it does not end by itself."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

HARD_KILL = 300
"""Seconds on the clock, on however slow a machine: the program's own bound is far less."""
COMMAND = """
import resource, sys
from copflow.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"\\n{used.ru_maxrss // 1024} {used.ru_utime + used.ru_stime}", file=sys.stderr)
sys.exit(code)
"""


class Ran(NamedTuple):
    """What a run said and cost: its exit code, all that it wrote, MiB of memory at most, seconds of processor time."""

    code: int
    said: str
    mebibytes: int
    seconds: float
    clock: float


def validate(path: Path | str, folder: Path, *options: str) -> Ran:
    """Check what is at a path."""
    start = time.perf_counter()
    environment = {**os.environ, "COPFLOW_NO_CACHE": "1", "COPFLOW_DEBUG": ""}
    command = [sys.executable, "-c", COMMAND, "validate", str(path), "--format", "concise", *options]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, timeout=HARD_KILL, check=False, text=True
    )
    said, _end, figures = done.stderr.rstrip().rpartition("\n")
    mebibytes, seconds = figures.split()
    return Ran(done.returncode, done.stdout + said, int(mebibytes), float(seconds), time.perf_counter() - start)
