"""Finds what reads feeds outside of Python: a compiler with libical, PHP with vobject, node with ical.js.

What is missing fails a test in CI; at home the test is left out, with the script that installs it.
"""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from tests.reports.outside import FOLDER, PACKAGES, installed

HERE = Path(__file__).parent


def missing(what: str, script: str) -> NoReturn:
    """Leave the test out, or fail it in CI."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what} is not there: run {script} first")


def node_script(name: str, package: str) -> list[str]:
    """The command that runs a script of scripts/npm which needs a package."""
    installed(PACKAGES / package)
    return ["node", str(FOLDER / name)]


def php_script(name: str, library: str) -> list[str]:
    """The command that runs a PHP script which needs a library."""
    php = shutil.which("php")
    if php is None or subprocess.run([php, "-r", f"exit((int) !@include '{library}');"], check=False).returncode:
        missing(library, "scripts/debian-tools")
    return [php, str(HERE / name)]


@cache
def compiled_c(name: str, library: str) -> Path:
    """A program of one C file, compiled once in a run of the tests."""
    compiler = shutil.which("cc")
    if compiler is None:
        missing("a C compiler", "scripts/debian-tools")
    target = Path(tempfile.mkdtemp(prefix="copflow-")) / name.removesuffix(".c")
    strict = ["-Wall", "-Wextra", "-O1"]
    command = [compiler, *strict, "-o", str(target), str(HERE / name), f"-l{library}"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    if "ical.h: No such file" in done.stderr:
        missing("libical", "scripts/debian-tools")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return target
