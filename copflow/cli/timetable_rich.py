"""The timetable for a terminal of 60 to 200 columns: long names and notes are wrapped inside their columns."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from copflow.cli.timetable import Month, Row
from copflow.reports.safe import cells

GAP = 2
NARROW = 100
"""Below this width notes stand under the name, as a column of their own would leave too little for both."""
MOST_WHO = 16


class Marks(NamedTuple):
    """What stands before what takes place, and before what is due."""

    event: str
    task: str


PRETTY = Marks("\u25c6", "\u25aa")
ASCII = Marks("*", "-")


class Widths(NamedTuple):
    """The columns of all months: the same, so that they stand below each other. 0: there is no such column."""

    day: int
    time: int
    what: int
    who: int
    notes: int


def render(months: Sequence[Month], *, width: int, colour: bool, marks: Marks) -> str:
    """The months with their rows, as text with escape sequences if there are to be colours."""
    console = Console(width=width, force_terminal=colour, color_system="standard" if colour else None, highlight=False)
    widths = _widths([row for month in months for row in month.rows], width)
    with console.capture() as captured:
        for month in months:
            console.print(Text(f"\n{month.title}", style="bold"))
            console.print(Padding(_table(month, widths, marks), (0, 0, 0, GAP)))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _widths(rows: Sequence[Row], width: int) -> Widths:
    """What each column needs, and where there is less, what it gets: the name most, then the notes."""
    day, time, what, who = (max(map(cells, column)) for column in list(zip(*rows, strict=True))[:4])
    notes = max(cells(_notes(row)) for row in rows)
    who = min(who, MOST_WHO)
    room = width - GAP - 1 - GAP - sum(column + GAP for column in (day, time, who) if column)
    if width < NARROW or not notes:
        return Widths(day, time, min(max(what, notes if notes < room else room), room), who, 0)
    what = min(what, max(room - GAP - notes, room * 55 // 100))
    return Widths(day, time, what, who, min(notes, room - GAP - what))


def _notes(row: Row) -> str:
    return "; ".join(row.notes)


def _table(month: Month, widths: Widths, marks: Marks) -> Table:
    table = Table.grid(padding=(0, GAP, 0, 0))
    for width in (widths.day, widths.time, 1, widths.what, widths.who, widths.notes):
        if width:
            table.add_column(width=width, overflow="fold")
    for row in month.rows:
        table.add_row(*_cells(row, widths, marks))
    return table


def _cells(row: Row, widths: Widths, marks: Marks) -> list[Text]:
    what = Text(row.what, style="bold" if row.is_event else "")
    if row.notes and not widths.notes:
        what.append(f"\n{_notes(row)}", style="not bold dim")
    mark = Text(marks.event if row.is_event else marks.task, style="green" if row.is_event else "yellow")
    texts = []
    for width, cell in ((widths.day, Text(row.day)), (widths.time, Text(row.time, style="dim")), (1, mark)):
        if width:
            texts.append(cell)
    texts.append(what)
    texts += [Text(row.who)] if widths.who else []
    return texts + ([Text(_notes(row), style="dim")] if widths.notes else [])
