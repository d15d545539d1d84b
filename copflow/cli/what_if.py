"""`copflow what-if`: what would come of a change, without making it."""

from datetime import date

import click

from copflow.cli.diff_options import diff_options
from copflow.cli.options import file_argument, today_option

HELP = """Say what those who have the calendar would see change if something else were said of an activity, and what
the checker would find then. Nothing is written.

FILE is a plan, or - for standard input. Each of LINES is a line as it would stand in the plan: an activity's name as
`copflow show` has it, and behind it another date, time, length or limit, or cancelled. Several are supposed
together. Ends with 0, with 1 if the plan has errors or would have, with 2 if a line cannot be understood.
"""
EXAMPLES = """\b
Examples:
  copflow what-if my-year.plan "webinar 1 on 17 November"
  copflow what-if my-year.plan "webinar 1 at 15:00 for 2 hours" "webinar 3 cancelled"
  copflow what-if my-year.plan "guide of webinar 2 due 2 weeks before"
  copflow what-if my-year.plan "community call of 6 October moved to 8 October"
"""


@click.command("what-if", help=HELP, short_help="What would come of a change.", epilog=EXAMPLES)
@file_argument
@click.argument("lines", nargs=-1, required=True, metavar="LINES...")
@diff_options
@today_option
def command(
    file: str, lines: tuple[str, ...], form: str | None, target: str, exit_code: bool, private: bool, today: date
) -> int:
    """Change the text in memory, compile it, and compare."""
    from copflow.cli.differing import Shown, show, spare
    from copflow.cli.reading import complain_of_errors
    from copflow.cli.supposing import supposed, told
    from copflow.cli.terminal import complain, complain_of
    from copflow.feed.told import View
    from copflow.reports.safe import safe
    from copflow.workspace.change import read_editable
    from copflow.workspace.trouble import Trouble

    plan = read_editable(file, today)
    if isinstance(plan, Trouble):
        complain_of(*plan)
        return 2
    old = plan.reading.compilation
    if old is None or old.has_errors:
        complain_of_errors(plan.reading)
        complain(f"Nothing was supposed: {safe(file)} has errors.\n")
        return 1
    spare([plan.reading], target)
    new = supposed(plan, old, lines)
    if new is None:
        return 2
    report = told(old, new, lines, View(private=private, places=False))
    return show(report, Shown(form, target, exit_code)) or int(new.has_errors)
