"""What a fix would make of the plan's line."""

from copflow.diagnostics.diagnostic import Fix
from copflow.diagnostics.source import Source
from copflow.reports.safe import cells, safe


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
