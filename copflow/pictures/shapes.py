"""The shapes of a timeline: diamonds, bars, deadlines, and the signs beside them."""

from copflow.overview.lanes import Mark, Shape
from copflow.overview.standing import Standing
from copflow.pictures.palette import Tone
from copflow.pictures.svg import NOTHING, Svg, element, joined, path

BAR = 9.0
"""How high a bar is."""
DEADLINE = 14.0


def shape(kind: Shape, left: float, right: float, y: float, tone: Tone) -> Svg:
    """The shape of a mark between two places, its middle at y."""
    drawn = _SHAPES[kind](left, right, y)
    if not tone.again:
        return drawn
    return joined([drawn, element("circle", class_="again", cx=(left + right) / 2, cy=y, r=2)])


def _diamond(left: float, right: float, y: float) -> Svg:
    half = (right - left) / 2
    steps = ("M", left, y, "l", half, -half, half, half, -half, half, "z")
    return path(*steps, class_="full")


def _task(left: float, right: float, y: float) -> Svg:
    bar = element("rect", class_="tint", x=left, y=y - BAR / 2, width=right - left - 1, height=BAR, rx=2)
    end = path("M", right - 1.5, y - DEADLINE / 2, "v", DEADLINE, class_="end")
    return joined([bar, end])


def _days(left: float, right: float, y: float) -> Svg:
    return element("rect", class_="full", x=left, y=y - BAR / 2 - 1, width=right - left, height=BAR + 2, rx=3)


def _window(left: float, right: float, y: float) -> Svg:
    around = {"x": left + 0.6, "y": y - BAR / 2, "width": right - left - 1.2, "height": BAR}
    return element("rect", class_="tint hollow", rx=BAR / 2, **around)


_SHAPES = {Shape.EVENT: _diamond, Shape.TASK: _task, Shape.DAYS: _days, Shape.WINDOW: _window}


def sign(standing: Standing, x: float, y: float) -> Svg:
    """The sign beside a mark: a filled triangle for late, an empty one for at risk, a tick for done."""
    if standing is Standing.DONE:
        return path("M", x + 1, y, "l", 3, 3.5, 6, -8, class_="sign")
    if standing not in (Standing.LATE, Standing.RISK):
        return NOTHING
    triangle = path("M", x + 0.5, y + 4.5, "h", 10, "l", -5, -9.5, "z", class_="sign")
    bang = path("M", x + 5.5, y - 1.5, "v", 3, "m", 0, 1, "v", 1, class_="cut")
    return joined([triangle, bang]) if standing is Standing.LATE else triangle


def mark_class(mark: Mark, tone: Tone) -> str:
    """The classes of a mark: its purpose, its shape, how it stands."""
    pale = ("pale",) if mark.is_pale else ()
    return " ".join(("mark", tone.css, mark.shape.value, mark.stand.standing.name.lower(), *pale))
