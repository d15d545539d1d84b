"""`copflow fmt`: plans in their one form, in place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from copflow.cli.formatting import Outcome

HELP = """Write plans in their one form: spelling, blanks, indentation.

PATHS are plans, folders (all plans below them) or - for standard input, which goes to standard output. The meaning
stays, and so do the order of everything, the way a date is written, comments, and lines that cannot be read.

Ends with 0; with 1 if lines could not be read, or if --check or --diff found something to change; with 2 if a file
cannot be read or written.
"""
EXAMPLES = """\b
Examples:
  copflow fmt my-year.plan                     in place
  copflow fmt plans --check                    the plans below plans that would change
  copflow fmt my-year.plan --diff              what would change
  copflow fmt - < my-year.plan                 standard input to standard output
"""


@click.command("fmt", help=HELP, short_help="Plans in their one form.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--check", is_flag=True, help="Write nothing, and name the plans that would change.")
@click.option("--diff", is_flag=True, help="Write nothing, and show what would change.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Format every plan; what is wrong with one of them keeps no other from it."""
    from copflow.cli.formatting import Mode, Outcome, format_file
    from copflow.cli.terminal import complain_of
    from copflow.workspace.find import find_plans
    from copflow.workspace.load import STDIN
    from copflow.workspace.trouble import Trouble

    if STDIN in paths and len(paths) > 1:
        raise click.UsageError(
            "Standard input (-) goes to standard output, so that it cannot stand beside other plans."
        )
    mode = Mode.DIFF if diff else Mode.CHECK if check else Mode.WRITE
    outcomes: list[Outcome] = []
    for found in find_plans(paths):
        if isinstance(found, Trouble):
            complain_of(*found)
            outcomes.append(Outcome(2))
        else:
            outcomes.append(format_file(found.name, mode))
    if mode is not Mode.DIFF and STDIN not in paths:
        _sum_up(outcomes, "would change" if check else "formatted")
    return max(outcome.code for outcome in outcomes)


def _sum_up(outcomes: "Sequence[Outcome]", done: str) -> None:
    """`3 plans, 1 formatted`; of a single plan it was said already if it changed."""
    from copflow.cli.terminal import say
    from copflow.dates import speak

    plans = sum(outcome.was_read for outcome in outcomes)
    changed = sum(outcome.changed for outcome in outcomes)
    if plans > 1 or (plans and not changed):
        say(f"{speak.count(plans, 'plan')}, {f'{changed} {done}' if changed else 'nothing to change'}\n")
