"""Each finding with the lines it is about, the facts, and the ways to mend it."""

from collections.abc import Iterable, Iterator

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import Source
from copflow.reports.canvas import LOOKS, Canvas, Look
from copflow.reports.chain import steps
from copflow.reports.concise import headline
from copflow.reports.excerpt import Mark, excerpts
from copflow.reports.fixes import lettered
from copflow.reports.run import Run
from copflow.reports.safe import safe
from copflow.reports.summary import of_plan, of_run


def report(run: Run, canvas: Canvas) -> str:
    """A paragraph for each finding, below those of each plan what sums it up."""
    plans = (paragraphs(plan.source, plan.findings, canvas) + of_plan(plan, canvas) for plan in run.plans)
    return "".join(plans) + of_run(run)


def paragraphs(source: Source, findings: Iterable[Diagnostic], canvas: Canvas) -> str:
    """A paragraph for each finding."""
    return "".join("\n".join([*_paragraph(source, finding, canvas), "", ""]) for finding in findings)


def _paragraph(source: Source, finding: Diagnostic, canvas: Canvas) -> Iterator[str]:
    yield headline(source, finding, canvas)
    marks = [Mark(finding.span, safe(finding.label), "^", LOOKS[finding.severity])]
    marks += [Mark(label.span, safe(label.text), "-", Look.INFO) for label in finding.labels]
    shown = {source.line_at(link.span.start) for link in finding.chain}
    if unshown := [mark for mark in marks if source.line_at(mark.span.start) not in shown]:
        yield from excerpts(source, unshown, canvas, home=source.file(finding.span.start))
    yield from steps(source, finding, canvas)
    for note in finding.notes:
        yield f"  {canvas.paint('note:', Look.INFO)} {safe(note)}"
    for name, done, proof in lettered(source, finding):
        known = canvas.paint(f"  ({proof})", Look.PALE) if proof else ""
        yield f"  {canvas.paint(f'{name}:', Look.GOOD)} {done}{known}"
