"""`copflow done`: what is done."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import diff_option, file_argument, today_option

if TYPE_CHECKING:
    from copflow.compile import Compilation
    from copflow.graph.model import Activity

HELP = """Write into a plan that an activity is done, and say what may begin now.

FILE is a plan, or - for standard input, which goes to standard output with the change. NAME is an activity's name as
`copflow show` has it. Only that place in the text changes. If the plan would get an error by it, nothing is written and
the command ends with 1.
"""
EXAMPLES = """\b
Examples:
  copflow done my-year.plan "guide of webinar 1"                      today
  copflow done my-year.plan "guide of webinar 1" --on "3 November"
  copflow done my-year.plan "webinar 1" --diff                        what would change
"""


@click.command("done", help=HELP, short_help="Say that an activity is done.", epilog=EXAMPLES)
@file_argument
@click.argument("name", metavar="NAME")
@click.option("--on", metavar="DAY", help='The day on which it was done, such as "3 November".')
@diff_option
@today_option
def command(file: str, name: str, on: str | None, today: date, diff: bool) -> int:
    """Write `done` and the day behind what the plan says of the activity."""
    from functools import partial

    from copflow.cli.changing import change
    from copflow.editing.states import done

    return change(file, name, today, partial(done, on=on, today=today), _free, dry=diff)


def _free(_old: "Compilation", new: "Compilation", activity: "Activity") -> Iterator[str]:
    """What waited for it, and waits for nothing more."""
    from copflow.cli.changing import names_of
    from copflow.editing.follow import freed

    if free := freed(new, activity):
        yield f"Nothing more is waited for: {names_of(free)} can begin."
