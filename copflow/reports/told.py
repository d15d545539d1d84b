"""A finding in a few lines of plain text, for places that show only a message."""

from collections.abc import Iterator

from copflow.reports.fixes import lettered
from copflow.reports.once import Found
from copflow.reports.safe import safe


def told(found: Found) -> str:
    """The title, the notes, and the ways to mend it: a line each."""
    return "\n".join(_lines(found))


def _lines(found: Found) -> Iterator[str]:
    yield safe(found.finding.title)
    for note in found.finding.notes:
        yield f"note: {safe(note)}"
    for name, done, proof in lettered(found.source, found.finding):
        yield f"{name}: {done}{f' ({proof})' if proof else ''}"
