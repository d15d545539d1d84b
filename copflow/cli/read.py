"""`copflow read`: how each line of a plan was understood."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import today_option

if TYPE_CHECKING:
    from copflow.speech.model import LineSpeech
    from copflow.workspace.whole import PartOfPlan

HELP = """Say in plain sentences how each line of a plan was understood, and what was taken for what is not written.

FILE is a plan, or - for standard input; with :LINE behind it only that line is read, as in my-year.plan:14. A file
that a plan around it includes is read as a part of that plan. Ends with 0 if the lines were understood, with 1 if one
has an error, with 2 if there is no such file or line.
"""
EXAMPLES = """\b
Examples:
  copflow read my-year.plan                    the whole plan
  copflow read my-year.plan:14                 line 14
  copflow read my-year.plan:14 --format json   the same with places, for programs
"""


@click.command("read", help=HELP, short_help="How each line was understood.", epilog=EXAMPLES)
@click.argument("place", metavar="FILE[:LINE]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@today_option
def command(place: str, form: str, today: date) -> int:
    """Say what was understood of one line, or of all that are not blank."""
    from copflow.cli.reading import complain_of_errors, complain_of_pinned
    from copflow.cli.terminal import complain_of
    from copflow.workspace.trouble import Trouble
    from copflow.workspace.whole import read_in_whole

    file, number = _split(place)
    part = read_in_whole(file, today)
    if isinstance(part, Trouble):
        complain_of(*part)
        return 2
    complain_of_pinned(part.reading.pinned, part.reading.source)
    if part.reading.compilation is None:
        complain_of_errors(part.reading)
        return 1
    from copflow.speech.lines import read_lines
    from copflow.speech.model import LineKind

    lines = read_lines(part.reading.compilation, part.file)
    if number is None:
        lines = [line for line in lines if line.kind is not LineKind.BLANK]
    elif not 1 <= number <= len(lines):
        complain_of(file, _no_line(number, len(lines)))
        return 2
    else:
        lines = [lines[number - 1]]
    _say(part, lines, form)
    return int(not all(line.is_understood for line in lines))


def _say(part: "PartOfPlan", lines: "list[LineSpeech]", form: str) -> None:
    import sys

    from copflow.cli.terminal import canvas_of, say
    from copflow.reports.safe import safe

    source = part.reading.source
    if form == "json":
        from copflow.speech.json import render

        say(render(source, part.file, lines))
        return
    from copflow.speech.text import text

    if part.file.start:
        say(f"{safe(part.file.name)} is read as a part of {safe(source.name)}.\n\n")
    say(text(source, lines, canvas_of(sys.stdout)))


def _split(place: str) -> tuple[str, int | None]:
    """The file and the line of `my-year.plan:14`; a column behind it, as messages have, is left out.

    A file whose name has all of this is that file.
    """
    import os
    import re

    found = re.fullmatch(r"(?s)(.+?):([0-9]{1,9})(?::[0-9]{1,9})?:?", place)
    if found is None or os.path.exists(place):  # noqa: PTH110 (a path that no file can have is not there either)
        return place, None
    return found[1], int(found[2])


def _no_line(number: int, last: int) -> str:
    from copflow.dates import speak

    return f"has {speak.count(last, 'line')}, and no line {number}"
