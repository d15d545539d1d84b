"""Each finding with the lines it is about, the facts, and the ways to mend it."""

from collections.abc import Iterable, Iterator

from copflow.diagnostics.diagnostic import Diagnostic, Fix
from copflow.diagnostics.source import Source
from copflow.reports.canvas import LOOKS, Canvas, Look
from copflow.reports.concise import headline
from copflow.reports.excerpt import Mark, excerpts
from copflow.reports.fixes import changed_line
from copflow.reports.run import Run
from copflow.reports.safe import safe
from copflow.reports.summary import of_plan, of_run

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROOM = 100
"""The longest line that is shown as a fix makes it; of a longer one the title says what changes."""


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
    yield from excerpts(source, marks, canvas)
    for note in finding.notes:
        yield f"  {canvas.paint('note:', Look.INFO)} {safe(note)}"
    for letter, fix in zip(LETTERS, finding.fixes, strict=False):
        yield _fix(source, fix, letter, finding.span.start, canvas)


def _fix(source: Source, fix: Fix, letter: str, at: int, canvas: Canvas) -> str:
    """`fix A: webinar 1 in November`, or what is to be done where that is no change of one line."""
    changed = changed_line(source, fix, ROOM)
    place = _place(source, fix.edits[0].span.start, at) if fix.edits else ""
    return f"  {canvas.paint(f'fix {letter}{place}:', Look.GOOD)} {safe(fix.title) if changed is None else changed}"


def _place(source: Source, change: int, at: int) -> str:
    """`, line 7`, `, shared/webinars.plan line 3`: where a fix changes another line than that of the finding."""
    line, file = source.position(change).line, source.file(change)
    if file != source.file(at):
        return f", {safe(file.name)} line {line}"
    return f", line {line}" if line != source.position(at).line else ""
