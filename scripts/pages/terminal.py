"""Pictures of the terminal views, of the model plan on a day of its year: docs/pictures/terminal-*.svg."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from rich.console import Console

from copflow.cli.next_ import told_of
from copflow.cli.timeline import picture
from copflow.cli.views.graph import around, graph_lines
from copflow.cli.views.home import one_plan
from copflow.cli.views.looks import colours_of
from copflow.cli.views.next_ import Times, next_lines
from copflow.cli.views.printed import rich_text
from copflow.cli.views.rhythm import rhythm_lines
from copflow.cli.views.sheet import Line, Sheet
from copflow.cli.views.status import status_lines, status_of
from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.outputs.identity import plan_title
from copflow.overview.connections import connections_of
from copflow.overview.lanes import lanes_of
from copflow.overview.rhythm import rhythm_of
from copflow.overview.standing import stands
from copflow.overview.upcoming import upcoming
from copflow.workspace.plans import Reading
from scripts.pages.marks import ROOT

TODAY = date(2026, 11, 24)
PLAN = ROOT / "plans" / "community.plan"
WIDTHS = (80, 120)
COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def views() -> dict[str, bytes]:
    """Each picture by its name in docs/pictures/, as it would be made now."""
    return {
        f"terminal-{name}-{width}.svg": svg(lines, f"copflow {name}", width).encode()
        for width in WIDTHS
        for name, lines in _views(Sheet(width))
    }


def _views(sheet: Sheet) -> Iterator[tuple[str, Iterable[Line]]]:
    source = Source("community.plan", PLAN.read_text(encoding="utf-8"))
    compilation = compile_plan(source, today=TODAY)
    schedule, title = compilation.schedule, plan_title(compilation)
    standing = stands(schedule, TODAY)
    lanes = lanes_of(schedule, standing, private=True)
    told = told_of([Reading(source, compilation.findings, compilation)], TODAY)
    webinar = next(one for one in schedule.graph.activities if one.full_name == "webinar 1")
    connections = around(webinar.number, connections_of(schedule, private=True))
    rhythm = rhythm_of(schedule, private=True)
    yield "home", one_plan(compilation, upcoming(schedule, standing, TODAY), sheet)
    yield "timeline", picture(compilation, lanes, TODAY, sheet)
    yield "next", next_lines(told, Times(TODAY, schedule.calendar.week_of(TODAY)[1], 30), sheet)
    yield "status", status_lines(status_of("community.plan", title, schedule, lanes, standing), sheet)
    yield "rhythm", rhythm_lines(title, rhythm, colours_of(schedule.entries), sheet)
    yield "graph", graph_lines(connections, schedule, sheet)


def svg(lines: Iterable[Line], title: str, width: int) -> str:
    """The lines in a window of a terminal, with a font of the reader's machine: no file of a network is asked for."""
    console = Console(width=width, record=True, file=StringIO(), force_terminal=True, color_system="standard")
    for line in lines:
        console.print(rich_text(line), no_wrap=True)
    text = console.export_svg(title=title, unique_id="copflow")
    text = FONT_FACE.sub("", COMMENT.sub("", text)).replace("Fira Code", "DejaVu Sans Mono")
    return "\n".join(part.rstrip() for part in text.splitlines()) + "\n"
