"""pre-commit runs the hooks in somebody's repository, with copflow installed by it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.people.conftest import GOOD, git, repository
from tests.reports.outside import ROOT

HOOKS = ROOT / ".pre-commit-hooks.yaml"


def pre_commit(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run it with a cache of its own, in which it installs the hooks."""
    dropped = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV")
    kept = {key: value for key, value in os.environ.items() if key not in dropped and not key.startswith("GIT_")}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=folder,
        env=kept | {"PRE_COMMIT_HOME": str(folder.parent / "cache"), "PRE_COMMIT_COLOR": "never"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_manifest_is_one() -> None:
    done = pre_commit(ROOT, "validate-manifest", str(HOOKS))
    assert done.returncode == 0, done.stdout


def test_hooks_are_those_that_the_page_names() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")):
        assert f"id: {hook['id']}" in page


@pytest.fixture
def configured(plans: Path, copflow_repository: Path) -> Path:
    """The folder as a repository that uses the hooks."""
    revision = git(copflow_repository, "rev-parse", "HEAD").strip()
    hooks = [{"id": "copflow-validate"}, {"id": "copflow-fmt"}]
    config = {"repos": [{"repo": str(copflow_repository), "rev": revision, "hooks": hooks}]}
    (plans / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    repository(plans)
    return plans


def test_hooks_stop_a_broken_plan_and_tidy_the_others(configured: Path) -> None:
    done = pre_commit(configured, "run", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert (
        "plans/autumn.plan:1:9: error: There is no 31 April 2026: April 2026 has 30 days. [no-such-date]" in done.stdout
    )

    (configured / "plans" / "autumn.plan").write_text(GOOD, encoding="utf-8")
    (configured / "plans" / "spring.plan").write_text(f"{GOOD.rstrip()}   \n\n\n\n", encoding="utf-8")
    git(configured, "add", "--all")
    done = pre_commit(configured, "run")
    assert "copflow validate" in done.stdout
    assert "files were modified by this hook" in done.stdout, done.stdout
    assert (configured / "plans" / "spring.plan").read_text(encoding="utf-8") == GOOD

    git(configured, "add", "--all")
    done = pre_commit(configured, "run", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
