"""The plan that a file is a part of: an included file is understood with the settings and names of its plan."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from copflow.diagnostics.source import File
from copflow.workspace.find import SUFFIX
from copflow.workspace.load import STDIN, read_file
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.trouble import Trouble

MOST_PLANS = 200
"""How many plans of a folder are looked at."""
MOST_ABOVE = 12
"""How deep plans that include each other may be nested."""


class PartOfPlan(NamedTuple):
    """A file, and the reading of the plan that it is a part of, or is itself."""

    reading: Reading
    file: File


def read_in_whole(name: str, today: date) -> PartOfPlan | Trouble:
    """Read a file as a part of the plan that includes it, if there is one: a plan in its folder, or in a folder above
    it up to the current one."""
    reading = read_plan(name, today)
    if isinstance(reading, Trouble):
        return reading
    found = PartOfPlan(reading, reading.source.files[0])
    if name == STDIN:
        return found
    real, seen = os.path.realpath(name), {os.path.realpath(name)}
    whole = name
    for _ in range(MOST_ABOVE):
        larger = next(_including(whole, real, seen, today), None)
        if larger is None:
            break
        found, whole = larger, larger.reading.source.name
        seen.add(os.path.realpath(whole))
    return found


def _including(name: str, real: str, seen: set[str], today: date) -> Iterator[PartOfPlan]:
    """The plans around a file that include it, and with it the one that was asked for."""
    for other in _mentioning(name):
        if os.path.realpath(other) in seen:
            continue
        reading = read_plan(str(other), today)
        if isinstance(reading, Trouble):
            continue
        file = next((file for file in reading.source.files[1:] if os.path.realpath(file.name) == real), None)
        if file is not None:
            yield PartOfPlan(reading, file)


def _mentioning(name: str) -> Iterator[Path]:
    """The plans beside a file and in the folders above it whose text has its name and the word `include`."""
    wanted = os.fsencode(Path(name).name)
    for folder in _folders(name):
        try:
            plans = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX))
        except OSError:
            continue
        for plan in plans[:MOST_PLANS]:
            try:
                data = read_file(str(plan))
            except OSError:
                continue
            if isinstance(data, bytes) and wanted in data and b"include" in data.lower():
                yield plan


def _folders(name: str) -> list[Path]:
    """The folder of a file, and those above it as far as the current one."""
    folder = Path(name).parent
    if folder.is_absolute() or ".." in folder.parts:
        return [folder]
    return [folder, *folder.parents]
