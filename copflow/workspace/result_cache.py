"""Remembers what was found in a plan, so that what has not changed is not checked again.

The key is made of everything on which the findings depend: the texts of the plan and of the files that it includes,
what stands in the way of including others, the settings, today, the code and grammar of copflow, and the versions of
Python and of the package that knows holidays. Whatever is wrong with a file of the cache, the plan is checked instead.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import copflow
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.policy import Policy
from copflow.diagnostics.record import from_record, to_record
from copflow.diagnostics.source import Source
from copflow.reports.run import Checked, Dates
from copflow.workspace.cache_folder import cache_folder
from copflow.workspace.holiday_cache import holidays_version
from copflow.workspace.write import replace_file

FORMAT = 1
"""Part of the key: to be raised when the files are written differently."""
MAX_BYTES = 8 * 1024 * 1024
MOST_FILES = 4_000
"""How many results are kept; when there are more, the half that was not used for longest goes."""


def place_of(source: Source, found: Sequence[Diagnostic], policy: Policy, today: date) -> Path | None:
    """The file for the result of a plan with all its files; None where there is no folder for caches.

    `found`: what stands in the way of including other files.
    """
    folder = cache_folder()
    if folder is None:
        return None
    parts = [source.name, source.text, source.files, tuple(found), today, _ordered(policy), _made_by()]
    key = sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return folder / "checks" / f"{key}.json"


def _ordered(policy: Policy) -> list[object]:
    select = None if policy.select is None else sorted(policy.select)
    return [select, sorted(policy.ignore), sorted(policy.severity)]


@cache
def _made_by() -> list[object]:
    """What tells versions of copflow apart, those on which somebody works too: every file of it, by size and time."""
    root = Path(copflow.__file__).parent
    stamps = []
    for at, folders, names in os.walk(root):
        folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
        for name in sorted(names):
            state = Path(at, name).stat()
            stamps.append((name, state.st_size, state.st_mtime_ns))
    grammar = root.parent / "grammar" / "copflow.lark"
    with suppress(OSError):
        stamps.append(("copflow.lark", grammar.stat().st_size, grammar.stat().st_mtime_ns))
    return [FORMAT, copflow.__version__, sys.version, holidays_version(), stamps]


# ---- one file ------------------------------------------------------------------------------------------


def find(path: Path | None, source: Source) -> Checked | None:
    """The result in a file; None if there is none or it is damaged."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            kept = json.loads(file.read(MAX_BYTES))
        checked = _checked(kept, source)
        os.utime(path)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return checked


def _checked(kept: Mapping[str, Any], source: Source) -> Checked:
    dates, windows, missing = map(int, kept["dates"])
    findings = tuple(map(from_record, kept["findings"]))
    places = [finding.span for finding in findings]
    if any(span.end > len(source.text) for span in places):
        raise ValueError("a place beyond the text")
    return Checked(source, findings, Dates(dates, windows, missing))


def keep(path: Path, checked: Checked) -> None:
    """Keep a result. Runs at the same time each put a whole file there; the last one stays."""
    kept = {"dates": checked.dates, "findings": list(map(to_record, checked.findings))}
    data = json.dumps(kept, ensure_ascii=True).encode("ascii")
    if len(data) > MAX_BYTES:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, data, durable=False)


def tidy() -> None:
    """Delete the results that were not used for longest, if there are many."""
    folder = cache_folder()
    with suppress(OSError):
        files = list((folder / "checks").glob("*.json")) if folder is not None else []
        if len(files) > MOST_FILES:
            for old in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) // 2]:
                old.unlink()
