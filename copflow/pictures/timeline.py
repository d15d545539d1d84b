"""The year on one page: lanes from left to right, a ruler of months, today, and the days that are closed.

A script finds what it needs in attributes: each mark has its activity's number and its days, and the picture the day
where the scale begins, the place of that day and the width of a day.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from copflow.dates import speak
from copflow.overview.lanes import Lane, lanes_of
from copflow.overview.standing import Stand
from copflow.pictures.measure import BOLD_TYPE, SMALL, fitted, wrapped
from copflow.pictures.palette import Tones
from copflow.pictures.parts import MOST_MARKS, Part, parts_of
from copflow.pictures.phrases import about
from copflow.pictures.placing import MOST_ROWS, Placed, Spot, place
from copflow.pictures.scale import Closed, Scale, closed_runs, ruler
from copflow.pictures.shapes import mark_class, shape, sign
from copflow.pictures.svg import NOTHING, Drawing, Svg, element, joined, name, path, plain, text, title
from copflow.schedule.model import Schedule

WIDTH = 1040.0
GUTTER = 196.0
"""The room of the lanes' titles."""
MARGIN = 10.0
RULER = 42.0
"""How high the ruler is, with the room of the word `Today` above the months."""
MOST_STACKED_MARKS = 80
"""Beyond so many marks in a drawing none has a row of its own if there is room beside another."""
LEAST_ROWS = 6
"""How many rows a lane may have at least where a drawing has too much."""
PAD, LINE = 4.0, 15.0
BASE = 4.0
"""From the middle of a row down to the baseline of its text."""


class Strip(NamedTuple):
    """A lane with its place in the drawing."""

    lane: Lane
    placed: Placed
    titles: tuple[str, ...]
    subtitle: str
    top: float
    height: float


def timelines(schedule: Schedule, stands: Sequence[Stand], today: date, *, private: bool = False) -> list[Drawing]:
    """The timeline of a plan in one drawing, or in several if one would have too much; none if nothing has a date."""
    tones = Tones(schedule.entries)
    parts = parts_of(lanes_of(schedule, stands, private=private), schedule)
    return [_drawing(part, schedule, tones, today) for part in parts]


def scale_of(part: Part) -> Scale:
    """The scale of a part of the timeline."""
    return Scale(part.first, part.last, GUTTER, WIDTH - MARGIN)


def strips_of(part: Part) -> list[Strip]:
    """The lanes of a part with their places, one below the other."""
    scale, top = scale_of(part), RULER
    stacked = part.marks <= MOST_STACKED_MARKS
    most = MOST_ROWS if part.marks <= MOST_MARKS else max(LEAST_ROWS, MOST_ROWS // len(part.lanes))
    strips: list[Strip] = []
    for lane in part.lanes:
        placed = place(lane, scale, most=most, stacked=stacked)
        titles = wrapped(plain(lane.title), GUTTER - 22, BOLD_TYPE)
        subtitle = fitted(plain(lane.subtitle), GUTTER - 22, SMALL)
        lines = len(titles) + bool(subtitle)
        height = max(placed.rows * placed.row_height, lines * LINE + 5) + 2 * PAD
        strips.append(Strip(lane, placed, tuple(titles), subtitle, top, height))
        top += height
    return strips


def _drawing(part: Part, schedule: Schedule, tones: Tones, today: date) -> Drawing:
    scale, strips = scale_of(part), strips_of(part)
    bottom = strips[-1].top + strips[-1].height
    first_weekday = schedule.calendar.first_weekday
    body = [
        joined(_bands(strips)),
        joined(_closed(run, scale, bottom) for run in closed_runs(scale, schedule.calendar)),
        joined(_months(scale, bottom, first_weekday)),
        _today(scale, bottom, today),
        joined(_lane(strip, tones, at) for at, strip in enumerate(strips)),
    ]
    data: dict[str, str | float] = {"start": scale.start.isoformat(), "px": scale.px, "left": scale.left}
    key = f"timeline-{part.first:%Y-%m}"
    return Drawing(part.title, _about(part), WIDTH, bottom + 2, joined(body), "timeline", key, data)


def _about(part: Part) -> str:
    days = speak.days(min(_firsts(part)), max(mark.last for lane in part.lanes for mark in lane.marks))
    lanes = speak.count(len(part.lanes), "row")
    return f"A timeline of {speak.count(part.marks, 'date')} in {lanes}, {days}. The table of dates says the same."


def _firsts(part: Part) -> Iterator[date]:
    return (mark.first for lane in part.lanes for mark in lane.marks)


def _bands(strips: Sequence[Strip]) -> Iterator[Svg]:
    for strip in strips[::2]:
        yield element("rect", class_="band", x=0, y=strip.top, width=WIDTH, height=strip.height)


def _closed(run: Closed, scale: Scale, bottom: float) -> Svg:
    left, right = scale.x(run.first), scale.after(run.last)
    names = f"{speak.listed(list(map(plain, run.names)))}: " if run.names else "closed: "
    about = title(f"{names}{speak.days(run.first, run.last)}")
    wide = max(right - left, 1.5)
    return element("rect", about, class_="closed", x=left, y=RULER, width=wide, height=bottom - RULER)


def _months(scale: Scale, bottom: float, first_weekday: int) -> Iterator[Svg]:
    for tick in ruler(scale, first_weekday):
        yield path("M", tick.x, RULER - 6, "V", bottom, class_="grid")
        yield text(tick.x + 4, RULER - 9, tick.label, class_="muted")


def _today(scale: Scale, bottom: float, today: date) -> Svg:
    """Today's line, which a script moves; it is there, although not seen, where today is elsewhere."""
    pill = element("rect", x=-20, y=1, width=40, height=17, rx=8.5)
    line = element("line", x1=0, y1=18, x2=0, y2=bottom)
    inside = joined([line, pill, text(0, 13.5, "Today")])
    off = "" if scale.holds(today) else " off"
    return element("g", inside, class_=f"now{off}", transform=f"translate({scale.middle(today):.1f} 0)")


def _lane(strip: Strip, tones: Tones, at: int) -> Svg:
    parts = [*_titles(strip)]
    for spot in strip.placed.spots:
        y = strip.top + PAD + (spot.row + 0.5) * strip.placed.row_height
        parts.append(_mark(spot, tones, y))
    return element("g", *parts, class_=f"lane {'even' if at % 2 else 'odd'}", data_lane=strip.lane.key)


def _titles(strip: Strip) -> Iterator[Svg]:
    y = strip.top + PAD + 14
    for line in strip.titles:
        yield text(12, y, name(line), class_="strong")
        y += LINE
    if strip.subtitle:
        yield text(12, y, name(strip.subtitle), class_="muted small")


def _mark(spot: Spot, tones: Tones, y: float) -> Svg:
    mark, tone = spot.mark, tones.of(spot.mark.entry)
    parts = [title(about(mark.entry, mark.stand)), shape(mark.shape, spot.left, spot.right, y, tone)]
    if spot.sign is not None:
        parts.append(sign(mark.stand.standing, spot.sign, y))
    parts.append(text(spot.label_left, y + BASE, name(spot.label), class_="halo") if spot.label else NOTHING)
    number = mark.entry.activity.number
    days = {"data_f": mark.first.isoformat(), "data_l": mark.last.isoformat()}
    return element("g", *parts, class_=mark_class(mark, tone), data_n=number, **days, data_y=y)
