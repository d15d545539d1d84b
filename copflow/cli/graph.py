"""`copflow graph`: how dates hang together."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import file_argument, today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.compile import Compilation
    from copflow.editing.redate import Begin

HELP = """Draw which dates count from which, with what the plan says of each: `2 weeks before`. What was moved off a
closed day says so, with the reason; what else an activity needs stands below it.

FILE is a plan, or - for standard input. With NAME (as `copflow show` has it) only what that activity hangs on, and what
hangs on it. An unknown name ends the command with 2; a plan with errors with 1.
"""
EXAMPLES = """\b
Examples:
  copflow graph my-year.plan
  copflow graph my-year.plan "webinar 1"
"""


@click.command("graph", help=HELP, short_help="How dates hang together.", epilog=EXAMPLES)
@file_argument
@click.argument("name", metavar="[NAME]", required=False)
@today_option
@from_option
def command(file: str, name: str | None, today: date, begin: "Begin | None") -> int:
    """Draw what is known, and say apart from it what is wrong."""
    from copflow.cli.looking import end, read_or_end

    reading = read_or_end([file], today, begin)[0]
    if reading.compilation is not None and not _draw(reading.compilation, name):
        return 2
    return end([reading])


def _draw(compilation: "Compilation", name: str | None) -> bool:
    """Write the chains; whether the name is known."""
    import sys

    from copflow.cli.find_activity import find_activity
    from copflow.cli.terminal import complain_of
    from copflow.cli.views.graph import around, graph_lines
    from copflow.cli.views.printed import say_lines, sheet_of
    from copflow.cli.views.sheet import PALE
    from copflow.overview.connections import connections_of

    schedule, sheet = compilation.schedule, sheet_of(sys.stdout)
    connections = connections_of(schedule, private=True)
    if name is not None:
        activity = find_activity(name, schedule.graph.activities)
        if isinstance(activity, str):
            complain_of(compilation.source.name, activity)
            return False
        connections = around(activity.number, connections)
    lines = list(graph_lines(connections, schedule, sheet))
    while lines and not lines[-1]:
        lines.pop()
    say_lines(lines or sheet.paragraph("Nothing counts from another date here, and nothing needs anything.", PALE))
    return True
