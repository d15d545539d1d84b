"""`note "bring the forms"`: a text for people; it never changes a date."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Note
from copflow.language.row import ClauseRow, span_of


def note_clause(parts: Sequence[Any]) -> object:
    """`note` or `private note`, and a quoted text."""
    return Note(span_of(parts), parts[-1].value, private=parts[0].type == "PRIVATE")


ROW = ClauseRow(
    name="note",
    example='note "bring the forms"',
    starts=("NOTE STRING", "PRIVATE NOTE STRING"),
    build={"note_clause": note_clause},
)
