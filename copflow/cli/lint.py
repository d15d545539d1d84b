"""`copflow lint`: what is wrong with a calendar as it lies on a disk or comes from a server."""

import click

from copflow.cli.options import file_argument

MOST = 200
"""How many flaws are told of a file. One mistake of what wrote it may be in each of its lines."""

HELP = """Say what is wrong with a calendar.

FILE is an iCalendar file such as those that copflow writes, or - for standard input. It is looked at as bytes: what
calendar programs forgive, each in its own way, and the standard forbids, and what some of them show wrongly. The
command ends with 1 if there is something.
"""
EXAMPLES = """\b
Examples:
  copflow lint my-year.ics                             a file
  curl -s https://example.org/a.ics | copflow lint -   what a server gives
"""


@click.command("lint", help=HELP, short_help="What is wrong with a calendar.", epilog=EXAMPLES)
@file_argument
def command(file: str) -> int:
    """Read, look, and say each flaw on a line, with its rule and where that is written."""
    from copflow.cli.terminal import complain_of, say
    from copflow.dates import speak
    from copflow.feed.lint import lint_feed
    from copflow.reports.safe import safe
    from copflow.workspace.load import MAX_BYTES, read_bytes
    from copflow.workspace.trouble import Trouble

    data = read_bytes(file)
    if isinstance(data, Trouble):
        complain_of(*data)
        return 2
    if len(data) > MAX_BYTES:
        complain_of(file, f"is larger than {MAX_BYTES // 1024 // 1024} MiB, the most that is looked at")
        return 2
    flaws = lint_feed(data)
    name = safe(file)
    lines = [f"{name}:{flaw.line}: {safe(flaw.title)} [{flaw.rule}; {flaw.source}]\n" for flaw in flaws[:MOST]]
    more = f", of which the first {MOST} are told" if len(flaws) > MOST else ""
    say("".join([*lines, f"{name}: {speak.count(len(flaws), 'flaw') if flaws else 'fine'}{more}\n"]))
    return int(bool(flaws))
