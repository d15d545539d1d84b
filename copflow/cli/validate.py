"""`copflow validate`: what is wrong with plans, and how to mend it."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.against import against_option
from copflow.cli.options import today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copflow.editing.redate import Begin
    from copflow.workspace.against import Compared

HELP = """Say what is wrong with plans, and how to mend it.

PATHS are plans, folders (all plans below them) or - for standard input; without any, all plans below the current
folder. A plan of a folder that another one includes is read as a part of that one. Ends with 0 if there is no error,
with 1 if there is one, with 2 if something cannot be read.
"""
EXAMPLES = """\b
Examples:
  copflow validate                             all plans below this folder
  copflow validate my-year.plan --notes        also what copflow did or left open
  copflow validate plans --format concise      one line for each finding
  copflow validate - < my-year.plan            standard input
  copflow validate --against main              also which dates have moved since main
"""


@click.command("validate", help=HELP, short_help="What is wrong with plans.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@today_option
@from_option
@against_option
@click.option("--notes", is_flag=True, help="Show notes too: what copflow did, and what the plan leaves open.")
@click.option("--format", "form", type=click.Choice(["full", "concise"]), default="full", help="How much to say.")
def command(
    paths: tuple[str, ...], today: date, begin: "Begin | None", against: str | None, notes: bool, form: str
) -> int:
    """Say everything of every plan; an unreadable one hides nothing of the others."""
    import sys

    from copflow.cli.against import compare_or_end, say_what_moves
    from copflow.cli.reading import complain_of_pinned
    from copflow.cli.terminal import canvas_of, complain_of, say
    from copflow.reports import REPORTS
    from copflow.workspace.checking import check_plans

    run, readings = check_plans(paths or (".",), today, begin, notes=notes)
    compared: Sequence[Compared] = ()
    if against is not None:
        run, compared = compare_or_end(run, readings, against, today, moved=begin is not None)
    for unread in run.unread:
        complain_of(*unread)
    for reading in readings:
        complain_of_pinned(reading)
    say(REPORTS[form](run, canvas_of(sys.stdout)))
    say_what_moves(compared, against or "", form)
    return 2 if run.unread else int(any(plan.has_errors for plan in run.plans))
