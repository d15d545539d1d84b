"""`tag outreach`: a word to sort by; it never changes a date."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Tag
from copflow.language.row import ClauseRow, span_of


def tag_clause(parts: Sequence[Any]) -> object:
    """`tag` and one word or several."""
    return Tag(span_of(parts), tuple(part.value for part in parts if part.type == "NAME"))


ROW = ClauseRow(name="tag", example="tag outreach", starts=(", TAG",), build={"tag_clause": tag_clause})
