"""A sheet: the drawings of a plan below each other, under the plan's title and what colours and shapes mean."""

from collections.abc import Sequence

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.outputs import Options
from copflow.outputs.identity import plan_title
from copflow.overview.connections import connections_of
from copflow.overview.lanes import lanes_of
from copflow.overview.purposes import purposes_of
from copflow.overview.rhythm import rhythm_of
from copflow.overview.standing import stands
from copflow.pictures.graph import graphs
from copflow.pictures.legend import legend
from copflow.pictures.measure import Type, fitted
from copflow.pictures.rhythm import rhythm_drawing
from copflow.pictures.svg import Drawing, Svg, element, joined, name, plain, text
from copflow.pictures.timeline import timelines

WIDTH, MARGIN = 1040.0, 16.0
TITLE = Type(18, bold=True)
HEAD, HEADING = 56.0, 34.0
"""The room of the plan's title with a line below it, and that of the heading of a drawing."""
ABOUT = {
    "timeline": "Timeline",
    "graph": "How dates connect: an arrow starts at the date that was fixed",
    "rhythm": "Rhythm: the area of a circle is the hours together, a ring is a deadline or a whole day",
}
NOTHING_TO_DRAW = {
    "timeline": "Nothing here has a date.",
    "graph": "No date here hangs on another.",
    "rhythm": "Nothing here has a date.",
}


def drawings_of(compilation: Compilation, options: Options) -> list[Drawing]:
    """The drawings of a picture, without what is private unless it is asked for."""
    schedule, private = compilation.schedule, options.private
    if options.picture == "rhythm":
        rhythm = rhythm_of(schedule, private=private)
        return [rhythm_drawing(rhythm, purposes_of(schedule.entries))] if rhythm.rows else []
    stand = stands(schedule, schedule.today)
    if options.picture == "graph":
        return graphs(schedule, stand, connections_of(schedule, private=private))
    return timelines(schedule, stand, schedule.today, private=private)


def legend_of(compilation: Compilation, options: Options) -> Drawing:
    """What the colours mean, and in a timeline the shapes."""
    schedule = compilation.schedule
    lanes = lanes_of(schedule, stands(schedule, schedule.today), private=options.private)
    return legend(purposes_of(schedule.entries), lanes if options.picture == "timeline" else ())


def sheet(compilation: Compilation, options: Options, drawings: Sequence[Drawing]) -> Drawing:
    """Drawings under each other; several have headings."""
    title = plain(plan_title(compilation))
    about = ABOUT[options.picture]
    parts = [
        text(MARGIN, 28, name(fitted(title, WIDTH, TITLE)), class_="title"),
        text(MARGIN, 47, f"{about} · as of {speak.day(compilation.schedule.today)}", class_="muted"),
    ]
    top = HEAD
    key = legend_of(compilation, options)
    if key.body and drawings:
        parts.append(_put(key, MARGIN - 12, top))
        top += key.height + 6
    for drawing in drawings:
        if len(drawings) > 1:
            parts.append(text(MARGIN + 12, top + 24, drawing.title, class_="strong"))
            top += HEADING
        parts.append(_put(drawing, MARGIN, top))
        top += drawing.height + 8
    if not drawings:
        parts.append(text(MARGIN, top + 20, NOTHING_TO_DRAW[options.picture]))
        top += HEADING
    said = " ".join(drawing.description for drawing in drawings) or NOTHING_TO_DRAW[options.picture]
    return Drawing(title, said, WIDTH + 2 * MARGIN, top + MARGIN, joined(parts), options.picture, "sheet")


def _put(drawing: Drawing, left: float, top: float) -> Svg:
    return element("g", drawing.body, transform=f"translate({left:.1f} {top:.1f})")
