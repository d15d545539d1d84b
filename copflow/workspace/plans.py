"""From the name of a plan to its compilation."""

from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.workspace.holiday_cache import cached_holidays
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
    """Load and compile the plan with that path, or `-`."""
    loaded = load(name)
    match loaded:
        case Trouble():
            return loaded
        case Unreadable(source=source, finding=finding):
            return Reading(source, (finding,), None)
        case Source():
            compilation = compile_plan(loaded, today=today, holidays=cached_holidays)
            return Reading(loaded, compilation.findings, compilation)
