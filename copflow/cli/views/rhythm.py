"""The rhythm of a plan: a row for each month, a column for each purpose, and where the longest gap is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from copflow.cli.views.looks import UNSAID_COLOUR, flowing
from copflow.cli.views.sheet import GAP, PALE, SOON, STRONG, Line, Piece, Sheet, columns, pad
from copflow.dates import speak
from copflow.dates.words import MONTH_NAMES
from copflow.overview.rhythm import Cell, Gap, Month, Rhythm, Row

UNSAID = "other"
MONTH = len("Nov 2026")
LONG_GAP = 7
"""From how many days on a time without a gathering is told."""
MOST_NAME = 20


def rhythm_lines(title: str, rhythm: Rhythm, colours: Mapping[str, str], sheet: Sheet) -> Iterator[Line]:
    """The grid, in as many parts below each other as it needs, and the gap in words. `colours`: those of the rows."""
    yield from sheet.paragraph(title, STRONG)
    if not rhythm.months:
        yield from sheet.paragraph("Nothing to show: no activity has a date here.", PALE)
        return
    widths = [_width(row, sheet) for row in rhythm.rows]
    for number, part in enumerate(_parts(widths, sheet.width - MONTH - len(GAP))):
        yield from [[]] if number else []
        yield from _grid(rhythm, [(rhythm.rows[at], widths[at]) for at in part], colours, sheet)
    yield []
    yield from flowing(_legend(rhythm, sheet), sheet.width)
    if rhythm.gap is not None and rhythm.gap.days > LONG_GAP:
        words = f"The longest time between two live events: {_gap_words(rhythm.gap)}."
        yield from sheet.paragraph(words, SOON)


def _parts(widths: Sequence[int], room: int) -> Iterator[range]:
    """Which rows of the rhythm stand beside each other."""
    first, at = 0, 0
    for number, width in enumerate(widths):
        if number > first and at + len(GAP) + width > room:
            yield range(first, number)
            first, at = number, 0
        at += len(GAP) + width
    yield range(first, len(widths))


def _grid(rhythm: Rhythm, part: Sequence[tuple[Row, int]], colours: Mapping[str, str], sheet: Sheet) -> Iterator[Line]:
    room = [width for _row, width in part]
    looks = [colours.get(row.name.casefold(), UNSAID_COLOUR) for row, _width in part]
    names = [Piece(sheet.fit(_name(row, sheet), width), STRONG) for row, width in part]
    yield [Piece(GAP), *_joined("", names, room)]
    for month in rhythm.months:
        cells = [_piece(row.cells.get(month), look, sheet) for (row, _width), look in zip(part, looks, strict=True)]
        mark = f"{sheet.marks.month} " if _is_quiet(rhythm.gap, month) else GAP
        yield [Piece(mark, SOON), *_joined(f"{MONTH_NAMES[month[1] - 1][:3]} {month[0]}", cells, room)]
    total = [Piece(_cell(_sum(row), sheet), STRONG) for row, _width in part]
    yield [Piece(GAP), *_joined("all", total, room)]


def _piece(cell: Cell | None, look: str, sheet: Sheet) -> Piece:
    return Piece(_cell(cell, sheet), look) if cell is not None else Piece(sheet.marks.dot, PALE)


def _joined(head: str, pieces: Sequence[Piece], room: Sequence[int]) -> Line:
    line = [Piece(pad(head, MONTH), PALE)]
    for piece, width in zip(pieces, room, strict=True):
        line += [Piece(GAP), Piece(pad(piece.text, width), piece.look)]
    return line


def _name(row: Row, sheet: Sheet) -> str:
    return sheet.text(row.name) if row.name else UNSAID


def _width(row: Row, sheet: Sheet) -> int:
    cells = [_cell(cell, sheet) for cell in (*row.cells.values(), _sum(row))]
    return max(min(columns(_name(row, sheet)), MOST_NAME), *map(columns, cells))


def _sum(row: Row) -> Cell:
    return Cell(row.live, row.other, row.minutes)


def _cell(cell: Cell, sheet: Sheet) -> str:
    """`◆ 1, 1 h  ▪ 5`: gatherings with how long they last, and what else there is."""
    live = f"{sheet.marks.live} {cell.live}{f' {hours(cell.minutes)}' if cell.minutes else ''}" if cell.live else ""
    other = f"{sheet.marks.task} {cell.other}" if cell.other else ""
    return GAP.join(filter(None, (live, other))) or sheet.marks.dot


def hours(minutes: int) -> str:
    """`1 h`, `1.5 h`."""
    return f"{minutes / 60:.1f}".removesuffix(".0") + " h"


def _is_quiet(gap: Gap | None, month: Month) -> bool:
    """Whether the month lies inside of the longest gap with all its days."""
    return gap is not None and date(*month, 1) > gap.first and _next(month) <= (gap.last.year, gap.last.month)


def _next(month: Month) -> Month:
    return (month[0] + 1, 1) if month[1] == 12 else (month[0], month[1] + 1)


def _legend(rhythm: Rhythm, sheet: Sheet) -> Iterator[Line]:
    marks = sheet.marks
    yield [Piece(marks.live), Piece(" live events, and their hours", PALE)]
    if any(row.other for row in rhythm.rows):
        yield [Piece(marks.task), Piece(" deadlines and whole days", PALE)]
    if any(_is_quiet(rhythm.gap, month) for month in rhythm.months):
        yield [Piece(marks.month, SOON), Piece(" in the longest gap", PALE)]


def _gap_words(gap: Gap) -> str:
    length = speak.count(gap.days, "day") if gap.days < 21 else speak.count(round(gap.days / 7), "week")
    return f"{length}, from {speak.day(gap.first)} to {speak.day(gap.last)}"
