"""`copflow show`: every activity of a plan with its date."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import file_argument, today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.compile import Compilation
    from copflow.editing.redate import Begin

HELP = """Show every activity of a plan with its date.

FILE is a plan, or - for standard input. In a terminal the table fits its width; in a file or a pipe it is plain
text that never changes with the terminal. Of a plan with errors it shows what is known, and ends with 1.
"""
EXAMPLES = """\b
Examples:
  copflow show my-year.plan                    the dates, by month
  copflow show my-year.plan | grep Ana         Ana's dates
  copflow show my-year.plan --json             the same and more, for programs
"""


@click.command("show", help=HELP, short_help="Every activity with its date.", epilog=EXAMPLES)
@file_argument
@click.option("--json", "as_json", is_flag=True, help="Write everything that is known as JSON.")
@today_option
@from_option
def command(file: str, as_json: bool, today: date, begin: "Begin | None") -> int:
    """Show what is known, and say apart from it what is wrong."""
    from copflow.cli.reading import complain_of_errors, read_or_end
    from copflow.cli.terminal import say

    reading = read_or_end(file, today, begin)
    if reading.compilation is not None:
        if as_json:
            _write_json(reading.compilation, today)
        else:
            say(table(reading.compilation))
    complain_of_errors(reading)
    return int(reading.has_errors)


def _write_json(compilation: "Compilation", today: date) -> None:
    from copflow.cli.writing import options_or_end
    from copflow.outputs import OUTPUTS
    from copflow.workspace.write import STDOUT, write

    write(STDOUT, OUTPUTS["json"].load()(compilation, options_or_end(compilation.source, today)))


def table(compilation: "Compilation") -> str:
    """The heading, and the table for what the output is."""
    import sys

    from copflow.cli.terminal import can_print, has_colours, is_terminal, width_of
    from copflow.cli.timetable import timetable

    months = timetable(compilation.schedule)
    if not months:
        return heading(compilation)
    colour = has_colours(sys.stdout)
    if not colour and not is_terminal(sys.stdout):
        from copflow.cli import timetable_plain

        return heading(compilation) + timetable_plain.render(months)
    from copflow.cli import timetable_rich
    from copflow.cli.timetable_rich import ASCII, PRETTY

    marks, width = PRETTY if can_print(sys.stdout, "".join(PRETTY)) else ASCII, width_of(sys.stdout)
    return heading(compilation, width) + timetable_rich.render(months, width=width, colour=colour, marks=marks)


def heading(compilation: "Compilation", width: int | None = None) -> str:
    """The plan's title, and below it what there is in it, in lines of so many columns if there is a width."""
    import sys

    from copflow.cli.reading import dates_in_words, span_in_words
    from copflow.cli.terminal import canvas_of
    from copflow.cli.views.sheet import wrapped
    from copflow.dates.zones import zone_words
    from copflow.outputs.facts import plan_zone
    from copflow.reports.canvas import Look
    from copflow.reports.safe import safe

    plan, schedule, canvas = compilation.plan, compilation.schedule, canvas_of(sys.stdout)
    zone = plan_zone(plan)
    facts = [
        compilation.source.name,
        dates_in_words(schedule),
        span_in_words(schedule),
        zone_words(zone) if zone else "",
    ]
    parts = ((safe(plan.title or ""), Look.STRONG), (", ".join(safe(fact) for fact in facts if fact), Look.PALE))
    lines = ((line, look) for text, look in parts if text for line in (wrapped(text, width) if width else [text]))
    return "".join(f"{canvas.paint(line, look)}\n" for line, look in lines)
