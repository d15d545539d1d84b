"""The rhythm of a year: a circle for each purpose and month, its area the hours that people come together, a small ring
for deadlines and whole days, and a frame around the longest time without a gathering."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.words import MONTH_NAMES
from copflow.outputs.text import one_line
from copflow.overview.purposes import UNSAID
from copflow.overview.rhythm import Cell, Gap, Month, Rhythm, Row
from copflow.pictures.measure import BOLD_TYPE, SMALL, fitted, width
from copflow.pictures.palette import NO_TONE, Tone, tone
from copflow.pictures.svg import NOTHING, Drawing, Svg, element, joined, name, plain, text, title

WIDTH = 1040.0
GUTTER, TOTALS = 150.0, 130.0
"""The room of the rows' names, and that of what they come to."""
HEAD, ROW, FOOT = 42.0, 38.0, 26.0
WIDEST = 15.0
"""The radius of the largest circle."""
UNKNOWN, RING = 5.0, 4.0
"""The radius of gatherings of which no length is said, and that of deadlines."""
MOST_COLUMNS = 36
LENGTHS = (1, 3, 12)
"""How many months a column may have."""
NO_PURPOSE = "no purpose"


class Column(NamedTuple):
    """A month, or several beside each other, and its middle."""

    months: tuple[Month, ...]
    middle: float


class Grid(NamedTuple):
    """Where things are: the columns, how wide one is, and the radius of an hour."""

    columns: tuple[Column, ...]
    wide: float
    hour: float


def rhythm_drawing(
    rhythm: Rhythm, purposes: Sequence[str], *, unsaid: str = NO_PURPOSE, key: str = "rhythm"
) -> Drawing:
    """The rhythm as a picture. `purposes`: the names in the order in which they have colours; `unsaid` is the name of
    the row of what says none; `key` differs on a page with several."""
    grid = _grid(rhythm)
    places = {purpose.casefold(): at for at, purpose in enumerate(purposes) if purpose != UNSAID}
    total = sum(row.minutes for row in rhythm.rows)
    body = [joined(_bands(rhythm)), joined(_heads(grid))]
    for at, row in enumerate(rhythm.rows):
        found = places.get(row.name.casefold())
        css = NO_TONE if found is None else tone(found)
        body.append(
            _row(
                row, css, grid, HEAD + ROW * (at + 0.5), name(fitted(plain(row.name or unsaid), GUTTER - 22, BOLD_TYPE))
            )
        )
        body.append(text(WIDTH - 12, HEAD + ROW * (at + 0.5) + 4, _totals(row, total), class_="right"))
    bottom = HEAD + ROW * len(rhythm.rows)
    body.append(_gap(rhythm.gap, grid, bottom) if rhythm.gap is not None else NOTHING)
    height = bottom + (FOOT if rhythm.gap is not None else 2)
    return Drawing("Rhythm", about(rhythm), WIDTH, height, joined(body), "rhythm", key)


def about(rhythm: Rhythm) -> str:
    """`10 gatherings, 8 hours in all. Longest gap: 9 weeks (Tue 9 February 2027 to Thu 15 April 2027).`"""
    live, minutes = (sum(values) for values in zip(*((row.live, row.minutes) for row in rhythm.rows), strict=True))
    hours = f", {_hours(minutes)} in all" if minutes else ""
    gap = f" {gap_words(rhythm.gap)}." if rhythm.gap is not None else ""
    return f"{speak.count(live, 'gathering')}{hours}.{gap}"


def gap_words(gap: Gap) -> str:
    """`Longest gap: 9 weeks (Tue 9 February 2027 to Thu 15 April 2027)`."""
    weeks = gap.days // 7
    long = speak.count(weeks, "week") if weeks > 1 else speak.count(gap.days, "day")
    return f"Longest gap: {long} ({speak.days(gap.first, gap.last)})"


