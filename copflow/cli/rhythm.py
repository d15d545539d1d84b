"""`copflow rhythm`: what there is in each month."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import file_argument, today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.editing.redate import Begin

HELP = """Count what there is in each month, by purpose or by the way to take part: how many live events with how many
hours, and how many deadlines and whole days. The months of the longest time without a live event are marked.

FILE is a plan, or - for standard input. What is cancelled counts nowhere. Ends with 1 if the plan has errors.
"""
EXAMPLES = """\b
Examples:
  copflow rhythm my-year.plan
  copflow rhythm my-year.plan --by mode        online, in person
"""


@click.command("rhythm", help=HELP, short_help="What there is in each month.", epilog=EXAMPLES)
@file_argument
@click.option("--by", type=click.Choice(("purpose", "mode")), default="purpose", help="What the columns are; purpose.")
@today_option
@from_option
def command(file: str, by: str, today: date, begin: "Begin | None") -> int:
    """Count what is known, and say apart from it what is wrong."""
    import sys

    from copflow.cli.looking import end, read_or_end
    from copflow.cli.views.looks import colours_of
    from copflow.cli.views.printed import say_lines, sheet_of
    from copflow.cli.views.rhythm import rhythm_lines
    from copflow.outputs.identity import plan_title
    from copflow.overview.purposes import purpose_of
    from copflow.overview.rhythm import mode_of, rhythm_of

    reading = read_or_end([file], today, begin)[0]
    if reading.compilation is not None:
        schedule = reading.compilation.schedule
        rhythm = rhythm_of(schedule, mode_of if by == "mode" else purpose_of, private=True)
        colours = colours_of(schedule.entries)
        say_lines(rhythm_lines(plan_title(reading.compilation), rhythm, colours, sheet_of(sys.stdout)))
    return end([reading])
