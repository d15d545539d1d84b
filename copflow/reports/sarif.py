"""SARIF 2.1.0 (OASIS), the form in which code scanning takes findings: results, and the rules that they are of.

Sections in comments are those of the standard.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from copflow import __version__
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Safety
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source, Span
from copflow.reports.canvas import Canvas
from copflow.reports.json_text import json_text
from copflow.reports.once import Found, each_once
from copflow.reports.places import Place, path_of, place_of
from copflow.reports.run import Run, Unread
from copflow.reports.safe import safe
from copflow.reports.sarif_rules import LEVELS, UNREADABLE, descriptor, unreadable_descriptor
from copflow.reports.told import told

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, Any]


def report(run: Run, _canvas: Canvas) -> str:
    """A log with one run."""
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]})


def _run(run: Run) -> Json:
    found = list(each_once(run))
    rules = sorted({one.finding.rule for one in found})
    writer = _Writer(run.folder, rules)
    driver: Json = {
        "name": "copflow",
        "fullName": f"copflow {__version__}",
        "semanticVersion": __version__,
        "rules": list(map(descriptor, rules)),
        "notifications": [unreadable_descriptor()] if run.unread else [],
    }
    invocation: Json = {
        "executionSuccessful": not run.unread,
        "toolExecutionNotifications": list(map(writer.notification, run.unread)),
    }
    return {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": list(map(writer.result, found)),
    }


class _Writer:
    """Writes results, with places relative to the working directory."""

    def __init__(self, folder: str, rules: Sequence[str]) -> None:
        self._folder = folder
        self._indices = {rule: index for index, rule in enumerate(rules)}

    def result(self, found: Found) -> Json:
        finding, source = found.finding, found.source
        result = {
            "ruleId": finding.rule,
            "ruleIndex": self._indices[finding.rule],
            "level": LEVELS[finding.severity],
            "message": _message(told(found)),
            "locations": [_location(found.place)],
            "partialFingerprints": {"copflow/v1": found.fingerprint},
            "relatedLocations": self._related(source, finding),
            "codeFlows": self._flows(source, finding),
            "fixes": [
                self._fix(source, fix) for fix in finding.fixes if fix.edits and fix.safety is not Safety.DISPLAY
            ],
        }
        return {key: value for key, value in result.items() if value != []}

    def notification(self, unread: Unread) -> Json:
        """A file that could not be read (3.58)."""
        artifact = {"uri": _uri(path_of(unread.name, self._folder))}
        return {
            "descriptor": {"id": UNREADABLE, "index": 0},
            "level": LEVELS[Severity.ERROR],
            "message": _message(f"{safe(unread.name)}: {safe(unread.message)}"),
            "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
        }

    def _place(self, source: Source, span: Span) -> Place:
        return place_of(source, span, self._folder)

    def _related(self, source: Source, finding: Diagnostic) -> list[Json]:
        return [
            {"id": number, **_location(self._place(source, label.span)), "message": _message(safe(label.text))}
            for number, label in enumerate(finding.labels, 1)
        ]

    def _flows(self, source: Source, finding: Diagnostic) -> list[Json]:
        """How the dates came about (3.36): each step with what it says, its day and what is wrong with that."""
        if not finding.chain:
            return []
        steps = [
            {
                "location": {
                    **_location(self._place(source, link.span)),
                    "message": _message(_comma(link.text, link.day, link.verdict)),
                }
            }
            for link in finding.chain
        ]
        return [{"threadFlows": [{"locations": steps}]}]

    def _fix(self, source: Source, fix: Fix) -> Json:
        """The replacements by file (3.55). Of an empty place nothing is deleted: the text is put in there."""
        changes: dict[str, list[Json]] = {}
        for edit in fix.edits:
            place = self._place(source, edit.span)
            replacement = {"deletedRegion": _region(place), "insertedContent": {"text": edit.text}}
            changes.setdefault(place.file, []).append(replacement)
        return {
            "description": _message(safe(fix.title)),
            "artifactChanges": [
                {"artifactLocation": {"uri": _uri(file)}, "replacements": replacements}
                for file, replacements in changes.items()
            ],
        }


def _comma(*parts: str) -> str:
    return ", ".join(safe(part) for part in parts if part)


def _message(text: str) -> Json:
    """A plain text (3.11), in which `[text](place)` would be a link: none is wanted that others wrote."""
    return {"text": text.replace("](", "] (")}


def _location(place: Place) -> Json:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": _region(place)}}


def _region(place: Place) -> Json:
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


def _uri(path: str) -> str:
    """A relative reference, which code scanning takes from the repository's root; of a file elsewhere the whole URI."""
    if path.startswith("/"):
        return f"file://{quote(path)}"
    return f"file:///{path[:2]}{quote(path[2:])}" if path[1:3] == ":/" else quote(path)
