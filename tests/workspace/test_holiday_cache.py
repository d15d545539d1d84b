"""The cache of holidays saves time and never changes what comes out."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from copflow.dates.holidays import Region, package_holidays
from copflow.workspace.holiday_cache import cached_holidays
from tests.workspace.limits import without_rights

NEW_YORK = Region("US", "NY")
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("COPFLOW_NO_CACHE", raising=False)
    return tmp_path


def files(cache: Path) -> list[str]:
    return sorted(str(path.relative_to(cache)) for path in cache.rglob("*") if path.is_file())


def fill(cache: Path) -> Path:
    cached_holidays(NEW_YORK, 2026)
    return cache / "copflow/holidays/US-NY-2026.json"


def put_a_mark(path: Path) -> None:
    """Change what the cache says, so that it can be seen whether it is asked."""
    kept = json.loads(path.read_bytes())
    kept["days"] = {"2026-02-03": "Mark"}
    path.write_text(json.dumps(kept), encoding="utf-8")


def test_same_days_with_and_without_the_cache(cache: Path) -> None:
    real = package_holidays(NEW_YORK, 2026)
    assert cached_holidays(NEW_YORK, 2026) == real
    assert cached_holidays(NEW_YORK, 2026) == real
    assert list(cached_holidays(NEW_YORK, 2026)) == list(real)
    assert files(cache) == ["copflow/holidays/US-NY-2026.json"]


def test_second_time_the_cache_is_asked(cache: Path) -> None:
    put_a_mark(fill(cache))
    assert cached_holidays(NEW_YORK, 2026) == {date(2026, 2, 3): "Mark"}


def test_second_run_does_not_import_the_package(cache: Path) -> None:
    assert fill(cache)
    code = (
        "import sys; from copflow.workspace.holiday_cache import *; cached_holidays(Region('US', 'NY'), 2026);"
        "sys.exit('holidays' in sys.modules or 'importlib.metadata' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=60)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b"[" * 100_000,
        b'{"of": null, "days": {}}',
        b'{"days": {"2026-02-03": "Mark"}}',
    ],
)
def test_damaged_cache_is_ignored_and_mended(cache: Path, damage: bytes) -> None:
    path = fill(cache)
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("days", [None, [1], {"soon": "x"}, {"2026-02-03": 1}, {"2025-02-03": "x"}])
def test_days_that_are_none_are_ignored(cache: Path, days: object) -> None:
    path = fill(cache)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"days": days}), encoding="utf-8")
    assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)


@pytest.mark.parametrize("part", range(5))
def test_cache_of_another_version_region_or_year_is_ignored(cache: Path, part: int) -> None:
    path = fill(cache)
    kept = json.loads(path.read_bytes())
    kept["of"][part] = 7
    path.write_text(json.dumps(kept | {"days": {"2026-02-03": "Mark"}}), encoding="utf-8")
    assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)


def test_folder_in_the_place_of_the_file(cache: Path) -> None:
    (cache / "copflow/holidays/US-NY-2026.json").mkdir(parents=True)
    assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)


def test_cache_that_cannot_be_written(cache: Path) -> None:
    cache.chmod(0o555)
    try:
        with without_rights():
            assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)
    finally:
        cache.chmod(0o755)
    assert files(cache) == []


def test_file_in_the_place_of_the_folder(cache: Path) -> None:
    (cache / "copflow").touch()
    assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)


def test_switched_off(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_a_mark(fill(cache))
    monkeypatch.setenv("COPFLOW_NO_CACHE", "1")
    assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)


def test_system_that_names_no_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "also-relative")
    monkeypatch.chdir(cache)
    assert cached_holidays(NEW_YORK, 2026) == package_holidays(NEW_YORK, 2026)
    assert files(cache) == []


@pytest.mark.parametrize("region", [Region("XX"), Region("US", "ZZ"), Region("../..", "x"), Region("US", "../../x")])
def test_unknown_region_is_unknown_and_leaves_no_file(cache: Path, region: Region) -> None:
    with pytest.raises(LookupError):
        cached_holidays(region, 2026)
    assert files(cache) == []


def test_runs_at_the_same_time(cache: Path) -> None:
    code = (
        "from copflow.workspace.holiday_cache import *\n"
        "real = package_holidays(Region('DE', 'BY'), 2026)\n"
        "assert all(cached_holidays(Region('DE', 'BY'), 2026) == real for _ in range(200))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen([sys.executable, "-c", code], env=environment) for _ in range(4)]
    assert [run.wait(timeout=60) for run in runs] == [0, 0, 0, 0]
    assert files(cache) == ["copflow/holidays/DE-BY-2026.json"]
