"""The table of formats, and what holds for each of them."""

import os
import subprocess
import sys
from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules

import pytest

import copflow.outputs
import copflow.pictures.files
import copflow.site
from copflow.outputs import OUTPUTS, Options
from tests.outputs.support import PLANS, ROOT

HEAVY = ("icalendar", "pydantic", "rich", "vl_convert", "pypdf")

RENDER_ALL = """
import hashlib, sys
from pathlib import Path
from tests.outputs.support import compiled_file, rendered
from copflow.outputs import OUTPUTS
for path in sys.argv[1:]:
    compilation = compiled_file(Path(path))
    for output in OUTPUTS:
        print(path, output, hashlib.sha256(rendered(compilation, output)).hexdigest())
"""


def run(code: str, *arguments: str, seed: str = "0") -> str:
    """What a program prints that runs in an interpreter of its own, with this seed of hashes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_every_module_that_renders_is_a_row_of_its_own_name() -> None:
    rooms = copflow.outputs, copflow.pictures.files, copflow.site
    modules = [f"{room.__name__}.{module.name}" for room in rooms for module in iter_modules(room.__path__)]
    renders = {name for name in modules if hasattr(import_module(name), "render")}
    graphs = {f"copflow.pictures.files.{row.graph}" for row in OUTPUTS.values() if row.graph}
    assert renders == {f"{row.room}.{row.name}" for row in OUTPUTS.values()} | graphs
    assert all(row.name == name for name, row in OUTPUTS.items())


def test_formats_differ_in_the_ends_of_their_files() -> None:
    assert len({row.suffix for row in OUTPUTS.values()}) == len(OUTPUTS)


def test_the_table_imports_nothing_that_takes_long() -> None:
    loaded = run("import sys, copflow.outputs; print(*sys.modules)").split()
    assert "copflow.outputs" in loaded
    assert not set(HEAVY) & set(loaded)


def test_the_same_plan_gives_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    plans = [str(plan) for plan in PLANS]
    first, second = (run(RENDER_ALL, *plans, seed=seed) for seed in ("1", "4711"))
    assert first.count("\n") == len(plans) * len(OUTPUTS)
    assert first == second


def test_a_stamp_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Options(stamp=datetime(2026, 7, 1))
