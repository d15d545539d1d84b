"""A small program that lives beside the tests, with libraries that are not copflow's, and says what it sees."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from tests.clients.life import Shown

PATIENCE = 60.0
"""After so many seconds of silence it is ended."""


class Reader:
    """It is given one line at a time and answers with one of JSON."""

    def __init__(self, process: "subprocess.Popen[str]", log: Path) -> None:
        self._process, self._log = process, log
        self._changed = 0

    def look(self) -> list[Shown]:
        """All that it sees now."""
        said = json.loads(self.ask("look"))
        self._changed += said["changed"]
        return sorted(Shown(*one) for one in said["shown"])

    def changes(self) -> int:
        """How many entries it was told of since this was asked last."""
        changed, self._changed = self._changed, 0
        return changed

    def ask(self, line: str) -> str:
        """Its answer to a line."""
        assert self._process.stdin is not None and self._process.stdout is not None
        timer = Timer(PATIENCE, _end, [self._process])
        timer.start()
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        finally:
            timer.cancel()
        assert answer, f"it ended:\n{self._log.read_text(encoding='utf-8', errors='replace')}"
        return answer


@contextmanager
def reading(command: Sequence[str | Path], env: Mapping[str, str], log: Path) -> Iterator[Reader]:
    """Such a program; what it says besides goes into the log. It ends when its input does."""
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            list(map(str, command)),
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            start_new_session=True,  # it ends together with what it started
        )
    try:
        yield Reader(process, log)
    finally:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            _end(process)
            process.wait()
        process.stdout.close()


def _end(process: "subprocess.Popen[str]") -> None:
    os.killpg(process.pid, signal.SIGKILL)
