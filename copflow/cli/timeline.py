"""`copflow timeline`: the year in one picture."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.looking import for_option
from copflow.cli.options import file_argument, today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.cli.views.sheet import Line, Sheet
    from copflow.compile import Compilation
    from copflow.editing.redate import Begin
    from copflow.overview.lanes import Lane

HELP = """Draw the whole plan, a line for each activity with steps and for each series, below a ruler of months.

FILE is a plan, or - for standard input. What takes place, what is due, what is not settled yet, what is late and which
day is today have marks of their own, which stand below the picture with their meaning. A plan of more than 60 lines has
one line for each series. Of a plan with errors it draws what is known, and ends with 1.
"""
EXAMPLES = """\b
Examples:
  copflow timeline my-year.plan
  copflow timeline my-year.plan --for Sam          what Sam has to do
  copflow timeline my-year.plan --months 3         this month and the two after it
  copflow timeline my-year.plan --series webinar
"""


@click.command("timeline", help=HELP, short_help="The year in one picture.", epilog=EXAMPLES)
@file_argument
@for_option
@click.option("--series", metavar="NAME", help="Only this series.")
@click.option("--purpose", metavar="NAME", help="Only what has this purpose.")
@click.option("--months", type=click.IntRange(1, 240), metavar="NUMBER", help="So many months, this one first.")
@click.option("--all", "every", is_flag=True, help="A line for each, however many there are.")
@today_option
@from_option
def command(file: str, today: date, begin: "Begin | None", every: bool, **wanted: "str | int | None") -> int:
    """Draw what is known, and say apart from it what is wrong."""
    import sys

    from copflow.cli.looking import end, read_or_end
    from copflow.cli.views.printed import say_lines, sheet_of

    reading = read_or_end([file], today, begin)[0]
    compilation = reading.compilation
    if compilation is not None:
        lanes = _lanes(compilation, today, wanted)
        say_lines(picture(compilation, lanes, today, sheet_of(sys.stdout), every=every))
    return end([reading])


def _lanes(compilation: "Compilation", today: date, wanted: "dict[str, str | int | None]") -> "list[Lane]":
    """The lanes that are asked for; a name that is not there ends the command."""
    from copflow.cli.looking import named_or_end, person_or_end
    from copflow.cli.views.choose import Chosen, chosen_lanes
    from copflow.outputs.facts import series_of
    from copflow.overview.lanes import lanes_of
    from copflow.overview.purposes import purposes_of
    from copflow.overview.standing import stands

    schedule = compilation.schedule
    series = (series_of(activity, schedule) or "" for activity in schedule.graph.activities)
    chosen = Chosen(
        person_or_end(_text(wanted["person"]), [compilation]),
        named_or_end("series", _text(wanted["series"]), filter(None, series)),
        named_or_end("purpose", _text(wanted["purpose"]), filter(None, purposes_of(schedule.entries))),
        _days(today, wanted["months"]),
    )
    return chosen_lanes(lanes_of(schedule, stands(schedule, today), private=True), chosen, schedule)


def _text(value: "str | int | None") -> str | None:
    return value if isinstance(value, str) else None


def _days(today: date, months: "str | int | None") -> tuple[date, date] | None:
    """The days of so many months."""
    from datetime import timedelta

    if not isinstance(months, int):
        return None
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return today.replace(day=1), date(year, month + 1, 1) - timedelta(1)


def picture(
    compilation: "Compilation", lanes: "list[Lane]", today: date, sheet: "Sheet", *, every: bool = False
) -> "list[Line]":
    """The plan's title, and the lanes below it, those of a series together where there are many."""
    from copflow.cli.views.choose import grouped
    from copflow.cli.views.sheet import PALE
    from copflow.cli.views.timeline import timeline

    shown, left_out = (lanes, 0) if every else grouped(lanes, compilation.schedule)
    title = compilation.plan.title or compilation.source.name
    lines = list(timeline(title, compilation.schedule, shown, today, sheet))
    if len(shown) < len(lanes):
        more = f", {left_out} more left out" if left_out else ""
        lines += sheet.paragraph(f"{len(lanes)} lines are drawn as {len(shown)}{more}; --all draws each.", PALE)
    return lines
