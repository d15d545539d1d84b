"""One line a finding: where, how bad, what, and the rule. Compilers write it so, and editors know how to read it."""

from collections.abc import Iterable

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.reports.canvas import LOOKS, Canvas, Look
from copflow.reports.run import Run
from copflow.reports.safe import safe
from copflow.reports.summary import of_plan, of_run

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(run: Run, canvas: Canvas) -> str:
    """A line for each finding, and one that sums up each plan."""
    return "".join(lines(plan.source, plan.findings, canvas) + of_plan(plan, canvas) for plan in run.plans) + of_run(
        run
    )


def lines(source: Source, findings: Iterable[Diagnostic], canvas: Canvas) -> str:
    """A line for each finding."""
    return "".join(f"{headline(source, finding, canvas)}\n" for finding in findings)


def headline(source: Source, finding: Diagnostic, canvas: Canvas) -> str:
    """`spring.plan:14:11: error: There is no person "Mia". [unknown-person]`."""
    at = source.position(finding.span.start)
    place = canvas.paint(f"{safe(source.file(finding.span.start).name)}:{at.line}:{at.column}:", Look.STRONG)
    severity = canvas.paint(f"{WORDS[finding.severity]}:", LOOKS[finding.severity])
    rule = canvas.paint(f"[{finding.rule}]", Look.PALE)
    return f"{place} {severity} {safe(finding.title)} {rule}"
