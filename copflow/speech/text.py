"""What is said of lines, as text: each line, and below it a sentence on lines of its own."""

from collections.abc import Iterable, Iterator

from copflow.diagnostics.source import Source
from copflow.reports.canvas import Canvas, Look
from copflow.reports.safe import cells, safe
from copflow.speech.model import About, LineKind, LineSpeech, Said

INDENT = "  "
LOOKS = {About.FINDING: Look.ERROR, About.RESULT: Look.GOOD}


def text(source: Source, lines: Iterable[LineSpeech], canvas: Canvas) -> str:
    """A paragraph for each line."""
    return "\n".join(_paragraph(source, line, canvas) for line in lines)


def _paragraph(source: Source, line: LineSpeech, canvas: Canvas) -> str:
    written = " ".join(source.slice(line.span).split())
    head = f"Line {line.number}: {written}" if line.kind is not LineKind.BLANK else f"Line {line.number}"
    parts = [*_wrapped(head, canvas.width, "", INDENT * 2)]
    parts[0] = parts[0].replace(f"Line {line.number}", canvas.paint(f"Line {line.number}", Look.STRONG), 1)
    for said in line.said:
        parts.extend(_sentence(said, canvas))
    return "".join(f"{part}\n" for part in parts)


def _sentence(said: Said, canvas: Canvas) -> Iterator[str]:
    """`"in November": It is in November 2026.` Words that have quotation marks themselves get none."""
    words = said.words if '"' in said.words or not said.words else f'"{said.words}"'
    look = LOOKS.get(said.about)
    for row in _wrapped(f"{words}: {said.text}" if words else said.text, canvas.width, INDENT, INDENT * 2):
        yield canvas.paint(row, look) if look is not None else row


def _wrapped(text: str, width: int, first: str, others: str) -> Iterator[str]:
    """The text in rows of at most so many columns; a longer word is cut. Each row is safe to print by itself."""
    row, has_words = first, False
    for word in safe(text).split(" "):
        if has_words and cells(row) + 1 + cells(word) > width:
            yield safe(row)
            row, has_words = others, False
        row = f"{row} {word}" if has_words else f"{row}{word}"
        has_words = True
        while cells(row) > width:
            cut = _fitting(row, width)
            yield safe(row[:cut])
            row = f"{others}{row[cut:]}"
    yield safe(row)


def _fitting(row: str, width: int) -> int:
    """How many characters of a row fit."""
    taken = 0
    for at, character in enumerate(row):
        taken += cells(character)
        if taken > width:
            return at
    return len(row)
