"""Findings that a project knows and lives with: `validate --baseline FILE` says only what is new.

The file is JSON with one line a finding, to be kept in git. A finding is known again by its fingerprint, in which paths
are those from the folder of the file, so that it does not matter where copflow is run.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.fingerprint import fingerprints
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.reports.run import Checked
from copflow.workspace.load import read_file
from copflow.workspace.trouble import Trouble, why
from copflow.workspace.write import write

VERSION = 1


class Known(NamedTuple):
    """The fingerprints of a baseline, each with its file, and the folder from which these paths are seen."""

    files: Mapping[str, str]
    folder: str


def read_baseline(name: str) -> Known | Trouble:
    """The findings of a file, or why it cannot be read."""
    try:
        data = read_file(name)
    except FileNotFoundError:
        return Trouble(name, "is not there: make it with --write-baseline")
    except OSError as error:
        return Trouble(name, f"cannot be read: {why(error)}")
    if isinstance(data, str):
        return Trouble(name, f"cannot be read: {data}")
    try:
        kept = json.loads(data)
        if kept["version"] != VERSION:
            return Trouble(name, "is of another version of copflow: make it anew with --write-baseline")
        found = {str(one["fingerprint"]): str(one["file"]) for one in kept["findings"]}
    except (ValueError, LookupError, TypeError, RecursionError):
        return Trouble(name, "is no baseline of copflow: make it anew with --write-baseline")
    return Known(found, _folder(name))


def without_known(plan: Checked, known: Known) -> tuple[Checked, int]:
    """The plan without the findings that are known, and how many of its known ones are not found any more."""
    prints = _prints(plan.source, plan.findings, known.folder)
    new = tuple(found for found, mark in zip(plan.findings, prints, strict=True) if mark not in known.files)
    own = {_seen_from(known.folder, file.name) for file in plan.source.files}
    gone = sum(file in own for file in known.files.values()) - len(known.files.keys() & set(prints))
    return plan._replace(findings=new, known=len(plan.findings) - len(new)), gone


def write_baseline(name: str, plans: Iterable[Checked]) -> Trouble | int:
    """Write the errors and warnings of all plans; how many they are, or why that cannot be done."""
    rows = sorted((row for plan in plans for row in _rows(plan, _folder(name))), key=lambda row: tuple(row.values()))
    lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
    body = f"[\n{lines}\n  ]" if rows else "[]"
    text = f'{{\n  "version": {VERSION},\n  "findings": {body}\n}}\n'
    return write(name, text.encode("utf-8", "backslashreplace")) or len(rows)


def _rows(plan: Checked, folder: str) -> Iterator[dict[str, Any]]:
    """What is kept of each finding; only the fingerprint is read again, the rest is for those who review the file."""
    findings = [found for found in plan.findings if found.severity is not Severity.INFO]
    for found, mark in zip(findings, _prints(plan.source, findings, folder), strict=True):
        file = _seen_from(folder, plan.source.file(found.span.start).name)
        yield {"file": file, "rule": found.rule, "title": found.title, "fingerprint": mark}


def _prints(source: Source, findings: Iterable[Diagnostic], folder: str) -> list[str]:
    files = [file._replace(name=_seen_from(folder, file.name)) for file in source.files]
    return fingerprints(Source(source.name, source.text, files), findings)


def _folder(name: str) -> str:
    return str(Path(name).resolve().parent)


def _seen_from(folder: str, name: str) -> str:
    """The path of a file as it is seen from a folder, the same on every system."""
    try:
        return Path(os.path.relpath(Path(name).resolve(), folder)).as_posix()
    except ValueError:  # on another drive
        return Path(name).as_posix()
