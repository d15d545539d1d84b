"""`copflow` alone: what is next in this folder."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copflow.cli.options import today_option

if TYPE_CHECKING:
    from copflow.cli.views.home import Plan
    from copflow.workspace.plans import Reading

HELP = """Say what is next in this folder: of one plan the next four things, and what is to be looked at; of several
plans a line for each. It is what copflow says without a command, too.

Plans are looked for in this folder and in its folder `plans`. It ends with 0 whatever it finds, as it only informs;
copflow validate is for programs.
"""
EXAMPLES = """\b
Examples:
  copflow
  copflow home --today 2026-11-24              as if it were that day
"""
FOLDERS = (".", "plans")
"""Where plans are looked for, and not below these: who calls copflow without a word wants an answer at once."""
MOST_READ = 5
"""How many plans are compiled for it."""


@click.command("home", help=HELP, short_help="What is next in this folder.", epilog=EXAMPLES)
@today_option
def command(today: date) -> int:
    """Say it."""
    return home(today)


def home(today: date) -> int:
    """Say it. The exit code is 0 whatever there is: this informs, and checks nothing for a program."""
    import sys

    from copflow.cli.terminal import complain_of
    from copflow.cli.views.home import many_plans, no_plan, one_plan
    from copflow.cli.views.printed import say_lines, sheet_of
    from copflow.overview.standing import stands
    from copflow.overview.upcoming import upcoming
    from copflow.workspace.plans import read_plan
    from copflow.workspace.trouble import Trouble

    names, sheet = plans_here(), sheet_of(sys.stdout)
    readings: list[Reading] = []
    for name in names[:MOST_READ]:
        reading = read_plan(name, today)
        if isinstance(reading, Trouble):
            complain_of(*reading)
        else:
            readings.append(reading)
    only = readings[0].compilation if len(names) == len(readings) == 1 else None
    if only is not None:
        standing = stands(only.schedule, today)
        say_lines(one_plan(only, upcoming(only.schedule, standing, today), sheet))
    elif readings:
        say_lines(many_plans([_plan(one, today) for one in readings], len(names[MOST_READ:]), sheet))
    elif not names:
        say_lines(no_plan(sheet))
    return 0


def plans_here() -> list[str]:
    """The plans of this folder, and of its folder `plans`."""
    return [name for folder in FOLDERS for name in sorted(_plans_in(Path(folder)))]


def _plans_in(folder: Path) -> Iterator[str]:
    with suppress(OSError):  # there is no such folder, or nobody may look into it
        for path in folder.iterdir():
            if path.suffix == ".plan" and not path.name.startswith(".") and path.is_file():
                yield str(path)


def _plan(reading: "Reading", today: date) -> "Plan":
    from copflow.cli.next_ import told_of
    from copflow.cli.views.home import Plan
    from copflow.diagnostics.rules import Severity
    from copflow.outputs.identity import plan_title

    errors = sum(finding.severity is Severity.ERROR for finding in reading.findings)
    title = plan_title(reading.compilation) if reading.compilation is not None else ""
    return Plan(reading.source.name, title, errors, told_of([reading], today))
