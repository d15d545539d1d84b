"""A line of the plan with a mark under the part that is meant."""

from collections.abc import Sequence
from typing import NamedTuple

from copflow.diagnostics.source import File, Source, Span
from copflow.reports.canvas import Canvas, Look
from copflow.reports.safe import cells, numbered, safe, shown

TAB = 8
"""A tab goes to every eighth column, as terminals show it and as indentation is counted."""
CUT = "..."
LEAST = 20
"""The least width that is left for the text of a line."""


class Mark(NamedTuple):
    """A span, what is said of it, and how it is marked."""

    span: Span
    text: str
    sign: str
    look: Look


class _Shown(NamedTuple):
    """A part of a line as it is printed: for each character of the source, where its first column is."""

    text: str
    columns: Sequence[int]


def excerpts(source: Source, marks: Sequence[Mark], canvas: Canvas, home: File | None = None) -> list[str]:
    """The lines of the marks, from the first to the last; marks of one line stand below each other.

    The lines of one file, `home` or else that of the first mark, come first and need not be told where they are; above
    those of another file stands its name.
    """
    home = home or source.file(marks[0].span.start)
    by_line: dict[Span, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(source.line_at(mark.span.start), []).append(mark)
    lines: list[str] = []
    at = home
    for line in sorted(by_line, key=lambda line: (source.file(line.start) != home, line)):
        excerpt = _line(source, line, by_line[line], canvas)
        file, number = source.file(line.start), source.position(line.start).line
        if excerpt and file != at:
            lines.append(canvas.paint(f"  {safe(file.name)}:{number}", Look.STRONG))
        at = file
        lines.extend(excerpt)
    return lines


def _line(source: Source, line: Span, marks: Sequence[Mark], canvas: Canvas) -> list[str]:
    """A line and its marks. A line that has to be cut is shown for each mark, around it."""
    text, start, number = source.slice(line), line.start, source.position(line.start).line
    if not text:
        return []
    room = max(LEAST, canvas.width - len(gutter(number)) - 1)
    whole = _fit(text, 0, 0, room)
    if whole is not None:
        marked = [beside(number, _mark(whole, mark, start, canvas), canvas) for mark in marks]
        return [numbered_line(number, whole.text, canvas), *marked]
    lines = []
    for mark in marks:
        part, first = _around(text, min(mark.span.start - start, len(text)), room)
        lines.append(numbered_line(number, part.text, canvas))
        lines.append(beside(number, _mark(part, mark, start + first, canvas), canvas))
    return lines


def gutter(number: int) -> str:
    """What stands before a line: its number."""
    return f"{number:>4} |"


def numbered_line(number: int, text: str, canvas: Canvas) -> str:
    """A line of a plan, with its number before it."""
    return f"{canvas.paint(gutter(number), Look.PALE)} {text}"


def beside(number: int, text: str, canvas: Canvas) -> str:
    """Text below a numbered line, in its columns."""
    return f"{canvas.paint('|'.rjust(len(gutter(number))), Look.PALE)} {text}"


def _mark(line: _Shown, mark: Mark, start: int, canvas: Canvas) -> str:
    """The signs below a part of a line, and what is said of it. `start` is where that begins in the source."""
    length = len(line.columns) - 1
    first = min(max(mark.span.start - start, 0), length)
    last = min(max(mark.span.end - start, first), length)
    column = line.columns[first]
    signs = mark.sign * max(1, line.columns[last] - column)
    text = f" {mark.text}" if mark.text else ""
    return f"{' ' * column}{canvas.paint(signs + text, mark.look)}"


def _around(text: str, at: int, room: int) -> tuple[_Shown, int]:
    """As much of a long line as there is room for, with some of what stands before a place; and where it begins."""
    first, before = at, 0
    while first and (before := before + cells(_printed(text, first - 1, 0))) <= room // 3:
        first -= 1
    begin = len(CUT) if first else 0
    length = min(room, len(text) - first)
    while (part := _fit(text[: first + length], first, begin, room - len(CUT))) is None:
        length -= 1
    after = CUT if first + length < len(text) else ""
    return _Shown(f"{CUT[:begin]}{part.text}{after}", part.columns), first


def _fit(text: str, first: int, column: int, room: int) -> _Shown | None:
    """The text from a character on, which begins at a column; None if it reaches beyond the room."""
    if len(text) - first > 4 * room:
        return None
    parts: list[str] = []
    columns = [column]
    for at in range(first, len(text)):
        parts.append(_printed(text, at, columns[-1]))
        columns.append(columns[-1] + cells(parts[-1]))
    return _Shown("".join(parts), columns) if columns[-1] <= room else None


def _printed(text: str, at: int, column: int) -> str:
    """What is printed of one character of the text, at a column."""
    character = text[at]
    if character == "\t":
        return " " * (TAB - column % TAB)
    if character == "#" and text[at - 1 : at + 2] == "##[":
        return numbered(character)
    return shown(character)
