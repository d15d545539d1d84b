"""Remembers public holidays between runs.

To import the `holidays` package takes as long as all the rest of `copflow validate`. So each region's holidays of a
year are kept in a file of the user's cache folder. Whatever is wrong with it, the package is asked instead, and
COPFLOW_NO_CACHE=1 does without it.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from importlib.machinery import PathFinder
from pathlib import Path

from copflow.dates.holidays import Region, package_holidays
from copflow.workspace.cache_folder import cache_folder
from copflow.workspace.write import replace_file

FORMAT = 1
"""Part of the key: to be raised when the files are written differently."""
MAX_BYTES = 1024 * 1024
PLAIN = re.compile(r"[A-Za-z0-9_+-]{1,40}")


def cached_holidays(region: Region, year: int) -> Mapping[date, str]:
    """The holidays of a region in a year: a HolidaySource, as `package_holidays` is, that remembers."""
    path, key = _path(region, year), _key(region, year)
    if path is None or key is None:
        return package_holidays(region, year)
    days = _read(path, key, year)
    if days is None:
        days = dict(package_holidays(region, year))
        _write(path, key, days)
    return days


# ---- where and what ------------------------------------------------------------------------------------


def _path(region: Region, year: int) -> Path | None:
    """The file of a region's year; None for a region whose name, which comes from the plan, is no plain code."""
    folder = cache_folder()
    parts = [part for part in region if part]
    if folder is None or not all(PLAIN.fullmatch(part) for part in parts):
        return None
    return folder / "holidays" / f"{'-'.join(parts)}-{year}.json"


def _key(region: Region, year: int) -> list[object] | None:
    """What the file must have been made from. The package's version is told by the file that has it.

    To ask importlib.metadata for the version takes longer than to compile a small plan.
    """
    version = holidays_version()
    return [FORMAT, *version, str(region), year] if version is not None else None


def holidays_version() -> tuple[int, int] | None:
    """What tells versions of the package apart; None if it cannot be found."""
    spec = PathFinder.find_spec("holidays")
    if spec is None or spec.origin is None:
        return None
    try:
        version = Path(spec.origin).with_name("version.py").stat()
    except OSError:
        return None
    return version.st_mtime_ns, version.st_size


# ---- one file ------------------------------------------------------------------------------------------


def _read(path: Path, key: list[object], year: int) -> dict[date, str] | None:
    """The days that the file has; None if there is none, it is of another version, or it is damaged."""
    try:
        with path.open("rb") as file:
            kept = json.loads(file.read(MAX_BYTES))
        if kept["of"] != key:
            return None
        days = {date.fromisoformat(day): name for day, name in kept["days"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return days if all(day.year == year and isinstance(name, str) for day, name in days.items()) else None


def _write(path: Path, key: list[object], days: Mapping[date, str]) -> None:
    """Keep the days. Runs at the same time each put a whole file there; the last one stays."""
    kept = {"of": key, "days": {day.isoformat(): name for day, name in days.items()}}
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, json.dumps(kept, indent=1).encode("ascii"), durable=False)
