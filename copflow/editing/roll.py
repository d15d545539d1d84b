"""Next year's plan: the text of this year's, re-dated, without what only this year knew.

Comments stay, and so does everything else. States are cleared (`done`, `cancelled`, `tentative`, `confirmed`). Lines
that speak of one occurrence of this year (`community call of 6 October moved to 8 October`) become comments.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import File, Span
from copflow.editing.edits import apply_edits, moved_span
from copflow.editing.redate import Pinned, redate
from copflow.language.nodes import Entry, Kind
from copflow.language.walk import entries_of

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
    retired = [entry.span for entry in entries_of(compilation.document) if _is_of_one_day(entry)]
    edits = [*redating.edits, *_comments(retired), *_without_states(compilation)]
    text = compilation.source.text
    texts = (apply_edits(text[file.start : file.end], _inside(edits, file)) for file in compilation.source.files)
    kept = [pin for pin in redating.pinned if not any(_begins_in(pin.span, span) for span in retired)]
    pinned = tuple(pin._replace(span=moved_span(pin.span, edits)) for pin in kept)
    return Rolled(tuple(texts), pinned, tuple(moved_span(span, edits) for span in retired))


def _inside(edits: Sequence[Edit], file: File) -> Iterator[Edit]:
    """The edits of one file, at their places in it."""
    for edit in edits:
        if file.start <= edit.span.start <= edit.span.end <= file.end:
            yield Edit(Span(edit.span.start - file.start, edit.span.end - file.start), edit.text)


def _begins_in(span: Span, other: Span) -> bool:
    return other.start <= span.start < other.end


def _is_of_one_day(entry: Entry) -> bool:
    return entry.kind is Kind.MORE and entry.occurrence is not None


def _comments(retired: Sequence[Span]) -> Iterator[Edit]:
    for span in retired:
        yield Edit(Span(span.start, span.start), LAST_YEAR)


def _without_states(_compilation: Compilation) -> Iterator[Edit]:
    return iter(())
