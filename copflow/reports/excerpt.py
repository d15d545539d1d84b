"""A line of the plan with a mark under the part that is meant."""

from collections.abc import Sequence
from typing import NamedTuple

from copflow.diagnostics.source import Source, Span
from copflow.reports.canvas import Canvas, Look
from copflow.reports.safe import cells, shown

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


def excerpts(source: Source, marks: Sequence[Mark], canvas: Canvas) -> list[str]:
    """The lines of the marks, from the first to the last; marks of one line stand below each other."""
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(source.position(mark.span.start).line, []).append(mark)
    lines: list[str] = []
    for number in sorted(by_line):
        lines.extend(_line(source, number, by_line[number], canvas))
    return lines


def _line(source: Source, number: int, marks: Sequence[Mark], canvas: Canvas) -> list[str]:
    """A line and its marks. A line that has to be cut is shown for each mark, around it."""
    text, start = source.line(number), source.line_starts[number - 1]
    if not text:
        return []
    room = max(LEAST, canvas.width - len(_gutter(number)))
    whole = _fit(text, 0, 0, room)
    if whole is not None:
        marked = [_mark(whole, mark, start, len(text), canvas) for mark in marks]
        return [_numbered(number, whole.text, canvas), *marked]
    lines = []
    for mark in marks:
        part, first = _around(text, mark.span.start - start, room)
        lines += [
            _numbered(number, part.text, canvas),
            _mark(part, mark, start + first, len(part.columns) - 1, canvas),
        ]
    return lines


def _gutter(number: int) -> str:
    return f"{number:>4} | "


def _numbered(number: int, text: str, canvas: Canvas) -> str:
    gutter = _gutter(number)
    return canvas.paint(gutter[:-1], Look.PALE) + gutter[-1] + text


def _mark(line: _Shown, mark: Mark, start: int, length: int, canvas: Canvas) -> str:
    """The signs below a part of a line, and what is said of it. `start` is where the line begins in the source."""
    first = min(max(mark.span.start - start, 0), length)
    last = min(max(mark.span.end - start, first), length)
    column = line.columns[first]
    signs = mark.sign * max(1, line.columns[last] - column)
    gutter = canvas.paint(" " * 4 + " |", Look.PALE)
    text = f" {mark.text}" if mark.text else ""
    return f"{gutter} {' ' * column}{canvas.paint(signs + text, mark.look)}"


def _around(text: str, at: int, room: int) -> tuple[_Shown, int]:
    """As much of a long line as there is room for, with some of what stands before a place; and where it begins.

    Every character takes a column or more, but for combining ones; so no more than `room` of them are looked at twice.
    """
    first = max(0, at - room // 3)
    part = _fit(text, first, len(CUT) if first else 0, room)
    if part is not None:
        return _with_cuts(part, first > 0, False), first
    length = room
    while (part := _fit(text[: first + length], first, len(CUT) if first else 0, room - len(CUT))) is None:
        length -= 1
    return _with_cuts(part, first > 0, True), first


def _with_cuts(part: _Shown, before: bool, after: bool) -> _Shown:
    return _Shown(f"{CUT if before else ''}{part.text}{CUT if after else ''}", part.columns)


def _fit(text: str, first: int, column: int, room: int) -> _Shown | None:
    """The text from a character on, which begins at a column; None if it reaches beyond the room."""
    if len(text) - first > 4 * room:
        return None
    parts: list[str] = []
    columns = [column]
    for character in text[first:]:
        part = " " * (TAB - columns[-1] % TAB) if character == "\t" else shown(character)
        parts.append(part)
        columns.append(columns[-1] + cells(part))
    return _Shown("".join(parts), columns) if columns[-1] <= room else None
