"""Which findings of a changed plan are new."""

from collections import Counter
from collections.abc import Sequence

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.editing.change import Change
from copflow.editing.edits import Moves


def new_findings(old: Compilation, new: Compilation) -> list[Diagnostic]:
    """The findings that say something that was not said before, be it of another activity of one `each` block."""
    said = Counter((one.rule, title) for one in old.findings for title in (one.title, *one.others))
    found = []
    for finding in new.findings:
        keys = [(finding.rule, title) for title in (finding.title, *finding.others)]
        said.subtract(keys)
        if any(said[key] < 0 for key in keys):
            found.append(finding)
    return found


def new_errors(old: Compilation, new: Compilation, change: Change) -> list[Diagnostic]:
    """The errors that the change brings. One that was at its place already may name another day now; not so on the
    line that is changed."""
    line = new.source.line_at(change.written.start)
    moves = Moves(change.edits)
    before = {(finding.rule, moves.of(finding.span).start) for finding in errors_of(old.findings)}
    return [
        finding
        for finding in errors_of(new_findings(old, new))
        if (finding.rule, finding.span.start) not in before or line.start <= finding.span.start <= line.end
    ]


def errors_of(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Those that keep a plan from being published."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
