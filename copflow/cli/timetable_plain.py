"""The timetable as aligned text, for files and other programs: the same whatever the terminal."""

from collections.abc import Sequence

from copflow.cli.timetable import Month, Row
from copflow.reports.safe import cells

GAP = "  "


def render(months: Sequence[Month]) -> str:
    """The months with their rows; a column that nothing stands in is left out."""
    table = [_columns(row) for month in months for row in month.rows]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    lines: list[str] = []
    for month in months:
        lines += ["", month.title, *(_line(_columns(row), widths) for row in month.rows)]
    return "".join(f"{line}\n" for line in lines)


def _columns(row: Row) -> tuple[str, ...]:
    return row.day, row.time, row.what, row.who, "; ".join(row.notes)


def _line(columns: Sequence[str], widths: Sequence[int]) -> str:
    padded = [text + " " * (width - cells(text)) for text, width in zip(columns, widths, strict=True) if width]
    return (GAP + GAP.join(padded)).rstrip()
