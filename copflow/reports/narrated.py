"""Findings as sentences only: for screen readers, which read signs aloud and know no columns, and for e-mail.

Each sentence has a line of its own, each finding a paragraph.
"""

from collections.abc import Iterator

from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Label, Link
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source, Span
from copflow.reports.canvas import Canvas
from copflow.reports.fixes import LETTERS, ROOM, changed_line
from copflow.reports.run import Checked, Run
from copflow.reports.safe import safe
from copflow.reports.summary import counted, dates_in_words, of_run

KINDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Note"}
LONGEST = 200
"""How many characters of a line are read out; of a longer one its beginning and its end."""


def report(run: Run, _canvas: Canvas) -> str:
    """What was found in each plan, and a sentence that sums it up."""
    paragraphs = ["".join(f"{line}\n" for line in _plan(plan)) for plan in run.plans]
    if whole := of_run(run):
        paragraphs.append(f"{_ended(whole.rstrip())}\n")
    return "\n".join(paragraphs)


def _plan(plan: Checked) -> Iterator[str]:
    name = safe(plan.source.name)
    if plan.part_of is not None:
        yield f"The plan {name} was read as a part of {safe(plan.part_of)}."
        return
    found = speak.listed([counted(plan.count(kind), kind) for kind in KINDS if plan.count(kind)])
    yield f"The plan {name} has {found}." if found else f"The plan {name} is fine."
    if plan.dates and (dates := dates_in_words(plan.dates)):
        yield f"It has {dates}."
    if plan.unseen:
        yield f"Not told here: {counted(plan.unseen, Severity.INFO)}, which the option --notes tells."
    if plan.known:
        yield f"{speak.count(plan.known, 'finding')} of the baseline {'is' if plan.known == 1 else 'are'} left out."
    for finding in plan.findings:
        yield ""
        yield from _finding(plan.source, finding)


def _finding(source: Source, finding: Diagnostic) -> Iterator[str]:
    start = finding.span.start
    at = source.position(start)
    yield f"{KINDS[finding.severity]} in line {at.line}, column {at.column} of {safe(source.file(start).name)}."
    yield _ended(safe(finding.title))
    if line := _line(source, finding.span):
        yield f"The line says {line}."
    if finding.label:
        yield _ended(_marked(source, Label(finding.span, finding.label)))
    for label in finding.labels:
        yield _ended(f"In {_place(source, label.span, start)}: {_marked(source, label)}")
    for link in finding.chain:
        yield _step(source, link, start)
    for note in finding.notes:
        yield _ended(safe(note))
    for letter, fix in zip(LETTERS, finding.fixes, strict=False):
        yield from _fix(source, fix, letter, start)
    yield f"The rule is {finding.rule}."


def _step(source: Source, link: Link, at: int) -> str:
    verdict = f": {safe(link.verdict)}" if link.verdict else ""
    place = _place(source, link.span, at)
    return _ended(f"Of {place} the words {_words(link.text)} come to {safe(link.day)}{verdict}")


def _fix(source: Source, fix: Fix, letter: str, at: int) -> Iterator[str]:
    changed = changed_line(source, fix, ROOM)
    if changed is None:
        yield _ended(f"Fix {letter}: {safe(fix.title)}")
    else:
        yield f"Fix {letter}: write {_place(source, fix.edits[0].span, at)} as {_said(changed)}."
    if fix.proof:
        yield "It was tried on the whole plan."
        yield from (_ended(safe(move.replace(" -> ", " becomes "))) for move in (*fix.proof.moves, *fix.proof.gives))


def _place(source: Source, span: Span, at: int) -> str:
    """`line 4`, with the name of the file if that is another one than that of the finding."""
    file = source.file(span.start)
    line = f"line {source.position(span.start).line}"
    return line if file == source.file(at) else f"{line} of {safe(file.name)}"


def _marked(source: Source, label: Label) -> str:
    """The words that are meant, and what is said of them."""
    words = source.slice(label.span).split("\n")[0].strip()
    return f"{_words(words)} is marked: {safe(label.text)}" if words else safe(label.text)


def _line(source: Source, span: Span) -> str:
    text = source.slice(source.line_at(span.start)).strip()
    if len(text) > LONGEST:
        return _words(text)
    return _said(safe(text)) if text else ""


def _words(text: str) -> str:
    return safe(quoted(text))


def _said(text: str) -> str:
    """In quotation marks, other ones than it has itself."""
    return f"'{text}'" if '"' in text else f'"{text}"'


def _ended(sentence: str) -> str:
    """With a full stop, if it has no end."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
