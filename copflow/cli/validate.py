"""`copflow validate`: what is wrong with plans, and how to mend it."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.editing.redate import Begin
    from copflow.reports.canvas import Canvas
    from copflow.workspace.plans import Reading

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
"""


@click.command("validate", help=HELP, short_help="What is wrong with plans.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@today_option
@from_option
@click.option("--notes", is_flag=True, help="Show notes too: what copflow did, and what the plan leaves open.")
@click.option("--format", "form", type=click.Choice(["full", "concise"]), default="full", help="How much to say.")
def command(paths: tuple[str, ...], today: date, begin: "Begin | None", notes: bool, form: str) -> int:
    """Say everything of every plan; an unreadable one hides nothing of the others."""
    import sys

    from copflow.cli.terminal import canvas_of, complain_of, say
    from copflow.reports.safe import safe
    from copflow.workspace.find import find_plans
    from copflow.workspace.plans import read_plan, wholes_of
    from copflow.workspace.trouble import Trouble

    canvas = canvas_of(sys.stdout)
    code, seen, wrong = 0, 0, 0
    readings = [
        found if isinstance(found, Trouble) else read_plan(found.name, today, begin)
        for found in find_plans(paths or (".",))
    ]
    wholes = wholes_of([reading for reading in readings if not isinstance(reading, Trouble)])
    for reading in readings:
        if isinstance(reading, Trouble):
            complain_of(*reading)
            code = 2
            continue
        name = reading.source.name
        if name in wholes and name not in paths:
            say(f"{safe(name)}: read as a part of {safe(wholes[name])}\n")
            continue
        say(report(reading, form, notes, canvas))
        seen, wrong = seen + 1, wrong + reading.has_errors
    if seen > 1:
        say(f"{seen} plans, {f'{wrong} with errors' if wrong else 'all fine'}\n")
    return code or int(wrong > 0)


def report(reading: "Reading", form: str, notes: bool, canvas: "Canvas") -> str:
    """The findings of a plan and a line that sums them up."""
    from copflow.diagnostics.rules import Severity
    from copflow.reports import REPORTS

    least = Severity.INFO if notes else Severity.WARNING
    shown = [finding for finding in reading.findings if finding.severity >= least]
    return REPORTS[form](reading.source, shown, canvas) + summary(reading, notes, canvas)


def summary(reading: "Reading", notes: bool, canvas: "Canvas") -> str:
    """`community.plan: fine, 26 dates and 10 open windows, 7 notes (see them with --notes)`."""
    from copflow.cli.reading import counted, dates_in_words
    from copflow.diagnostics.rules import Severity
    from copflow.reports.canvas import Look
    from copflow.reports.safe import safe

    errors = counted(reading.findings, Severity.ERROR)
    verdict = canvas.paint(errors, Look.ERROR) if errors else canvas.paint("fine", Look.GOOD)
    infos = counted(reading.findings, Severity.INFO)
    parts = [
        verdict,
        counted(reading.findings, Severity.WARNING),
        dates_in_words(reading.compilation.schedule) if reading.compilation else "",
        infos if notes or not infos else f"{infos} (see them with --notes)",
    ]
    return f"{canvas.paint(f'{safe(reading.source.name)}:', Look.STRONG)} {', '.join(filter(None, parts))}\n"
