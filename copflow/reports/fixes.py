"""What a fix would make of the plan's line."""

from typing import NamedTuple

from copflow.diagnostics.diagnostic import Fix
from copflow.diagnostics.source import Source
from copflow.reports.safe import cells, safe


class Changed(NamedTuple):
    """A line after a fix, without its indentation."""

    line: int
    text: str


def changed_line(source: Source, fix: Fix, room: int) -> Changed | None:
    """The line that the fix changes; None if it changes more than one, none, or nothing that one would see."""
    lines = {source.position(edit.span.start).line for edit in fix.edits}
    if len(lines) != 1:
        return None
    number = lines.pop()
    start, old = source.line_starts[number - 1], source.line(number)
    new = old
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        if edit.span.end > start + len(old):
            return None
        new = new[: edit.span.start - start] + edit.text + new[edit.span.end - start :]
    text = new.strip()
    if not text or text == old.strip() or not old.strip().isprintable() or not text.isprintable():
        return None
    return Changed(number, safe(text)) if cells(text) <= room else None
