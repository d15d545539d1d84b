"""`copflow status`: how plans stand."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.looking import files_argument, json_option
from copflow.cli.options import today_option

if TYPE_CHECKING:
    from copflow.cli.views.status import Status
    from copflow.compile import Compilation

HELP = """Count what is done, late, at risk and to come, by activity and by person; and list what is late or at risk,
with the reason and what to write.

FILE is a plan, a folder (all plans below it), or - for standard input. Something is late only in a plan that says of
something that it is done. Ends with 1 if a plan has errors, and with --exit-code if something is late.
"""
EXAMPLES = """\b
Examples:
  copflow status my-year.plan
  copflow status plans --exit-code             1 if something is late
  copflow status my-year.plan --json           for programs
"""


@click.command("status", help=HELP, short_help="What is done, late, at risk.", epilog=EXAMPLES)
@files_argument
@click.option("--exit-code", is_flag=True, help="End with 1 if something is late.")
@json_option
@today_option
def command(files: tuple[str, ...], exit_code: bool, as_json: bool, today: date) -> int:
    """Say how each plan stands."""
    import sys

    from copflow.cli.looking import compilations_of, end, read_or_end
    from copflow.cli.terminal import say
    from copflow.cli.views.printed import say_lines, sheet_of
    from copflow.cli.views.status import status_lines, status_record
    from copflow.overview.standing import Standing

    readings = read_or_end(files, today)
    found = [_status(one, today) for one in compilations_of(readings)]
    if as_json:
        import json

        record = {"today": today.isoformat(), "plans": list(map(status_record, found))}
        say(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    else:
        for number, status in enumerate(found):
            say_lines([*([[]] if number else []), *status_lines(status, sheet_of(sys.stdout))])
    is_late = any(status.total.counts.get(Standing.LATE) for status in found)
    return end(readings) or int(exit_code and is_late)


def _status(compilation: "Compilation", today: date) -> "Status":
    from copflow.cli.views.choose import grouped
    from copflow.cli.views.status import status_of
    from copflow.outputs.identity import plan_title
    from copflow.overview.lanes import lanes_of
    from copflow.overview.standing import stands

    schedule = compilation.schedule
    standing = stands(schedule, today)
    lanes, _left_out = grouped(lanes_of(schedule, standing, private=True), schedule)
    return status_of(compilation.source.name, plan_title(compilation), schedule, lanes, standing)
