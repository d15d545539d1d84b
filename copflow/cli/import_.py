"""`copflow import`: a plan from a calendar that people already have."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copflow.cli.options import day_option, is_among, today_option

if TYPE_CHECKING:
    from copflow.importing.convert import Figures
    from copflow.importing.notes import Note

MOST_SHOWN = 100
"""How many notes are written."""

HELP = """Write a plan from a calendar that you already have.

FEED is a file of an iCalendar feed (.ics), or - for standard input. What repeats becomes a rule (every first Tuesday),
numbered events a series, what keeps its distance from another event a step of it: wherever that gives the same dates.
Everything else is written as dates. Before it is written, the plan is exported and compared with the feed.

What a plan cannot say is left out, with a line for each on standard error. Ends with 1 if an event or a date was left
out, with 2 if the feed cannot be read. Without -o the plan goes to standard output.
"""
EXAMPLES = """\b
Examples:
  copflow import team.ics -o team.plan                        the whole calendar
  copflow import team.ics --from 2026-08-01 --to 2027-07-31   one year of it
"""


@click.command("import", help=HELP, short_help="A plan from a calendar.", epilog=EXAMPLES)
@click.argument("feed", metavar="FEED")
@click.option("-o", "--output", "target", metavar="PLAN", default="-", help="The file to write.")
@click.option("--title", metavar="TEXT", help="What the plan is called. Without it: as the calendar is.")
@day_option("--from", "first", "Leave out what ends before this day.")
@day_option("--to", "last", "Leave out what begins after this day.")
@today_option
def command(feed: str, target: str, title: str | None, first: date | None, last: date | None, today: date) -> int:
    """Read the feed, write the plan, say what is not in it."""
    if first and last and last < first:
        raise click.UsageError("The last day (--to) is before the first one (--from).")
    if target != "-" and is_among([feed], target):
        raise click.UsageError(f"{target!a} is the feed; choose another file for the plan.")

    from copflow.cli.terminal import complain, complain_of
    from copflow.importing.convert import Wish, import_feed
    from copflow.importing.expand import Bounds
    from copflow.importing.lines import MOST_BYTES
    from copflow.reports.safe import safe
    from copflow.workspace.load import read_bytes
    from copflow.workspace.trouble import Trouble
    from copflow.workspace.write import STDOUT, write

    data = read_bytes(feed, most=MOST_BYTES)
    if isinstance(data, Trouble):
        complain_of(*data)
        return 2
    made = import_feed(data, Path(feed).stem if feed != "-" else "", Wish(title, Bounds(first, last, today)))
    if isinstance(made, str):
        complain_of(feed, made)
        return 2
    _say(feed, made.notes)
    if not made.text:
        complain("Nothing was written.\n")
        return 1
    if trouble := write(target, made.text.encode("utf-8")):
        complain_of(*trouble)
        return 2
    complain(f"{'' if target == STDOUT else f'wrote {safe(target)}: '}{_told(made.figures)}\n")
    return 0 if made.is_whole else 1


def _say(feed: str, notes: "list[Note]") -> None:
    """A line for each note: where it is in the feed, of which event, and what."""
    from copflow.cli.terminal import complain
    from copflow.reports.safe import safe

    for note in notes[:MOST_SHOWN]:
        place = f"{feed}:{note.line}" if note.line else feed
        subject = f'"{note.subject}": ' if note.subject else ""
        end = "" if note.text.endswith(".") else "."
        complain(f"{safe(place)}: {safe(subject + note.text)}{end}\n")
    if len(notes) > MOST_SHOWN:
        complain(f"{safe(feed)}: and {len(notes) - MOST_SHOWN:,} more lines of this kind.\n")


def _told(figures: "Figures") -> str:
    """`36 dates, 24 of them by rules, and 1 activity without a date; 2 left out`."""
    from copflow.dates import speak

    dates = figures.ruled + figures.dated
    words = speak.count(dates, "date") if dates else "no dates"
    if figures.ruled:
        words += f", {figures.ruled if figures.dated else 'all'} of them by rules"
    if figures.undated:
        words += f", and {speak.count(figures.undated, 'activity')} without a date"
    return f"{words}; {figures.lost} left out" if figures.lost else words
