"""What the colours and shapes of pictures mean."""

from collections.abc import Iterator, Sequence

from copflow.overview.lanes import Lane, Shape
from copflow.overview.purposes import UNSAID
from copflow.overview.standing import Standing
from copflow.pictures.measure import SMALL, fitted, width
from copflow.pictures.palette import HUES, NEUTRAL, ROUNDS, Tone, tone
from copflow.pictures.shapes import shape, sign
from copflow.pictures.svg import Drawing, Svg, element, joined, name, plain, text

WIDTH = 1040.0
LINE, MARGIN, BETWEEN = 20.0, 12.0, 18.0
SHAPES = {
    Shape.EVENT: "live event",
    Shape.DAYS: "several days",
    Shape.TASK: "task and its due date",
    Shape.WINDOW: "day not set yet",
}
SIGNS = (Standing.LATE, Standing.RISK, Standing.DONE)
WORDS_ROOM = 240.0
"""The most that the name of a purpose has."""


def legend(purposes: Sequence[str], lanes: Sequence[Lane]) -> Drawing:
    """The purposes of a plan and their colours, the shapes and the signs that are in its lanes."""
    marks = [mark for lane in lanes for mark in lane.marks]
    shapes, standings = {mark.shape for mark in marks}, {mark.stand.standing for mark in marks}
    items = [*_purposes(purposes), *_shapes(shapes, standings)]
    parts: list[Svg] = []
    x, y = MARGIN, LINE / 2
    for picture, wide, label in items:
        needed = wide + 6 + width(label, SMALL) + BETWEEN
        if x + needed > WIDTH and x > MARGIN:
            x, y = MARGIN, y + LINE
        words = text(wide + 6, 4, name(label), class_="muted small")
        parts.append(element("g", picture, words, transform=f"translate({x:.1f} {y:.1f})"))
        x += needed
    about = "The colours of purposes, and the shapes of events, tasks and days that are not set."
    return Drawing("What colours and shapes mean", about, WIDTH, y + LINE / 2 + 4, joined(parts), "legend", "legend")


def _purposes(purposes: Sequence[str]) -> Iterator[tuple[Svg, float, str]]:
    said = [purpose for purpose in purposes if purpose != UNSAID]
    for at, purpose in enumerate(said[: ROUNDS * len(HUES)]):
        yield _swatch(tone(at)), 12, fitted(plain(purpose), WORDS_ROOM, SMALL)
    if len(said) > ROUNDS * len(HUES):
        yield _swatch(Tone(NEUTRAL)), 12, "other purposes"
    elif said and len(said) < len(purposes):
        yield _swatch(Tone(NEUTRAL)), 12, "no purpose"


def _swatch(one: Tone) -> Svg:
    square = element("rect", class_="full", x=0, y=-6, width=12, height=12, rx=2)
    hole = [element("circle", class_="again", cx=6, cy=0, r=2)] if one.again else []
    return element("g", square, *hole, class_=one.css)


def _shapes(shapes: set[Shape], standings: set[Standing]) -> Iterator[tuple[Svg, float, str]]:
    for kind, words in SHAPES.items():
        if kind in shapes:
            wide = 12.0 if kind is Shape.EVENT else 20.0
            drawn = shape(kind, 0, wide, 0, Tone(NEUTRAL))
            yield element("g", drawn, class_=NEUTRAL), wide, words
    for standing in SIGNS:
        if standing in standings:
            drawn = element("g", sign(standing, 0, 0), class_=standing.name.lower())
            yield drawn, 11, standing.value
