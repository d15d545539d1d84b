"""`link https://example.org/guide`: an address for people; it never changes a date."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Link
from copflow.language.row import ClauseRow, span_of


def link_clause(parts: Sequence[Any]) -> object:
    """`link` and an http, https or mailto address."""
    return Link(span_of(parts), parts[1].value)


ROW = ClauseRow(
    name="link", example="link https://example.org/guide", starts=("LINK URL",), build={"link_clause": link_clause}
)
