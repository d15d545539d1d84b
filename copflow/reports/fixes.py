"""What a fix would make of the plan's line, and what is known of it."""

from collections.abc import Iterator

from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Fix
from copflow.diagnostics.source import Source
from copflow.reports.safe import cells, safe

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROOM = 100
"""The longest line that is shown as a fix makes it; of a longer one the title says what changes."""


def lettered(source: Source, finding: Diagnostic) -> Iterator[tuple[str, str, str]]:
    """For each fix `fix A`, what it does, and what is known of it, which may be nothing."""
    for letter, fix in zip(LETTERS, finding.fixes, strict=False):
        place = _place(source, fix.edits[0].span.start, finding.span.start) if fix.edits else ""
        yield f"fix {letter}{place}", done_by(source, fix), proof_in_words(fix)


def done_by(source: Source, fix: Fix) -> str:
    """The line as it would be, or what is to be done where that is no change of one line."""
    changed = changed_line(source, fix, ROOM)
    return safe(fix.title) if changed is None else changed


def proof_in_words(fix: Fix) -> str:
    """`moves 2 dates and gives 1 date`; nothing if the whole plan was not tried with it."""
    if fix.proof is None:
        return ""
    counts = (("moves", len(fix.proof.moves)), ("gives", len(fix.proof.gives)))
    words = [f"{verb} {speak.count(number, 'date')}" for verb, number in counts if number]
    return " and ".join(words) or "tried on the whole plan"


def changed_line(source: Source, fix: Fix, room: int) -> str | None:
    """The line that the fix changes as it will be, without its indentation.

    None if it changes more than one, none, or nothing that one would see.
    """
    lines = {source.line_at(edit.span.start) for edit in fix.edits}
    if len(lines) != 1:
        return None
    line = lines.pop()
    start, old = line.start, source.slice(line)
    new = old
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        if edit.span.end > start + len(old):
            return None
        new = new[: edit.span.start - start] + edit.text + new[edit.span.end - start :]
    text = new.strip()
    if not text or text == old.strip() or not old.strip().isprintable() or not text.isprintable():
        return None
    return safe(text) if cells(text) <= room else None


def _place(source: Source, change: int, at: int) -> str:
    """`, line 7`, `, shared/webinars.plan line 3`: where a fix changes another line than that of the finding."""
    line, file = source.position(change).line, source.file(change)
    if file != source.file(at):
        return f", {safe(file.name)} line {line}"
    return f", line {line}" if line != source.position(at).line else ""
