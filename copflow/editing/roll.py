"""Next year's plan: the text of this year's, re-dated, without what only this year knew.

Comments stay, and so does everything else. States that pass are cleared (`done`, `cancelled`, `tentative`,
`confirmed`). Lines that are about this year only become comments: those that speak of one occurrence (`community call
of 6 October moved to 8 October`), absences, and those that say nothing but a state.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import File, Span
from copflow.editing.clear import clear
from copflow.editing.edits import Moves, apply_edits
from copflow.editing.redate import Pinned, redate

LAST_YEAR = "# last year: "


class Rolled(NamedTuple):
    """A plan for another year: the text of each of its files; the dates that are pinned, and the lines that became
    comments, at their places in all texts together (with a line feed between two files, as in a Source)."""

    texts: tuple[str, ...]
    pinned: tuple[Pinned, ...]
    retired: tuple[Span, ...]


def roll(compilation: Compilation, years: int) -> Rolled:
    """The plan, so many years later, with the files that it includes."""
    redating = redate(compilation, years)
    states, retired = clear(compilation)
    gone = sorted([*retired, *(edit.span for edit in states)])
    edits = [*(edit for edit in redating.edits if not _is_inside(edit.span, gone)), *states, *_comments(retired)]
    moves = Moves(edits)
    text = compilation.source.text
    texts = (apply_edits(text[file.start : file.end], _inside(edits, file)) for file in compilation.source.files)
    kept = (pin for pin in redating.pinned if not _is_inside(pin.span, gone))
    pinned = tuple(pin._replace(span=moves.of(pin.span)) for pin in kept)
    return Rolled(tuple(texts), pinned, tuple(map(moves.of, retired)))


def _inside(edits: Sequence[Edit], file: File) -> Iterator[Edit]:
    """The edits of one file, at their places in it."""
    for edit in edits:
        if file.start <= edit.span.start <= edit.span.end <= file.end:
            yield Edit(Span(edit.span.start - file.start, edit.span.end - file.start), edit.text)


def _is_inside(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span begins in one of these, which are in order and apart."""
    at = bisect_right(others, span.start, key=lambda other: other.start) - 1
    return at >= 0 and span.start < others[at].end


def _comments(retired: Sequence[Span]) -> Iterator[Edit]:
    for span in retired:
        yield Edit(Span(span.start, span.start), LAST_YEAR)
