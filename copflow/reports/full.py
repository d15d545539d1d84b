"""Each finding with the lines it is about, the facts, and the ways to mend it."""

from collections.abc import Iterable, Iterator

from copflow.diagnostics.diagnostic import Diagnostic, Fix
from copflow.diagnostics.source import Source
from copflow.reports.canvas import LOOKS, Canvas, Look
from copflow.reports.concise import headline
from copflow.reports.excerpt import Mark, excerpts
from copflow.reports.fixes import changed_line
from copflow.reports.safe import safe

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROOM = 100
"""The longest line that is shown as a fix makes it; of a longer one the title says what changes."""


def report(source: Source, findings: Iterable[Diagnostic], canvas: Canvas) -> str:
    """A paragraph for each finding."""
    return "".join("\n".join([*_paragraph(source, finding, canvas), "", ""]) for finding in findings)


def _paragraph(source: Source, finding: Diagnostic, canvas: Canvas) -> Iterator[str]:
    yield headline(source, finding, canvas)
    marks = [Mark(finding.span, safe(finding.label), "^", LOOKS[finding.severity])]
    marks += [Mark(label.span, safe(label.text), "-", Look.INFO) for label in finding.labels]
    yield from excerpts(source, marks, canvas)
    for note in finding.notes:
        yield f"  {canvas.paint('note:', Look.INFO)} {safe(note)}"
    line = source.position(finding.span.start).line
    for letter, fix in zip(LETTERS, finding.fixes, strict=False):
        yield _fix(source, fix, letter, line, canvas)


def _fix(source: Source, fix: Fix, letter: str, line: int, canvas: Canvas) -> str:
    """`fix A: webinar 1 in November`, or what is to be done where that is no change of one line."""
    changed = changed_line(source, fix, ROOM)
    place = f", line {changed.line}" if changed is not None and changed.line != line else ""
    return (
        f"  {canvas.paint(f'fix {letter}{place}:', Look.GOOD)} {safe(fix.title) if changed is None else changed.text}"
    )
