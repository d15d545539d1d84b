"""`copflow explain`: where a date comes from."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import file_argument, today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.editing.redate import Begin

HELP = """Say where the date of an activity comes from, step by step, each with its line of the plan.

FILE is a plan, or - for standard input. NAME is an activity's name as `copflow show` has it; upper and lower case
are the same, and a name that only one activity has is enough. An unknown name ends the command with 2.
"""
EXAMPLES = """\b
Examples:
  copflow explain my-year.plan "webinar 1"
  copflow explain my-year.plan "guide of webinar 1"
"""


@click.command("explain", help=HELP, short_help="Where a date comes from.", epilog=EXAMPLES)
@file_argument
@click.argument("name", metavar="NAME")
@today_option
@from_option
def command(file: str, name: str, today: date, begin: "Begin | None") -> int:
    """Explain one activity; errors of the plan are counted, as they may be why it has no date."""
    import sys

    from copflow.cli.find_activity import find_activity
    from copflow.cli.reading import complain_of_errors, counted, read_or_end
    from copflow.cli.story import story
    from copflow.cli.terminal import canvas_of, complain, complain_of, say
    from copflow.diagnostics.rules import Severity
    from copflow.reports.safe import safe

    reading = read_or_end(file, today, begin)
    if reading.compilation is None:
        complain_of_errors(reading)
        return 1
    activity = find_activity(name, reading.compilation.graph.activities)
    if isinstance(activity, str):
        complain_of(file, activity)
        return 2
    say(story(reading.compilation, activity.number, canvas_of(sys.stdout)))
    if errors := counted(reading.findings, Severity.ERROR):
        complain(f"{safe(file)} has {errors} (copflow validate shows them)\n")
    return int(reading.has_errors)
