"""What the tests of pictures share: plans compiled on a fixed day and drawn, and pictures as trees."""

from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent
from xml.etree.ElementTree import Element, fromstring

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.outputs import OUTPUTS, Options
from copflow.overview.connections import connections_of
from copflow.overview.lanes import lanes_of
from copflow.overview.standing import stands
from copflow.pictures.graph import graphs
from copflow.pictures.parts import Part, parts_of
from copflow.pictures.svg import Drawing
from copflow.pictures.timeline import timelines

ROOT = Path(__file__).parents[2]
PLANS = [*sorted((ROOT / "plans").glob("*.plan")), *sorted((ROOT / "plans" / "real").glob("*.plan"))]
TODAY = date(2026, 11, 24)
STAMP = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
HEAD = 'plan "Year" from January 2026 to December 2026\n  time zone UTC\n'


def compiled(text: str, today: date = TODAY) -> Compilation:
    """A plan that stands in a test."""
    return compile_plan(Source("test.plan", dedent(text)), today=today)


def compiled_file(path: Path) -> Compilation:
    """A plan of the folder `plans`."""
    return compile_plan(Source(path.name, path.read_text(encoding="utf-8")), today=TODAY)


def year(*lines: str, head: str = HEAD) -> Compilation:
    """A plan of one year with these lines."""
    return compiled(head + "".join(f"{line}\n" for line in lines))


def timelines_of(compilation: Compilation, *, private: bool = False) -> list[Drawing]:
    """The timeline of a plan."""
    schedule = compilation.schedule
    return timelines(schedule, stands(schedule, schedule.today), schedule.today, private=private)


def graphs_of(compilation: Compilation) -> list[Drawing]:
    """How the dates of a plan connect."""
    schedule = compilation.schedule
    return graphs(schedule, stands(schedule, schedule.today), connections_of(schedule))


def parts(compilation: Compilation) -> list[Part]:
    """What each drawing of a timeline has."""
    schedule = compilation.schedule
    return parts_of(lanes_of(schedule, stands(schedule, schedule.today)), schedule)


def tree(drawing: Drawing) -> Element:
    """A drawing as a tree, which only well-formed markup gives."""
    return fromstring(drawing.inline())


def with_class(root: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [one for one in root.iter() if name in one.get("class", "").split()]


def texts(root: Element) -> list[str]:
    """The words that are seen."""
    return [one.text or "" for one in root.iter("text")]


def written(compilation: Compilation, output: str, picture: str = "timeline", *, private: bool = False) -> bytes:
    """A picture as a file."""
    return OUTPUTS[output].load(picture)(compilation, Options(stamp=STAMP, picture=picture, private=private))
