"""Says what stands in a published folder, without copflow: by the list that lies in it, and SHA-256."""

import hashlib
import hmac
import json
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple


class Standing(NamedTuple):
    """The files that the list names, by their true path; those that it does not name; and what is wrong."""

    files: dict[str, bytes]
    foreign: dict[str, bytes]
    flaws: list[str]


def standing(folder: Path) -> Standing:
    """Read the whole folder, and compare it with its list in both directions."""
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    if "index.json" not in there:
        return Standing({}, {}, ["there is no list"])
    listed = json.loads(there.pop("index.json").read_bytes())["files"]
    by_name = {(row["path"], row["private"]): row for row in listed}
    files, foreign, flaws = {}, {}, []
    for path, file in there.items():
        row = by_name.pop((path, False), None) or by_name.pop((_hash(path.encode()), True), None)
        content = file.read_bytes()
        if row is None:
            foreign[path] = content
            continue
        files[path] = content
        flaws += [f"{path}: {flaw}" for flaw in _flaws(row, path, file, content)]
    return Standing(files, foreign, [*flaws, *(f"{path}: is listed and not there" for path, _private in by_name)])


def _flaws(row: dict[str, Any], path: str, file: Path, content: bytes) -> list[str]:
    found = []
    seen = hmac.new(path.encode(), content, "sha256").hexdigest() if row["private"] else _hash(content)
    if seen != row["sha256"]:
        found.append("has other bytes than the list says")
    if not row["private"] and row["size"] != len(content):
        found.append("has another size than the list says")
    if file.stat().st_mtime != datetime.fromisoformat(row["modified"]).timestamp():
        found.append("has another time than the list says")
    return found


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
