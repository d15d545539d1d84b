"""From the name of a plan to its compilation."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.workspace.holiday_cache import cached_holidays
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import Unreadable, load
from copflow.workspace.trouble import Trouble


class Reading(NamedTuple):
    """What came of a file: its findings, and the compilation unless its bytes are no text."""

    source: Source
    findings: tuple[Diagnostic, ...]
    compilation: Compilation | None

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_plan(name: str, today: date) -> Reading | Trouble:
    """Load and compile the plan with that path, or `-`, and the files that it includes."""
    loaded = load(name)
    match loaded:
        case Trouble():
            return loaded
        case Unreadable(source=source, finding=finding):
            return Reading(source, (finding,), None)
        case Source():
            compilation = compile_plan(loaded, today=today, holidays=cached_holidays, files=PlanFiles(name))
            return Reading(compilation.source, compilation.findings, compilation)


def wholes_of(readings: Sequence[Reading]) -> Mapping[str, str]:
    """The names of the plans that others of them include, each with one that does, if it can be one that none includes.

    A part need not be complete in itself, and what is wrong with it is said there. Of plans that include each other
    none is a part.
    """
    real = {reading.source.name: os.path.realpath(reading.source.name) for reading in readings}
    inside = {
        reading.source.name: frozenset(os.path.realpath(file.name) for file in reading.source.files[1:])
        for reading in readings
    }
    including: dict[str, list[str]] = {}
    for name, parts in inside.items():
        for part in parts:
            including.setdefault(part, []).append(name)
    wholes: dict[str, str] = {}
    for name, path in real.items():
        others = [other for other in including.get(path, ()) if real[other] not in inside[name]]
        if others:
            wholes[name] = next((other for other in others if real[other] not in including), others[0])
    return wholes
