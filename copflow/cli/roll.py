"""`copflow roll`: next year's plan."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import file_argument, today_option
from copflow.cli.redating import month_of

if TYPE_CHECKING:
    from copflow.editing.redate import Begin

HELP = """Write next year's plan: the same text, moved by whole years.

FILE is a plan, or - for standard input. Rules (second Tuesday of November) give the new year's dates by themselves.
States are cleared, comments stay, and lines about one occurrence of this year become comments. Each date that a person
pinned to a day is listed: a date with its weekday keeps the weekday, any other keeps its day and month. Without -o
the new plan goes to standard output. A plan with errors is not moved.
"""
EXAMPLES = """\b
Examples:
  copflow roll plans/2026.plan --to "August 2027" -o plans/2027.plan
  copflow roll my-year.plan --to 2027
"""


@click.command("roll", help=HELP, short_help="Next year's plan.", epilog=EXAMPLES)
@file_argument
@click.option(
    "--to", "begin", required=True, callback=month_of, metavar="MONTH", help='When the new plan begins: "August 2027".'
)
@click.option("-o", "--output", "out", metavar="OUT", default="-", help="The file to write.")
@today_option
def command(file: str, begin: "Begin", out: str, today: date) -> int:
    """Re-date, write, compile what was written, and list what is pinned."""
    from copflow.cli.reading import complain_of_errors, dates_in_words, read_or_end, span_in_words
    from copflow.cli.redating import told
    from copflow.cli.terminal import complain, complain_of
    from copflow.compile import compile_plan
    from copflow.dates import speak
    from copflow.diagnostics.source import Source
    from copflow.editing.redate import years_to
    from copflow.editing.roll import roll
    from copflow.reports.safe import safe
    from copflow.workspace.holiday_cache import cached_holidays
    from copflow.workspace.includes import PlanFiles
    from copflow.workspace.plans import replaced_files
    from copflow.workspace.write import STDOUT, write

    reading = read_or_end(file, today)
    if reading.has_errors or reading.compilation is None:
        complain_of_errors(reading)
        complain(f"Nothing was written: {safe(file)} has errors.\n")
        return 1
    years = years_to(begin, reading.compilation)
    if isinstance(years, str):
        complain_of(file, years)
        return 2
    rolled = roll(reading.compilation, years)
    if trouble := write(out, rolled.texts[0].encode("utf-8")):
        complain_of(*trouble)
        return 2
    files = replaced_files(PlanFiles(file), rolled.texts, reading.source)
    new = compile_plan(Source(out, rolled.texts[0]), today=today, holidays=cached_holidays, files=files)
    if out != STDOUT:
        parts = filter(None, (dates_in_words(new.schedule), span_in_words(new.schedule)))
        complain(f"wrote {safe(out)}: {', '.join(parts)}\n")
    for part, text in zip(reading.source.files[1:], rolled.texts[1:], strict=True):
        if text != reading.source.text[part.start : part.end]:
            complain(f"{safe(part.name)} is a file of its own and stays as it is: roll it too.\n")
    if rolled.pinned:
        complain(f"Look at {speak.count(len(rolled.pinned), 'date')} that no rule gives:\n")
        complain(told(rolled.pinned, new.source))
    if rolled.retired:
        complain(f"{speak.count(len(rolled.retired), 'line')} about this year only became comments.\n")
    return 1 if new.has_errors else 0
