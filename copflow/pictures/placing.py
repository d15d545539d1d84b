"""Where the marks of a lane and their labels are: no label on another label or mark."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from copflow.overview.lanes import Lane, Mark, Shape
from copflow.overview.standing import Standing
from copflow.pictures.measure import BOLD_TYPE, PLAIN, Type, fitted, width
from copflow.pictures.scale import Scale
from copflow.pictures.svg import plain

DIAMOND = 6.0
"""From the middle of a diamond to its corners."""
STUB = 10.0
"""The least length of a bar, and that of a task of which no work is planned."""
GAP, LABEL_GAP = 8.0, 5.0
SIGN = 15.0
"""The room of the sign that something is late, at risk or done."""
LEAST_LABEL = 36.0
"""A label that has less room is left out; the mark tells its name when it is pointed at."""
SIGNS = frozenset({Standing.LATE, Standing.RISK, Standing.DONE})
ROW, DENSE_ROW = 20.0, 13.0
MOST_STACKED, MOST_ROWS = 14, 40
"""How many rows a lane has with a row for each mark, and with as many marks beside each other as fit."""
MOST_DENSE = 8
"""How many rows it has without labels; in the last one of these marks may lie on each other, and say how many do."""


class Spot(NamedTuple):
    """Where a mark is. `row` counts from the lane's top. `sign`: where its sign begins, None if it has none."""

    mark: Mark
    left: float
    right: float
    label: str
    label_left: float
    label_right: float
    sign: float | None = None
    row: int = 0

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where it takes room, with its sign and its label."""
        edges = [self.left, self.right]
        edges += [self.label_left, self.label_right] if self.label else []
        edges += [self.sign, self.sign + SIGN] if self.sign is not None else []
        return min(edges), max(edges)


class Placed(NamedTuple):
    """The spots of a lane, how many rows they take and how high a row is."""

    spots: tuple[Spot, ...]
    rows: int
    row_height: float


def type_of(mark: Mark) -> Type:
    """How a mark's label is set: bold for what takes place."""
    return BOLD_TYPE if mark.shape in (Shape.EVENT, Shape.DAYS) else PLAIN


def place(lane: Lane, scale: Scale, *, most: int = MOST_ROWS, stacked: bool = True) -> Placed:
    """The marks of a lane: each on a row of its own if the lane wants it, else as many as fit beside each other;
    without labels where that takes too many rows. `stacked`: whether a lane may have what it wants."""
    spots = [_spot(mark, scale) for mark in lane.marks]
    if stacked and lane.stacked and len(spots) <= MOST_STACKED:
        return Placed(tuple(spot._replace(row=row) for row, spot in enumerate(spots)), len(spots), ROW)
    packed = _packed(spots)
    if packed.rows <= most:
        return packed
    dense = _packed([_spot(mark, scale, labelled=False) for mark in lane.marks])
    above = (spot for spot in dense.spots if spot.row < MOST_DENSE - 1)
    last = [spot._replace(row=MOST_DENSE - 1) for spot in dense.spots if spot.row >= MOST_DENSE - 1]
    return Placed((*above, *_piled(last, scale)), min(dense.rows, MOST_DENSE), DENSE_ROW)


def _piled(spots: Sequence[Spot], scale: Scale) -> Iterator[Spot]:
    """The marks of a row in which they lie on each other: the top one of each pile says how many are below it, where
    there is room for that before the next pile."""
    piles: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda spot: spot.extent):
        if piles and spot.left < piles[-1][0].right:
            piles[-1].append(spot)
        else:
            piles.append([spot])
    ends = [min(spot.left for spot in pile) for pile in piles[1:]]
    for pile, end in zip(piles, [*ends, scale.right + GAP], strict=True):
        top, right = pile[-1], max(spot.right for spot in pile)
        label = f"and {len(pile) - 1} more" if len(pile) > 1 else ""
        begin = right + LABEL_GAP
        long = width(label, type_of(top.mark))
        fits = label and top.sign is None and begin + long + GAP <= end
        yield from pile[:-1]
        yield top._replace(label=label, label_left=begin, label_right=begin + long) if fits else top


def _packed(spots: Sequence[Spot]) -> Placed:
    """As few rows as there can be, each spot in the highest one that is free."""
    rows, busy, free = 0, list[tuple[float, int]](), list[int]()
    placed: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: spot.extent):
        left, right = spot.extent
        while busy and busy[0][0] + GAP <= left:
            heappush(free, heappop(busy)[1])
        if not free:
            heappush(free, rows)
            rows += 1
        row = heappop(free)
        heappush(busy, (right, row))
        placed.append(spot._replace(row=row))
    return Placed(tuple(placed), rows, ROW)


def _spot(mark: Mark, scale: Scale, *, labelled: bool = True) -> Spot:
    """The mark with its label on the right, or on the left if there is more room."""
    left, right = _shape(mark, scale)
    label, set_as = plain(mark.label) if labelled else "", type_of(mark)
    sign = SIGN if mark.stand.standing in SIGNS else 0.0
    room_right, room_left = scale.right - right - LABEL_GAP, left - LABEL_GAP - scale.left
    needed = sign + width(label, set_as)
    on_left = needed > room_right and (needed <= room_left or room_left > room_right)
    room = (room_left if on_left else room_right) - sign
    label = fitted(label, room, set_as) if room >= LEAST_LABEL or needed - sign <= room else ""
    long = width(label, set_as)
    if on_left:
        end = left - LABEL_GAP - sign
        return Spot(mark, left, right, label, end - long, end, end + 1 if sign else None)
    begin = right + LABEL_GAP + sign
    return Spot(mark, left, right, label, begin, begin + long, begin - SIGN if sign else None)


def _shape(mark: Mark, scale: Scale) -> tuple[float, float]:
    """From where to where the shape itself is drawn."""
    if mark.shape is Shape.EVENT:
        middle = min(max(scale.middle(mark.first), scale.left + DIAMOND), scale.right - DIAMOND)
        return middle - DIAMOND, middle + DIAMOND
    begin, end = scale.x(mark.first), scale.after(mark.last)
    if mark.shape is Shape.TASK:
        begin = end if mark.first == mark.last else begin
        end = max(end, scale.left + STUB)
        return min(begin, end - STUB), end
    begin = min(begin, scale.right - STUB)
    return begin, max(end, begin + STUB)
