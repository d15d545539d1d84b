"""`python -m scripts.pages` writes the generated parts of the pages in docs/ anew, each named in PARTS."""

from scripts.pages.conformance import promises, rows
from scripts.pages.gallery import examples, published
from scripts.pages.grammar import grammar, words
from scripts.pages.marks import DOCS, filled
from scripts.pages.mistakes import catalogue, counts, rules
from scripts.pages.pictures import FOLDER, all_pictures
from scripts.pages.reference import clauses, people_of_plans, settings
from scripts.pages.rules import explained, listed
from scripts.pages.schema import FILE, report_schema

PARTS = {
    "language.md": {
        "clauses": clauses,
        "settings": settings,
        "people": people_of_plans,
        "words": words,
        "grammar": grammar,
    },
    "conformance.md": {"rows": rows, "promises": promises},
    "rules.md": {"list": listed, "rules": explained},
    "gallery.md": {"examples": examples, "published": published},
    "mistakes.md": {"counts": counts, "rules": rules, "catalogue": catalogue},
}
"""Each page, and what makes the part of each name."""


def page(name: str) -> str:
    """A page with its generated parts as they would be written now."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return filled(text, {part: make() for part, make in PARTS[name].items()})


if __name__ == "__main__":
    for name in PARTS:
        (DOCS / name).write_text(page(name), encoding="utf-8")
    (DOCS / FILE).write_text(report_schema(), encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    for name, picture in all_pictures().items():
        (FOLDER / name).write_bytes(picture)
