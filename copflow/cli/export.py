"""`copflow export`: a plan as a calendar, a picture, or in another format."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copflow.cli.options import file_argument, is_among, today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.compile import Compilation
    from copflow.editing.redate import Begin
    from copflow.workspace.plans import Reading

FORMATS = ("ics", "json", "csv", "mermaid", "svg", "png", "pdf", "dot", "html")
"""The names of outputs.OUTPUTS, which is not imported only to say what there is; a test compares the two."""

PICTURES = ("timeline", "graph", "rhythm")
"""outputs.PICTURES, likewise."""

PUBLISHED = frozenset({"ics", "mermaid", "svg", "png", "pdf", "dot", "html"})
"""The formats that leave out what is private."""

HELP = """Write a plan as a calendar, a picture, or in another format.

FILE is a plan, or - for standard input. Without -o the output goes to standard output. A plan with errors is not
written, and a file that is there already stays as it was; the command then ends with 1.
"""
EXAMPLES = """\b
Examples:
  copflow export my-year.plan -o my-year.ics   a calendar, to be subscribed to or imported
  copflow export my-year.plan -o my-year.csv   a table for spreadsheets
  copflow export my-year.plan --format json    for programs
  copflow export my-year.plan -o my-year.svg   a picture: the year on one page
  copflow export my-year.plan -o how.svg --picture graph    how dates connect
  copflow export my-year.plan -o my-year.html  a page for browsers, with everything on it
"""


@click.command("export", help=HELP, short_help="A calendar, a picture, or another format.", epilog=EXAMPLES)
@file_argument
@click.option("-o", "--output", "target", metavar="OUT", default="-", help="The file to write.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="What to write. If it is not said, the end of OUT tells."
)
@click.option("--picture", type=click.Choice(PICTURES), help="What a picture shows; timeline if it is not said.")
@click.option("--alarms", is_flag=True, help="Write the reminders of the plan as alarms (ics).")
@click.option("--recurring", is_flag=True, help="Write a repetition as one event, for an import (ics).")
@click.option("--private", is_flag=True, help="Write what the plan calls private too.")
@today_option
@from_option
def command(
    file: str, target: str, form: str | None, picture: str | None, today: date, begin: "Begin | None", **wishes: bool
) -> int:
    """Compile, and write if there is no error."""
    form = form or _format_of(target)
    picture = _picture_of(form, picture)
    _spare_the_plan([file], target)

    from dataclasses import replace

    from copflow.cli.reading import complain_of_errors, read_or_end
    from copflow.cli.terminal import complain, complain_of
    from copflow.cli.writing import options_or_end
    from copflow.outputs import OUTPUTS
    from copflow.reports.safe import safe
    from copflow.workspace.write import STDOUT, write

    reading = read_or_end(file, today, begin)
    if reading.has_errors or reading.compilation is None:
        complain_of_errors(reading)
        complain(f"Nothing was written: {safe(file)} has errors.\n")
        return 1
    _spare_the_plan([part.name for part in reading.source.files[1:]], target)
    alarms, recurring, private = (wishes[name] for name in ("alarms", "recurring", "private"))
    options = replace(
        options_or_end(reading.source, today), private=private, alarms=alarms, recurring=recurring, picture=picture
    )
    data = OUTPUTS[form].load(picture)(reading.compilation, options)
    if trouble := write(target, data):
        complain_of(*trouble)
        return 2
    if target != STDOUT:
        complain(f"wrote {safe(target)}: {_summary(reading)}\n")
    if form in PUBLISHED and not private:
        _say_left_out(reading.compilation)
    return 0


def _format_of(target: str) -> str:
    """The format that a file's suffix tells."""
    if target == "-":
        return "ics"
    from copflow.outputs import OUTPUTS

    suffix = Path(target).suffix.lower()
    for name, row in OUTPUTS.items():
        if row.suffix == suffix:
            return name
    suffixes = ", ".join(row.suffix for row in OUTPUTS.values())
    raise click.UsageError(f"The end of {target!a} tells no format ({suffixes}); say it with --format.")


def _picture_of(form: str, picture: str | None) -> str:
    """What the picture shows; the command ends if the format has no such picture, or needs more than is installed."""
    from importlib.util import find_spec

    from copflow.outputs import OUTPUTS

    row = OUTPUTS[form]
    if picture is not None and picture not in row.pictures:
        others = [name for name, other in OUTPUTS.items() if picture in other.pictures]
        raise click.UsageError(f"{form} shows no {picture}; what does: {', '.join(others)}.")
    if row.needs and find_spec(row.needs) is None:
        raise click.UsageError(f'{form} needs one more package: pip install "copflow[{row.extra}]"')
    return picture or next(iter(row.pictures), PICTURES[0])


def _spare_the_plan(files: Sequence[str], target: str) -> None:
    """Refuse to put the output in the place of the plan, or of a file that it includes."""
    if target != "-" and is_among(files, target):
        raise click.UsageError(f"{target!a} is a file of the plan; choose another file for the output.")


def _say_left_out(compilation: "Compilation") -> None:
    """Say how many private entries were left out, if there were any."""
    from copflow.cli.terminal import complain
    from copflow.dates import speak
    from copflow.outputs.states import left_out

    if number := left_out(compilation.schedule.entries):
        complain(f"{speak.count(number, 'private activity')} left out (--private writes them too)\n")


def _summary(reading: "Reading") -> str:
    """`26 dates and 10 open windows, from Sat 1 August 2026 to Mon 31 May 2027`."""
    from copflow.cli.reading import counted, dates_in_words, span_in_words
    from copflow.diagnostics.rules import Severity

    assert reading.compilation is not None
    schedule = reading.compilation.schedule
    warnings = counted(reading.findings, Severity.WARNING)
    shown = f"{warnings} (copflow validate shows them)" if warnings else ""
    return ", ".join(filter(None, (dates_in_words(schedule), span_in_words(schedule), shown)))
