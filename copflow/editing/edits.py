"""Applies edits to a text."""

from collections.abc import Iterable

from copflow.diagnostics.diagnostic import Edit


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with each span replaced. Of edits that overlap the first one counts; equal ones count once."""
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.span.start < at:
            continue
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))
