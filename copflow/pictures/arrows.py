"""Arrows between boxes that stand side by side: over them or below them, each on a level that it shares with none that
it would meet, with rounded corners and with its words on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copflow.overview.connections import Link
from copflow.pictures.measure import SMALL, fitted, width
from copflow.pictures.svg import NOTHING, Svg, element, joined, path, plain, words

LEVEL = 21.0
"""How far levels are from each other."""
FIRST = 18.0
"""How far the first one is from the boxes."""
CORNER, HEAD = 6.0, 5.0
WORDS_GAP = 5.0
NEXT = 5.0
"""Half of how far the ends of two arrows are from each other."""


class Side(NamedTuple):
    """The horizontal extent of a box."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Arrow:
    """An arrow from one place on the edge of a box to another. `level` counts from the boxes, from 0."""

    link: Link
    words: str
    start: float
    end: float
    level: int = 0

    @property
    def middle(self) -> float:
        """The middle of its words: its own, but long words stay on its side of where it starts, as others may too."""
        half, middle = width(self.words, SMALL) / 2 + 2, (self.start + self.end) / 2
        return min(middle, self.start - half) if self.end < self.start else max(middle, self.start + half)

    @property
    def room(self) -> float:
        """How long it is between its corners."""
        return abs(self.end - self.start) - 2 * CORNER

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where nothing else is on its level."""
        half = width(self.words, SMALL) / 2 + WORDS_GAP
        return min(self.start, self.end, self.middle - half), max(self.start, self.end, self.middle + half)


def arrows_of(links: Sequence[Link], boxes: Mapping[int, Side], marks: Mapping[str, str]) -> list[Arrow]:
    """The arrows over a row of boxes, or below it. `marks`: the sign of a reason for which dates were moved."""
    ends = _ends(links, boxes)
    arrows = []
    for at, link in enumerate(links):
        star = marks.get(link.moved, "") if link.moved else ""
        start, end = ends[at]
        label = fitted(plain(link.words), max(abs(end - start) + 24, 110), SMALL)
        arrows.append(Arrow(link, f"{label}{star}", start, end))
    _set_levels(arrows)
    return arrows


def _ends(links: Sequence[Link], boxes: Mapping[int, Side]) -> list[tuple[float, float]]:
    """Where each arrow starts and ends. Those that start at one box spread over its edge: to the left on its left
    half, the longest nearest to the middle, so that none crosses another. The same holds where several end."""
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for number, side in boxes.items():
        leaving = {at: boxes[link.target].middle for at, link in enumerate(links) if link.source == number}
        coming = {at: boxes[link.source].middle for at, link in enumerate(links) if link.target == number}
        starts |= _spread(side, leaving)
        ends |= dict.fromkeys(coming, side.middle) if len(coming) == 1 else _spread(side, coming)
        if leaving and len(coming) == 1:
            [(at, other)] = coming.items()
            ends[at] += -NEXT if other < side.middle else NEXT
    return [(starts[at], ends[at]) for at in range(len(links))]


def _spread(side: Side, others: Mapping[int, float]) -> dict[int, float]:
    """Places on the edge of a box for arrows, by the middles of the boxes at their other ends."""
    found: dict[int, float] = {}
    for sign in (-1, 1):
        away = {at: abs(other - side.middle) for at, other in others.items() if (other - side.middle) * sign > 0}
        step = min(NEXT * 2, (side.right - side.middle - 22) / max(len(away), 1))
        for place, at in enumerate(sorted(away, key=away.__getitem__, reverse=True)):
            found[at] = side.middle + sign * (NEXT * 2.5 + place * step)
    return found


def _set_levels(arrows: Sequence[Arrow]) -> None:
    """Short arrows near the boxes, and each on the first level where it meets none."""
    levels: list[list[tuple[float, float]]] = []
    for arrow in sorted(arrows, key=lambda arrow: (abs(arrow.end - arrow.start), arrow.start)):
        left, right = arrow.extent
        low = [at for at, taken in enumerate(levels) if any(left < end and start < right for start, end in taken)]
        arrow.level = max(low, default=-1) + 1
        if arrow.level == len(levels):
            levels.append([])
        levels[arrow.level].append((left, right))


def height_of(arrows: Sequence[Arrow]) -> float:
    """The room that arrows take on one side of their boxes."""
    return FIRST + LEVEL * max(arrow.level for arrow in arrows) + 9 if arrows else 0


def draw(arrows: Sequence[Arrow], edge: float, *, below: bool = False) -> Svg:
    """The arrows from the edge of the boxes; all lines first, so that none is on words."""
    lines = (_line(arrow, edge, below=below) for arrow in arrows)
    said = (_words(arrow, edge, below=below) for arrow in arrows if arrow.words)
    return joined([*lines, *said])


def _line(arrow: Arrow, edge: float, *, below: bool) -> Svg:
    down = 1 if below else -1
    y = edge + down * (FIRST + LEVEL * arrow.level)
    turn = CORNER if arrow.end > arrow.start else -CORNER
    rise = CORNER * down
    steps = (
        *("M", arrow.start, edge, "V", y - rise, "q", 0, rise, turn, rise),
        *("H", arrow.end - turn, "q", turn, 0, turn, -rise, "V", edge + down * HEAD),
    )
    line = path(*steps, class_="arrow need" if below else "arrow")
    head = path("M", arrow.end, edge + down * 0.5, "l", -4, down * 7, "h", 8, "z", class_="head")
    return element("g", line, head, class_="link", data_from=arrow.link.source, data_to=arrow.link.target)


def _words(arrow: Arrow, edge: float, *, below: bool) -> Svg:
    """The words on the line, on a ground that hides it; above the line where that is shorter than they are."""
    y = edge + (1 if below else -1) * (FIRST + LEVEL * arrow.level)
    long = width(arrow.words, SMALL)
    on_line = long + 2 * WORDS_GAP <= arrow.room
    behind = NOTHING
    if on_line:
        left = arrow.middle - long / 2 - WORDS_GAP / 2
        behind = element("rect", class_="ground", x=left, y=y - 7, width=long + WORDS_GAP, height=14)
    where = {"x": arrow.middle, "y": y + 4 if on_line else y - 4}
    said = element("text", words(arrow.words), class_="small muted center halo", **where)
    return joined([behind, said])
