"""The year's plan as its organiser publishes it: `copflow build`, and `copflow lock` when the lock is lost."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from copflow.compile import Compilation
from tests.cli.transcript import clean_environment
from tests.clients.life import FEED, FIRST, FOLDER, PLAN, TODAY, Life, Shown, shown_in

PUBLIC = "public"
PERSON, PERSONS_FEED = "Sam", f"{FOLDER}/person/sam.ics"


class BuiltLife(Life):
    """The plan's life, published into a folder by the command. `persons`: what is hers or his of the schedule."""

    persons: list[Shown]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def content(self, path: str) -> bytes:
        """A file that is published."""
        return (self._folder / PUBLIC / path).read_bytes()

    def _publish(self, compilation: Compilation) -> None:
        """Publish it, each time an hour later."""
        self._hours += 1
        if not self._lock.exists() and (self._folder / PUBLIC).exists():
            self._copflow("lock", PLAN.name, "--from-feed", f"{PUBLIC}/{FEED}", "--today", str(TODAY))
        now = (FIRST + timedelta(hours=self._hours)).isoformat()
        self._copflow("build", PLAN.name, "-o", PUBLIC, "--yes", "--now", now)
        self.persons = sorted(shown_in(compilation, PERSON))

    def _copflow(self, *words: str) -> None:
        command = [sys.executable, "-m", "copflow", *words]
        env = clean_environment(self._folder)
        done = subprocess.run(command, cwd=self._folder, env=env, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, (words, done.stderr.decode())
