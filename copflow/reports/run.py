"""What a run of the checker found, in all plans: what every report is made from."""

from collections.abc import Sequence
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source


class Dates(NamedTuple):
    """How many activities of a plan have a date, an open window, and neither."""

    dates: int = 0
    windows: int = 0
    missing: int = 0


class Checked(NamedTuple):
    """A plan that was checked.

    `findings` are those to be shown, in the order of the text; `unseen` counts notes that are not, `known` what a
    baseline accepts. `dates` is None of a file whose bytes are no text. `part_of`: the plan that includes this one,
    whose findings it has. `strict`: warnings make it fail.
    """

    source: Source
    findings: tuple[Diagnostic, ...]
    dates: Dates | None = None
    unseen: int = 0
    part_of: str | None = None
    known: int = 0
    strict: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether a finding keeps the plan from being published."""
        return self.count(Severity.ERROR) > 0

    @property
    def fails(self) -> bool:
        """Whether it is not well: it has errors, or warnings where these count as much."""
        return self.has_errors or (self.strict and self.count(Severity.WARNING) > 0)

    def count(self, severity: Severity) -> int:
        """How many findings of a severity are shown."""
        return sum(finding.severity is severity for finding in self.findings)


class Unread(NamedTuple):
    """A file that could not be read, and why."""

    name: str
    message: str


class Run(NamedTuple):
    """A run of the checker: the plans in their order, and what could not be read.

    `folder`: the absolute path of the working directory, to which paths in reports for programs are relative.
    """

    plans: Sequence[Checked]
    unread: Sequence[Unread] = ()
    folder: str = ""
