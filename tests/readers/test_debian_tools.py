"""The script that installs what comes with Debian says what to do where it cannot, and is quiet where all is there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.programs import compiled_c, php_script
from tests.reports.outside import ROOT

SCRIPT = ROOT / "scripts" / "debian-tools"
BASH = shutil.which("bash") or "/bin/bash"


def run(path: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [BASH, str(SCRIPT)], env={"PATH": path}, capture_output=True, check=False, encoding="utf-8", timeout=60
    )


def test_it_names_the_packages_where_it_cannot_install_them(tmp_path: Path) -> None:
    (tmp_path / "id").symlink_to(shutil.which("id") or "/usr/bin/id")
    done = run(str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "scripts/debian-tools: these are needed; install them (as root, on Debian: "
        "apt-get install gcc libc6-dev libical-dev php-cli php-sabre-vobject chromium fontconfig fonts-dejavu-core "
        "fonts-noto-color-emoji poppler-utils)\n"
    )


def test_it_does_nothing_where_all_is_there() -> None:
    compiled_c("libical.c", "ical")
    php_script("vobject.php", "Sabre/VObject/autoload.php")
    done = run(os.environ["PATH"])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(("ci", "outcome"), [("", "1 skipped"), ("true", "1 failed")])
def test_a_missing_program_fails_in_ci_and_is_left_out_at_home(ci: str, outcome: str, tmp_path: Path) -> None:
    test = tmp_path / "test_one.py"
    test.write_text("from tests.readers.programs import compiled_c\ndef test(): compiled_c('libical.c', 'ical')\n")
    environment = {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "CI": ci}
    pytest_here = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)]
    done = subprocess.run(
        pytest_here, env=environment, capture_output=True, check=False, encoding="utf-8", cwd=tmp_path
    )
    assert outcome in done.stdout
    assert not ci or "a C compiler is not there: run scripts/debian-tools first" in done.stdout
