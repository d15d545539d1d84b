"""What is done with every input: it is read, compiled, formatted, reported in every form, and every fix is made."""

from datetime import date
from functools import partial
from typing import NamedTuple

from copflow.compile import compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.editing.edits import apply_edits
from copflow.formatter.format import Fault, format_plan
from copflow.language.files import given_files
from copflow.reports import REPORTS
from copflow.reports.canvas import Canvas
from copflow.reports.dated import dates_of
from copflow.reports.run import Checked, Run
from copflow.workspace.load import Unreadable, decode

TODAY = date(2026, 7, 1)
NAME = "by chance.plan"
FILES = given_files({"webinars.plan": "each webinar on second Tuesday\n", "shared/people.plan": "person Sam\n"})
MOST_FIXES = 2

compiled = partial(compile_plan, today=TODAY, files=FILES)


class Wrong(AssertionError):
    """What came out is not what must come out whatever goes in."""


class Tried(NamedTuple):
    """What came of an input: whether its bytes are text, and the findings."""

    is_text: bool
    findings: tuple[Diagnostic, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing keeps the plan from being published."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def try_input(data: bytes) -> Tried:
    """Put the bytes of a file through everything. Raises what copflow raises, and Wrong."""
    source = decode(NAME, data)
    if isinstance(source, Unreadable):
        _report(Checked(source.source, (source.finding,)))
        return Tried(False, (source.finding,))
    compilation = compiled(source)
    _report(Checked(compilation.source, compilation.findings, dates_of(compilation.schedule)))
    formatted = format_plan(source, compiled)
    if isinstance(formatted, Fault):
        raise Wrong(f"the formatter faults itself: {formatted.value}")
    fixes = [fix for finding in compilation.findings for fix in finding.fixes[:1]]
    for fix in fixes[:MOST_FIXES]:
        if all(edit.span.end <= len(source.text) for edit in fix.edits):  # others are made in an included file
            compiled(Source(NAME, apply_edits(source.text, fix.edits)))
    return Tried(True, compilation.findings)


def _report(plan: Checked) -> None:
    for name, report in REPORTS.items():
        if not isinstance(report(Run([plan]), Canvas()), str):
            raise Wrong(f"the report {name} gives no text")
