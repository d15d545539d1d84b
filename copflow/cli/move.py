"""`copflow move`: an activity on another day."""

from datetime import date

import click

from copflow.cli.options import diff_option, file_argument, today_option

HELP = """Move an activity to another day: change its date in the plan's text, and say what follows.

FILE is a plan, or - for standard input, which goes to standard output with the change. NAME is an activity's name as
`copflow show` has it. DAY is a day in the words of a plan; several days keep their number. Only that place changes. If
the plan would get an error by it, nothing is written and the command ends with 1.
"""
EXAMPLES = """\b
Examples:
  copflow move my-year.plan "webinar 1" to "17 November"
  copflow move my-year.plan "guide of webinar 2" to "the Friday before"
  copflow move my-year.plan "community call of 6 October" to 2026-10-08
  copflow move my-year.plan "webinar 1" "17 November" --diff      what would change
"""


@click.command("move", help=HELP, short_help="Put an activity on another day.", epilog=EXAMPLES)
@file_argument
@click.argument("name", metavar="NAME")
@click.argument("words", nargs=-1, required=True, metavar="[to] DAY")
@diff_option
@today_option
def command(file: str, name: str, words: tuple[str, ...], today: date, diff: bool) -> int:
    """Write the new date in the place of the old one, or behind what the plan says."""
    from functools import partial

    from copflow.cli.changing import change, nothing_more
    from copflow.editing.move import move

    if words[0] == "to" and len(words) > 1:
        words = words[1:]
    return change(file, name, today, partial(move, day=" ".join(words)), nothing_more, dry=diff)
