"""Rows in columns that fit a width: what is too long goes on in the next line of its own column."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from copflow.cli.views.sheet import GAP, PLAIN, Line, Piece, Sheet, columns, pad, wrapped

Row = Sequence[Piece]


class Column(NamedTuple):
    """How a column behaves. `gives`: whether it is made narrower where there is no room, those of the highest number
    first, to `least` columns; 0: never. `most`: how wide it may be. `right`: numbers stand at the right. `cut`: what is
    too long is cut, as it is said elsewhere in full."""

    gives: int = 0
    least: int = 8
    most: int = 1_000
    right: bool = False
    cut: bool = False


def table(rows: Sequence[Row], shape: Sequence[Column], sheet: Sheet) -> Iterator[list[Line]]:
    """For each row its lines; a column that nothing stands in is left out."""
    widths = _widths(rows, shape, sheet.width - len(GAP))
    for row in rows:
        yield list(_lines([_cut(*one, sheet) for one in zip(row, shape, widths, strict=True)], shape, widths))


def _cut(piece: Piece, column: Column, width: int, sheet: Sheet) -> Piece:
    return piece._replace(text=sheet.fit(piece.text, width)) if column.cut and width else piece


def _widths(rows: Sequence[Row], shape: Sequence[Column], room: int) -> list[int]:
    widths = [
        min(max((columns(row[at].text) for row in rows), default=0), column.most) for at, column in enumerate(shape)
    ]
    over = sum(width + len(GAP) for width in widths if width) - len(GAP) - room
    for rank in sorted({column.gives for column in shape if column.gives}, reverse=True):
        giving = [at for at, column in enumerate(shape) if column.gives == rank]
        for at in giving:
            given = max(0, min(over, widths[at] - shape[at].least))
            widths[at] -= given
            over -= given
    return widths


def _lines(row: Row, shape: Sequence[Column], widths: Sequence[int]) -> Iterator[Line]:
    cells = [wrapped(piece.text, width) if width else [] for piece, width in zip(row, widths, strict=True)]
    shown = [at for at, width in enumerate(widths) if width]
    for texts in zip_longest(*cells, fillvalue=""):
        line = [Piece(GAP)]
        for at in shown:
            text = pad(texts[at], widths[at])
            if shape[at].right:
                text = " " * (widths[at] - columns(texts[at])) + texts[at]
            line += [Piece(text, row[at].look), Piece(GAP, PLAIN)]
        yield line[:-1]
