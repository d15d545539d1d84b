"""Where the report of a run goes: to the terminal, to a file, and into the log of GitHub Actions."""

import os
import sys
from pathlib import Path

import click

from copflow.cli.options import is_among
from copflow.cli.terminal import canvas_of, complain_of, say
from copflow.reports import REPORTS
from copflow.reports.canvas import Canvas
from copflow.reports.run import Run
from copflow.workspace.find import SUFFIX
from copflow.workspace.settings import OWN, SHARED
from copflow.workspace.write import STDOUT, write

USUAL = "full"


def write_report(run: Run, form: str | None, target: str | None) -> bool:
    """Write the report; whether that was possible.

    With a file in `target` the report goes there, and the usual text to the terminal still. Where no form is said, and
    GitHub Actions runs the command, its annotations follow the text.
    """
    if target in (None, STDOUT):
        say(_report(run, form))
        return True
    trouble = write(target, REPORTS[form or USUAL](run, Canvas()).encode())
    if trouble:
        complain_of(*trouble)
    say(_report(run, None))
    return trouble is None


def _report(run: Run, form: str | None) -> str:
    text = REPORTS[form or USUAL](run, canvas_of(sys.stdout))
    return text + REPORTS["github"](run, Canvas()) if form is None and _is_github() else text


def _is_github() -> bool:
    """Whether GitHub Actions runs the command, of which it is always `true`."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def spare_plans(run: Run, target: str | None, *read: str | None) -> None:
    """Refuse to write in the place of a plan, of a file that it includes, of settings, or of what else was read."""
    if target in (None, STDOUT):
        return
    files = [file.name for plan in run.plans for file in plan.source.files]
    is_plan = Path(os.path.realpath(target)).suffix == SUFFIX or is_among(files, target)
    if is_plan:
        raise click.UsageError(f"{target!a} is a plan, or a part of one; choose another file.")
    is_settings = Path(target).name in (OWN, SHARED)
    if is_settings or is_among((name for name in read if name is not None), target):
        raise click.UsageError(f"{target!a} is read by copflow; choose another file.")
