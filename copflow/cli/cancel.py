"""`copflow cancel`: what does not take place."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import diff_option, file_argument, today_option

if TYPE_CHECKING:
    from copflow.compile import Compilation
    from copflow.graph.model import Activity

HELP = """Write into a plan that an activity is cancelled, and say what still needs it.

FILE is a plan, or - for standard input, which goes to standard output with the change. NAME is an activity's name as
`copflow show` has it. Only that place in the text changes. If the plan would get an error by it, nothing is written and
the command ends with 1.
"""
EXAMPLES = """\b
Examples:
  copflow cancel my-year.plan "webinar 3" --why "the speaker is ill"
  copflow cancel my-year.plan "community call of 6 October"
  copflow cancel my-year.plan "webinar 3" --diff                      what would change
"""


@click.command("cancel", help=HELP, short_help="Say that an activity is cancelled.", epilog=EXAMPLES)
@file_argument
@click.argument("name", metavar="NAME")
@click.option("--why", metavar="TEXT", help="Why, in a few words.")
@diff_option
@today_option
def command(file: str, name: str, why: str | None, today: date, diff: bool) -> int:
    """Write `cancelled` and the reason behind what the plan says of the activity."""
    from functools import partial

    from copflow.cli.changing import change
    from copflow.editing.states import cancel

    return change(file, name, today, partial(cancel, why=why), _needed, dry=diff)


def _needed(_old: "Compilation", new: "Compilation", activity: "Activity") -> Iterator[str]:
    """What is cancelled with it, and what still needs it or counts from it."""
    from copflow.cli.changing import names_of
    from copflow.editing.follow import cancelled_with, waiting

    if steps := cancelled_with(new, activity):
        yield f"{names_of(steps)} {'is' if len(steps) == 1 else 'are'} cancelled with it."
    if needed := waiting(new, activity):
        verb = "needs it or counts from it" if len(needed) == 1 else "need it or count from it"
        yield f"{names_of(needed)} still {verb}."
