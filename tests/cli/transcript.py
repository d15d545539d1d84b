"""Transcripts: Markdown in which every ```console block is run as it stands.

A block ```plan NAME is a file of the folder in which the commands run. In a ```console block a line with `$ ` is a
command for the shell, what follows is what it prints (both outputs), and `exit N` is its exit code where that is
not 0. `python tests/cli/transcript.py` writes what the commands print now into the files, to be read and compared.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "


class Block(NamedTuple):
    """A fenced block: what stands behind the fence, its lines, and where they are in the file."""

    info: str
    body: str
    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a file, in order."""
    for match in FENCE.finditer(text):
        yield Block(match["info"].strip(), match["body"], *match.span("body"))


def commands(body: str) -> list[str]:
    """The commands of a console block."""
    return [line.removeprefix(PROMPT) for line in body.splitlines() if line.startswith(PROMPT)]


class Shell:
    """A folder with the plans of the project and the files of a transcript, and a shell that finds copflow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "here"
        self.folder.mkdir()
        (self.folder / "plans").symlink_to(ROOT / "plans")
        programs = folder / "programs"
        programs.mkdir()
        program = programs / "copflow"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copflow "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self._environment = clean_environment(folder) | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}

    def run(self, command: str) -> str:
        """What a command prints, and how it ends."""
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        printed = done.stdout.decode("utf-8").replace("\r\n", "\n")
        return printed + (f"exit {done.returncode}\n" if done.returncode else "")


def clean_environment(folder: Path) -> dict[str, str]:
    """The environment without what changes copflow's output, and with a cache of its own."""
    ours = ("COPFLOW_", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "LANG", "LC_", "PYTHONIOENCODING", "GIT")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "SOURCE_DATE_EPOCH": "1767225600",
        "TERM": "xterm",
        "COLUMNS": "80",
        "TZ": "UTC",
    }


def replay(text: str, folder: Path) -> str:
    """The transcript as it would be written now."""
    shell = Shell(folder)
    parts: list[str] = []
    done = 0
    for block in blocks(text):
        kind, _blank, name = block.info.partition(" ")
        if kind == "plan" and name:
            (shell.folder / name).write_text(block.body, encoding="utf-8")
        elif kind == "console":
            printed = "".join(f"{PROMPT}{command}\n{shell.run(command)}" for command in commands(block.body))
            parts += [text[done : block.start], printed]
            done = block.end
    return "".join([*parts, text[done:]])


def update() -> None:
    """Write every transcript anew."""
    for path in sorted(FOLDER.glob("*.md")):
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(replay(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    update()
