"""What `diff` and `what-if` do with what they found: write it in one of the formats, and say how it went."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from copflow.cli.diff_options import SUFFIXES
from copflow.cli.reading import complain_of_errors
from copflow.cli.reporting import spare_plans
from copflow.cli.terminal import canvas_of, complain, complain_of, say
from copflow.dates import speak
from copflow.feed.changes import Report, State
from copflow.reports.canvas import Canvas
from copflow.reports.run import Checked, Run
from copflow.reports.safe import safe
from copflow.workspace.plans import Reading
from copflow.workspace.write import STDOUT, write


class Shown(NamedTuple):
    """How it is to be shown; `target` is the file to write."""

    form: str | None
    target: str
    exit_code: bool


def spare(readings: Sequence[Reading], target: str, against: str | None = None) -> None:
    """Refuse to write in the place of a plan, or of what it is compared with."""
    spare_plans(Run([Checked(reading.source, ()) for reading in readings]), target, against)


def complain_of_all(readings: Sequence[Reading], report: Report) -> None:
    """Say what could not be read or compared, and what is wrong with plans."""
    for name, message in report.unread:
        complain_of(name, message)
    for reading in readings:
        if reading.has_errors:
            complain_of_errors(reading)


def show(report: Report, shown: Shown) -> int:
    """Write the report; the exit code."""
    form = shown.form or SUFFIXES.get(Path(shown.target).suffix.lower(), "text")
    if shown.target == STDOUT:
        say(_written(report, form, canvas_of(sys.stdout)))
    elif trouble := write(shown.target, _written(report, form, Canvas()).encode()):
        complain_of(*trouble)
        return 2
    else:
        complain(f"wrote {safe(shown.target)}\n")
    _say_left_out(report)
    return _code(report, shown)


def _written(report: Report, form: str, canvas: Canvas) -> str:
    if form == "json":
        from copflow.feed.changes_json import json  # pydantic takes long to import

        return json(report, str(Path.cwd()))
    if form == "markdown":
        from copflow.feed.markdown import markdown

        return markdown(report)
    from copflow.feed.text import text

    return text(report, canvas)


def _say_left_out(report: Report) -> None:
    """Say how many private differences are not told, if there are any."""
    if number := sum(plan.left_out for plan in report.plans):
        verb = "is" if number == 1 else "are"
        complain(f"{speak.count(number, 'private change')} {verb} left out (--private tells them too)\n")


def _code(report: Report, shown: Shown) -> int:
    """2 if something could not be read, 1 if a plan has errors, or is different and programs are to be told so."""
    if report.unread:
        return 2
    if any(plan.state is State.ERRORS for plan in report.plans):
        return 1
    return int(shown.exit_code and report.has_differences)
