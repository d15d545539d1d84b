"""Calendar programs that people use, where they are installed: by scripts/clients from PyPI, and from Debian."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from tests.clients.life import Shown

ROOT = Path(__file__).parents[2]
BIN = ROOT / "scripts" / "clients-venv" / "bin"


class Client(Protocol):
    """A calendar program that has subscribed to a feed."""

    def refresh(self) -> None:
        """Look for changes now."""

    def shown(self) -> list[Shown]:
        """All that it shows of the plan's year, sorted."""

    def changes(self) -> int:
        """How many entries were added, changed or removed since this was asked last."""


def missing(what: str) -> None:
    """Leave the test out at home, and fail in CI."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what}: run scripts/clients first")


def from_pypi(name: str) -> Path:
    """A program of the clients' own environment."""
    path = BIN / name
    if not path.exists():
        missing(f"{name} is not there")
    return path


def environment(home: Path) -> dict[str, str]:
    """That of somebody who has just got a new computer: nothing of the home of whoever runs the tests is read."""
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TZ": "America/New_York",
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")},
        "NO_PROXY": "127.0.0.1",
    }


def run(command: Sequence[str | Path], env: Mapping[str, str], given: str = "") -> str:
    """What a program says. It must succeed."""
    done = subprocess.run(
        list(map(str, command)), env=env, input=given, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
