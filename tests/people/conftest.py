"""A repository of somebody who has plans, and one of copflow as they would have it from its server."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reports.outside import ROOT

WHO = ("-c", "user.name=Ana", "-c", "user.email=ana@library.example", "-c", "commit.gpgsign=false")
GOOD = "talk on Tue 5 May 2026\n"
BROKEN = "talk on 31 April 2026\n"


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-C", str(folder), *WHO, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8").stdout


def repository(folder: Path) -> str:
    """Make a repository of what is in a folder; its first commit."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "-m", "Begin")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="session")
def copflow_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in this repository now, committed or not, as a repository of its own."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git repository, so it is not known what belongs to it")
    folder = tmp_path_factory.mktemp("copflow")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    repository(folder)
    return folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder with a plan that is well and one that is not."""
    folder = tmp_path / "library"
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "spring.plan").write_text(GOOD, encoding="utf-8")
    (folder / "plans" / "autumn.plan").write_text(BROKEN, encoding="utf-8")
    return folder
