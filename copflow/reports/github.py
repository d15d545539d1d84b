"""Annotations of GitHub Actions: lines of the log that put each finding beside its line in a pull request.

They are escaped as GitHub's toolkit does it (packages/core/src/command.ts), and have their properties in its order.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copflow.diagnostics.rules import Severity
from copflow.reports.canvas import Canvas
from copflow.reports.once import Found, each_once
from copflow.reports.places import STDIN, Place, path_of
from copflow.reports.run import Run
from copflow.reports.safe import safe
from copflow.reports.told import told

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = {**DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


class Annotation(NamedTuple):
    """A command to GitHub before it is escaped; what others wrote in it is safe to print already."""

    command: str
    properties: Mapping[str, str | int]
    message: str


def report(run: Run, _canvas: Canvas) -> str:
    """A line for each finding, and for each file that could not be read."""
    return "".join(map(_line, annotations(run)))


def annotations(run: Run) -> Iterator[Annotation]:
    """What is put beside the lines, in the order of the findings."""
    yield from map(_of_finding, each_once(run))
    for unread in run.unread:
        path = safe(path_of(unread.name, run.folder))
        yield Annotation("error", {"title": "copflow", "file": path}, f"{path}: {safe(unread.message)}")


def _of_finding(found: Found) -> Annotation:
    place, finding = found.place, found.finding
    where = f"{safe(place.file)}:{place.start.line}:{place.start.column}"
    properties = {"title": f"copflow ({finding.rule})", **_place(place)}
    return Annotation(COMMANDS[finding.severity], properties, f"{where}: {told(found)}")


def _place(place: Place) -> dict[str, str | int]:
    """Where the annotation is put. Standard input is no file of the repository; columns are for one line only."""
    if place.file == STDIN:
        return {}
    found: dict[str, str | int] = {"file": safe(place.file), "line": place.start.line, "endLine": place.end.line}
    if place.is_in_one_line:
        found |= {"col": place.start.column, "endColumn": place.end.column}
    return found


def _line(annotation: Annotation) -> str:
    """`::error title=…,file=…,line=…::message`."""
    properties = ",".join(f"{key}={str(value).translate(PROPERTY)}" for key, value in annotation.properties.items())
    return f"::{annotation.command} {properties}::{annotation.message.translate(DATA)}\n"
