"""A Code Quality report of GitLab: JSON that a merge request shows beside the lines.

The form is GitLab's, docs.gitlab.com/ci/testing/code_quality ("Code Quality report format"). It wants paths relative to
the project's root, without `./`, and fingerprints that are unique in the report.
"""

from hashlib import sha256
from typing import Any

from copflow.diagnostics.rules import Severity
from copflow.reports.canvas import Canvas
from copflow.reports.json_text import json_text
from copflow.reports.once import Found, each_once
from copflow.reports.places import path_of
from copflow.reports.run import Run, Unread
from copflow.reports.safe import safe

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(run: Run, _canvas: Canvas) -> str:
    """A list with an object for each finding, and for each file that could not be read."""
    findings = [_of_finding(found) for found in each_once(run)]
    return json_text(findings + [_of_unread(unread, run.folder) for unread in run.unread])


def _of_finding(found: Found) -> dict[str, Any]:
    place, finding = found.place, found.finding
    return {
        "description": safe(finding.title),
        "check_name": finding.rule,
        "fingerprint": found.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": place.file, "lines": {"begin": place.start.line, "end": place.end.line}},
    }


def _of_unread(unread: Unread, folder: str) -> dict[str, Any]:
    path = path_of(unread.name, folder)
    return {
        "description": safe(unread.message),
        "check_name": "unreadable-file",
        "fingerprint": sha256(f"unreadable-file\0{path}".encode()).hexdigest(),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }
