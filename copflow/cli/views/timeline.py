"""The timeline: a line for each lane, in columns of days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from copflow.cli.views.looks import colours_of, flowing, standing_mark
from copflow.cli.views.ruler import Ruler, Tick, closed_columns, ruler_of
from copflow.cli.views.sheet import BAD, GAP, PALE, SOON, STRONG, Line, Piece, Sheet, columns, pad, wrapped
from copflow.dates.calendar import WorkCalendar
from copflow.overview.lanes import Lane, Mark, Shape
from copflow.overview.purposes import purpose_of, purposes_of
from copflow.overview.standing import Standing
from copflow.schedule.model import Entry, Schedule

MOST_TITLE = 30
LEAST_PICTURE = 30
"""How many columns of days there are at least."""
TODAY = "today"
URGENT = (Standing.LATE, Standing.RISK)


class Cell(NamedTuple):
    """A column of a lane. `weight`: what is heavier hides what is lighter."""

    text: str
    look: str
    weight: int


class Drawing(NamedTuple):
    """What all lanes are drawn with: the columns' background, the colours of the purposes, the activities."""

    sheet: Sheet
    ruler: Ruler
    ground: Mapping[int, Cell]
    colours: Mapping[str, str]
    entries: Sequence[Entry]


class Widths(NamedTuple):
    """How many columns the names of the lanes have, and those of purposes (0: they are not shown)."""

    title: int
    purpose: int

    @property
    def indent(self) -> int:
        """Where the days begin."""
        return self.title + len(GAP) + (self.purpose + len(GAP) if self.purpose else 0)


def timeline(title: str, schedule: Schedule, lanes: Sequence[Lane], today: date, sheet: Sheet) -> Iterator[Line]:
    """The title, the lanes below their ruler, then `today`, then what the marks mean."""
    if not lanes:
        yield from sheet.paragraph("Nothing to show: no activity has a date here.", PALE)
        return
    widths = _widths(schedule, lanes, sheet)
    days = [day for lane in lanes for mark in lane.marks for day in (mark.first, mark.last)]
    ruler = ruler_of(min(days), max(days), sheet.width - widths.indent)
    ground = _ground(ruler, today, schedule.calendar, sheet)
    drawing = Drawing(sheet, ruler, ground, colours_of(schedule.entries), schedule.entries)
    yield from _title(title, ruler, sheet)
    for ticks in filter(None, (ruler.years, ruler.ticks)):
        yield [Piece(" " * widths.indent + _labels(ticks, ruler.columns), PALE)]
    for lane in lanes:
        yield [*_head(lane, drawing, widths), *_runs(_cells(lane, drawing), ruler.columns)]
    if ruler.holds(today):
        at = widths.indent + ruler.column(today) - len(TODAY) // 2
        yield [Piece(" " * min(at, sheet.width - len(TODAY)) + TODAY, BAD)]
    yield from flowing(_legend(lanes, drawing), sheet.width)


# ---- what stands left of the days, and above them ----------------------------------------------------------


def _title(title: str, ruler: Ruler, sheet: Sheet) -> Iterator[Line]:
    lines = wrapped(sheet.text(title), sheet.width - len(GAP) - len(ruler.scale))
    yield from ([Piece(line, STRONG)] for line in lines[:-1])
    yield [Piece(lines[-1], STRONG), Piece(f"{GAP}{ruler.scale}", PALE)]


