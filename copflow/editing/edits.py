"""Applies edits to a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

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


class Moves:
    """Where places are after edits that do not overlap."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        inorder = sorted(set(edits))
        self._starts = [edit.span.start for edit in inorder]
        self._ends = [edit.span.end for edit in inorder]
        self._growth = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in inorder)]

    def of(self, span: Span) -> Span:
        """The span after the edits; it grows and shrinks with those inside it."""
        before = bisect_right(self._ends, span.start)
        inside = max(before, bisect_left(self._starts, span.end))
        return Span(span.start + self._growth[before], span.end + self._growth[inside])
