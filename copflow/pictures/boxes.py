"""The boxes and chips of the picture of how dates connect: a name, its date and who does it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.outputs.text import one_line
from copflow.overview.standing import Stand
from copflow.overview.upcoming import OVER
from copflow.pictures.arrows import Side
from copflow.pictures.measure import BOLD_TYPE, PLAIN, SMALL, Type, fitted, width, wrapped
from copflow.pictures.palette import Tones
from copflow.pictures.phrases import about, owners_of, short, short_days
from copflow.pictures.svg import NOTHING, Svg, element, name, path, plain, text, title
from copflow.schedule.model import Entry, Schedule

LINE = 15.0
INSIDE = 12.0
"""From the left edge of a box to its words."""
CHIP, CHIP_GAP = 22.0, 7.0


class Scene(NamedTuple):
    """What boxes are made of. `years`: whether dates have years."""

    schedule: Schedule
    stands: Sequence[Stand]
    tones: Tones
    years: bool

    def entry(self, number: int) -> Entry:
        """An activity by its number."""
        return self.schedule.entries[number]

    def is_pale(self, number: int) -> bool:
        """Whether nothing is left to be done about it."""
        return self.stands[number].standing in OVER

    def css(self, number: int) -> str:
        """The classes of its box."""
        pale = " pale" if self.is_pale(number) else ""
        cancelled = " cancelled" if self.entry(number).activity.is_cancelled else ""
        return f"box {self.tones.of(self.entry(number)).css}{pale}{cancelled}"


class Box(NamedTuple):
    """A box before it has a height: its place from left to right and the lines of its name. `source`: whether other
    dates count from it."""

    number: int
    side: Side
    lines: tuple[str, ...]
    source: bool

    @property
    def set_as(self) -> Type:
        """How its name is set."""
        return BOLD_TYPE if self.source else PLAIN


def box_of(number: int, side: Side, scene: Scene, *, source: bool) -> Box:
    """A box with its name broken into at most two lines."""
    room = side.right - side.left - INSIDE - 6
    lines = wrapped(plain(one_line(scene.entry(number).activity.name.text)), room, BOLD_TYPE if source else PLAIN)
    return Box(number, side, tuple(lines), source)


def height_of(boxes: Sequence[Box]) -> float:
    """How high boxes beside each other are."""
    return LINE * (max(len(box.lines) for box in boxes) + 1) + 12


def draw(box: Box, scene: Scene, top: float, height: float) -> Svg:
    """A box with its name, and when and who below it."""
    entry, (left, right) = scene.entry(box.number), box.side
    at = {"x": left, "y": top, "width": right - left, "height": height, "rx": 4}
    again = scene.tones.of(entry).again
    parts = [
        title(about(entry, scene.stands[box.number])),
        element("rect", class_="card strong-edge" if box.source else "card", **at),
        path("M", left + 2.5, top + 1, "v", height - 2, class_="end wide"),
        element("circle", class_="again", cx=left + 2.5, cy=top + height / 2, r=1.5) if again else NOTHING,
        *_words(box, scene, top),
    ]
    return element("g", *parts, class_=scene.css(box.number), data_n=box.number)


def _words(box: Box, scene: Scene, top: float) -> Iterator[Svg]:
    x, y = box.side.left + INSIDE, top + LINE + 3
    for line in box.lines:
        yield text(x, y, name(line), class_="strong" if box.source else None)
        y += LINE
    entry = scene.entry(box.number)
    said = " · ".join(filter(None, (short_days(entry, year=scene.years), owners_of(entry))))
    yield text(x, y, fitted(said, box.side.right - x - 5, SMALL), class_="muted small")


def chips(numbers: Sequence[int], scene: Scene, left: float, right: float) -> Iterator[tuple[float, int, Svg]]:
    """Dates in a row as long as there is room: where each is from the left, in which row, and what is drawn there with
    its top at 0."""
    x, row = left, 0
    for number in numbers:
        entry = scene.entry(number)
        label = _chip_words(entry, scene)
        wide = width(label, PLAIN) + 22
        if x + wide > right and x > left:
            x, row = left, row + 1
        ring = element("rect", class_="tint chip", x=0.5, y=0.5, width=wide, height=CHIP, rx=CHIP / 2)
        said = text(wide / 2, 15.5, label, class_="center")
        about_it = title(about(entry, scene.stands[number]))
        yield x, row, element("g", about_it, ring, said, class_=scene.css(number), data_n=number)
        x += wide + CHIP_GAP


def _chip_words(entry: Entry, scene: Scene) -> str:
    first, last = entry.first, entry.last
    if first is not None and first == last:
        return short(first, year=scene.years)
    return short_days(entry, year=scene.years)
