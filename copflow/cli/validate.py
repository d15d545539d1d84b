"""`copflow validate`: what is wrong with plans, and how to mend it."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import limit_options, today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.editing.redate import Begin
    from copflow.workspace.budget import Limits

HELP = """Say what is wrong with plans, and how to mend it.

PATHS are plans, folders (all plans below them) or - for standard input; without any, all plans below the current
folder. A plan of a folder that another one includes is read as a part of that one. Ends with 0 if there is no error,
with 1 if there is one, with 2 if something cannot be read or takes too long.
"""
EXAMPLES = """\b
Examples:
  copflow validate                             all plans below this folder
  copflow validate my-year.plan --notes        also what copflow did or left open
  copflow validate plans --format concise      one line for each finding
  copflow validate - < my-year.plan            standard input
"""


@click.command("validate", help=HELP, short_help="What is wrong with plans.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@today_option
@from_option
@click.option("--notes", is_flag=True, help="Show notes too: what copflow did, and what the plan leaves open.")
@click.option("--format", "form", type=click.Choice(["full", "concise"]), default="full", help="How much to say.")
@limit_options
def command(
    paths: tuple[str, ...], today: date, begin: "Begin | None", notes: bool, form: str, limits: "Limits"
) -> int:
    """Say everything of every plan; an unreadable one hides nothing of the others."""
    import sys

    from copflow.cli.reading import complain_of_pinned
    from copflow.cli.terminal import canvas_of, complain_of, say
    from copflow.reports import REPORTS
    from copflow.workspace.checking import check_plans

    run, readings = check_plans(paths or (".",), today, begin, notes=notes, limits=limits)
    for unread in run.unread:
        complain_of(*unread)
    for reading in readings:
        complain_of_pinned(reading)
    say(REPORTS[form](run, canvas_of(sys.stdout)))
    if run.unread or any(reading.stopped for reading in readings):
        return 2
    return int(any(plan.has_errors for plan in run.plans))