def _widths(schedule: Schedule, lanes: Sequence[Lane], sheet: Sheet) -> Widths:
    title = min(max(columns(sheet.text(lane.title)) for lane in lanes), MOST_TITLE, sheet.width * 3 // 10)
    words = {word for lane in lanes if (word := _purposes(lane, schedule.entries))}
    if len(words) < 2:
        return Widths(title, 0)
    purpose = max(columns(sheet.text(word)) for word in words)
    return Widths(title, min(purpose, 14 if sheet.width >= 100 else 5))


def _purposes(lane: Lane, entries: Sequence[Entry]) -> str:
    return "/".join(name for name in purposes_of_marks(lane.marks, entries) if name)


def purposes_of_marks(marks: Sequence[Mark], entries: Sequence[Entry]) -> list[str]:
    """What the marks are for, each purpose once."""
    found = {(name := purpose_of(mark.entry, entries)).casefold(): name for mark in marks}
    return list(found.values())


def _head(lane: Lane, drawing: Drawing, widths: Widths) -> Line:
    sheet = drawing.sheet
    title = pad(sheet.fit(sheet.text(lane.title), widths.title), widths.title) + GAP
    is_over = all(mark.is_pale for mark in lane.marks)
    head = [Piece(title, PALE if is_over else STRONG)]
    if widths.purpose:
        words = sheet.fit(sheet.text(_purposes(lane, drawing.entries)), widths.purpose)
        head.append(Piece(pad(words, widths.purpose) + GAP, PALE))
    return head


def _labels(ticks: Sequence[Tick], room: int) -> str:
    """The labels above their columns; one that has no room is left out."""
    line = ""
    for tick in ticks:
        if (not line or len(line) < tick.column) and tick.column + len(tick.label) <= room:
            line = line.ljust(tick.column) + tick.label
    return line


# ---- the days ----------------------------------------------------------------------------------------------


def _ground(ruler: Ruler, today: date, calendar: WorkCalendar, sheet: Sheet) -> dict[int, Cell]:
    """What is behind the marks: closed columns, the beginnings of months, today."""
    marks = sheet.marks
    ground = {column: Cell(marks.closed, PALE, 0) for column in closed_columns(ruler, calendar)}
    ground |= {tick.column: Cell(marks.month, PALE, 0) for tick in ruler.ticks}
    if ruler.holds(today):
        ground[ruler.column(today)] = Cell(marks.today, BAD, 0)
    return ground


def _cells(lane: Lane, drawing: Drawing) -> dict[int, Cell]:
    cells = dict(drawing.ground)
    for mark in lane.marks:
        for column, cell in _drawn(mark, drawing):
            if cell.weight >= cells.get(column, cell).weight:
                cells[column] = cell
    return cells


def _drawn(mark: Mark, drawing: Drawing) -> Iterator[tuple[int, Cell]]:
    """The columns of one mark: its bar, and the point that says what it is."""
    marks, ruler = drawing.sheet.marks, drawing.ruler
    look = _look(mark, drawing)
    first, last = ruler.column(mark.first), ruler.column(mark.last)
    is_task = mark.entry.activity.is_task
    bar = {Shape.TASK: marks.bar, Shape.DAYS: marks.run, Shape.WINDOW: marks.dash, Shape.EVENT: marks.bar}[mark.shape]
    for column in range(first, last + 1):
        yield column, Cell(bar, look, 1)
    point = {Shape.TASK: marks.due, Shape.WINDOW: marks.until if is_task else marks.open}.get(mark.shape, marks.live)
    weight = 4 if mark.stand.standing in URGENT else 2 if is_task or mark.is_pale else 3
    shown = standing_mark(mark.stand.standing, marks) or point
    yield last if is_task else first, Cell(shown, look, weight)


def _look(mark: Mark, drawing: Drawing) -> str:
    if mark.stand.standing is Standing.LATE:
        return BAD
    if mark.stand.standing is Standing.RISK:
        return f"bold {SOON}"
    colour = drawing.colours[purpose_of(mark.entry, drawing.entries).casefold()]
    return f"{PALE} {colour}" if mark.is_pale else colour


def _runs(cells: Mapping[int, Cell], room: int) -> Iterator[Piece]:
    """The columns, those that look the same in one piece."""
    text, look = "", ""
    for column in range(room):
        cell = cells.get(column)
        shown = cell.look if cell is not None else ""
        if shown != look:
            yield Piece(text, look)
            text, look = "", shown
        text += cell.text if cell is not None else " "
    yield Piece(text, look)


# ---- what it means -----------------------------------------------------------------------------------------


def _legend(lanes: Sequence[Lane], drawing: Drawing) -> Iterator[Line]:
    """The colours of the purposes, then those marks that are there."""
    sheet, marks = drawing.sheet, drawing.sheet.marks
    shown = [mark for lane in lanes for mark in lane.marks]
    used = {name.casefold() for name in purposes_of_marks(shown, drawing.entries)}
    for name in purposes_of(drawing.entries):
        if name and name.casefold() in used:
            words = sheet.fit(sheet.text(name), sheet.width - 2)
            yield [Piece(marks.live, drawing.colours[name.casefold()]), Piece(f" {words}", PALE)]
    shapes = {mark.shape for mark in shown}
    stands = {mark.stand.standing for mark in shown}
    grounds = {cell.text for cell in drawing.ground.values()}
    is_open_task = any(mark.shape is Shape.WINDOW and mark.entry.activity.is_task for mark in shown)
    is_open_event = any(mark.shape is Shape.WINDOW and not mark.entry.activity.is_task for mark in shown)
    means = (
        (Shape.EVENT in shapes or Shape.DAYS in shapes, marks.live, "takes place"),
        (Shape.DAYS in shapes, marks.live + marks.run * 2, "several days"),
        (Shape.TASK in shapes, marks.bar + marks.due, "task and due date"),
        (is_open_event, marks.open + marks.dash * 2, "some day, not set yet"),
        (is_open_task, marks.dash * 2 + marks.until, "due on some day"),
        (Standing.LATE in stands, marks.late, "late"),
        (Standing.RISK in stands, marks.risk, "at risk"),
        (Standing.DONE in stands, marks.done, "done"),
        (Standing.CANCELLED in stands, marks.cancelled, "cancelled"),
        (marks.closed in grounds, marks.closed, "closed"),
    )
    for is_there, mark, words in means:
        if is_there:
            yield [Piece(mark, BAD if mark == marks.late else ""), Piece(f" {words}", PALE)]
