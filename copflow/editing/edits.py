"""Applies edits to a text."""

from collections.abc import Iterable

from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Span


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


def moved_span(span: Span, edits: Iterable[Edit]) -> Span:
    """Where a span is after the edits; it grows and shrinks with those inside it."""
    before = inside = 0
    for edit in set(edits):
        growth = len(edit.text) - (edit.span.end - edit.span.start)
        if edit.span.end <= span.start:
            before += growth
        elif edit.span.start < span.end:
            inside += growth
    return Span(span.start + before, span.end + before + inside)