def _grid(rhythm: Rhythm) -> Grid:
    length = next((n for n in LENGTHS if len(rhythm.months) <= n * MOST_COLUMNS), LENGTHS[-1])
    groups: dict[int, list[Month]] = {}
    for year, month in rhythm.months:
        groups.setdefault((year * 12 + month - 1) // length, []).append((year, month))
    wide = (WIDTH - GUTTER - TOTALS) / max(len(groups), 1)
    columns = tuple(Column(tuple(own), GUTTER + wide * (at + 0.5)) for at, own in enumerate(groups.values()))
    cells = (_sum(row, column).minutes for row in rhythm.rows for column in columns)
    longest = max(cells, default=0) or 60
    return Grid(columns, wide, min(WIDEST, wide / 2 - 1) / sqrt(longest / 60))


def _sum(row: Row, column: Column) -> Cell:
    own = [row.cells[month] for month in column.months if month in row.cells]
    return Cell(sum(one.live for one in own), sum(one.other for one in own), sum(one.minutes for one in own))


def _bands(rhythm: Rhythm) -> Iterator[Svg]:
    for at in range(0, len(rhythm.rows), 2):
        yield element("rect", class_="band", x=0, y=HEAD + ROW * at, width=WIDTH, height=ROW)


def _heads(grid: Grid) -> Iterator[Svg]:
    """The months, and the years where they begin; where columns are narrow not every one is named."""
    shown, year, told = 0.0, None, 0.0
    for column in grid.columns:
        (first_year, first), (_last_year, last) = column.months[0], column.months[-1]
        label = MONTH_NAMES[first - 1][:3]
        if len(column.months) > 1:
            label = label if len(column.months) <= 3 and first != last else ""
        if first_year != year:
            half = width(str(first_year)) / 2
            middle = max(column.middle, told + half)
            yield text(middle, HEAD - 24, str(first_year), class_="muted small center")
            year, told = first_year, middle + half + 4
        half = width(label) / 2
        if column.middle - half >= shown:
            yield text(column.middle, HEAD - 9, label, class_="muted center")
            shown = column.middle + half + 4


def _row(row: Row, css: Tone, grid: Grid, y: float, label: str) -> Svg:
    """A row's name and its circles."""
    cells = ((column, _sum(row, column)) for column in grid.columns)
    drawn = (_cell(cell, column, grid, (row, css, y)) for column, cell in cells if cell.live or cell.other)
    return element("g", text(12, y + 4, label, class_="strong"), *drawn, class_=f"row {css.css}")


def _cell(cell: Cell, column: Column, grid: Grid, where: tuple[Row, Tone, float]) -> Svg:
    row, css, y = where
    radius = (grid.hour * sqrt(cell.minutes / 60) if cell.minutes else UNKNOWN) if cell.live else 0.0
    parts = [title(_told(cell, column, row))]
    if cell.live:
        parts.append(element("circle", class_="full", cx=column.middle, cy=y, r=max(radius, 2)))
        parts += [element("circle", class_="again", cx=column.middle, cy=y, r=2)] if css.again else []
    if cell.other:
        parts.append(_ring(cell.other, column.middle, y, radius, grid.wide))
    return element("g", *parts, class_="cell")


def _ring(count: int, middle: float, y: float, radius: float, wide: float) -> Svg:
    """The deadlines of a month: a ring with their number; beside a circle it is below it on the right."""
    x = min(middle + radius + RING + 1, middle + wide / 2 - RING) if radius else middle
    y = y + 11 if radius else y
    ring = element("circle", class_="tint", cx=x, cy=y, r=RING)
    label = str(count) if count > 1 else ""
    if x + RING + 2 + width(label, SMALL) > middle + wide / 2 or not label:
        return ring
    return joined([ring, text(x + RING + 2, y + 4, label, class_="muted small")])


def _told(cell: Cell, column: Column, row: Row) -> str:
    (year, month), (last_year, last) = column.months[0], column.months[-1]
    to = f" to {MONTH_NAMES[last - 1]} {last_year}" if len(column.months) > 1 else ""
    when = f"{MONTH_NAMES[month - 1]} {year}{to}"
    live = speak.count(cell.live, "gathering") + (f" ({_hours(cell.minutes)})" if cell.minutes else "")
    other = f"{speak.count(cell.other, 'deadline')} or whole days" if cell.other > 1 else "1 deadline or whole day"
    told = [live] * bool(cell.live) + [other] * bool(cell.other)
    return f"{f'{name(one_line(row.name))}, ' if row.name else ''}{when}: {', '.join(told)}"


def _hours(minutes: int) -> str:
    """`4.5 h`, `10 h`."""
    return f"{minutes / 60:.1f}".removesuffix(".0") + " h"


def _totals(row: Row, total: int) -> str:
    if row.minutes:
        return f"{_hours(row.minutes)} · {row.minutes * 100 / total:.0f}%"
    if row.live:
        return speak.count(row.live, "gathering")
    return f"{row.other} due" if row.other else ""


def _gap(gap: Gap, grid: Grid, bottom: float) -> Svg:
    """The months between which nobody meets in a frame, and its words below."""
    starts, ends = ((day.year, day.month) for day in (gap.first, gap.last))
    inside = [column for column in grid.columns if starts < column.months[0] and column.months[-1] < ends]
    words = gap_words(gap)
    if inside:
        left, right = inside[0].middle - grid.wide / 2, inside[-1].middle + grid.wide / 2
    else:
        left, right = (_middle(month, grid) for month in (starts, ends))
        left, right = left + grid.wide * 0.3, right - grid.wide * 0.3
    half = width(words, SMALL) / 2 + 6
    middle = min(max((left + right) / 2, half), WIDTH - half)
    said = text(middle, bottom + 17, words, class_="small center")
    if right - left < 4:
        return said
    around = {"x": left, "y": HEAD - 4, "width": right - left, "height": bottom - HEAD + 6}
    return joined([element("rect", class_="gap", rx=6, **around), said])


def _middle(month: Month, grid: Grid) -> float:
    return next((column.middle for column in grid.columns if month in column.months), GUTTER)
