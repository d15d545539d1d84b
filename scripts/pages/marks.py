"""The marks between which a page is generated: `<!-- generated: clauses -->` and `<!-- end -->`."""

import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SPECS = ROOT / "tests" / "lang"

PART = re.compile(
    r"(?P<begin><!-- generated: (?P<name>[\w-]+) -->\n)(?P<text>.*?)(?P<end>^<!-- end -->$)", re.DOTALL | re.MULTILINE
)


def names(page: str) -> list[str]:
    """The names of the generated parts of a page."""
    return [match["name"] for match in PART.finditer(page)]


def parts_of(page: str) -> dict[str, str]:
    """The generated parts of a page as they are: to make some of them anew and keep the others."""
    return {match["name"]: match["text"] for match in PART.finditer(page)}


def filled(page: str, parts: Mapping[str, str]) -> str:
    """The page with these parts between its marks. Raises KeyError for a mark whose part nothing makes."""
    return PART.sub(lambda match: f"{match['begin']}\n{parts[match['name']].strip()}\n\n{match['end']}", page)


def anchor(heading: str) -> str:
    """The address of a heading on a page, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
