"""`link https://example.org/guide`: an address for people; it never changes a date."""

from collections.abc import Sequence
from typing import Any

from copflow.diagnostics.diagnostic import replace
from copflow.language.nodes import Link
from copflow.language.row import ClauseRow, Flaw, span_of


def link_clause(parts: Sequence[Any]) -> object:
    """`link` and an http, https or mailto address, quoted or not."""
    url = str(parts[1].value)
    if not url.lower().startswith(SCHEMES):
        fixes = [replace(parts[1].span, f"https://{url}", f"Write https://{url}")] if ":" not in url else []
        title = "A link begins with https://, http:// or mailto:."
        return Flaw("unreadable-clause", parts[1].span, title, fixes=tuple(fixes))
    return Link(span_of(parts), url)


SCHEMES = ("https://", "http://", "mailto:")

ROW = ClauseRow(
    name="link",
    example="link https://example.org/guide",
    starts=("LINK URL", "LINK STRING"),
    build={"link_clause": link_clause},
)
