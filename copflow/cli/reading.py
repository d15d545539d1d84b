"""What commands that are about one plan have in common: reading it, and saying what is wrong with it."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date

import click

from copflow.cli.redating import told
from copflow.cli.terminal import canvas_of, complain, complain_of
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.editing.redate import Begin, Pinned
from copflow.reports import full, summary
from copflow.reports.dated import dates_of
from copflow.schedule.model import Schedule
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.trouble import Trouble


def read_or_end(name: str, today: date, begin: Begin | None = None) -> Reading:
    """The reading of a plan, moved to another year if `begin` says so; of one that cannot be read it is said why, and
    the command ends."""
    reading = read_plan(name, today, begin)
    if isinstance(reading, Trouble):
        complain_of(*reading)
        raise click.exceptions.Exit(2)
    complain_of_pinned(reading.pinned, reading.source)
    return reading


def complain_of_pinned(pinned: Sequence[Pinned], source: Source) -> None:
    """List the dates that no rule gives, of a plan that was moved to another year."""
    if pinned:
        complain(f"Look at {speak.count(len(pinned), 'date')} that no rule gives:\n")
        complain(told(pinned, source))


def complain_of_errors(reading: Reading) -> None:
    """Write the plan's errors where they do not mix with the output, and how many warnings there are."""
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    complain(full.paragraphs(reading.source, errors, canvas_of(sys.stderr)))
    warnings = counted(reading.findings, Severity.WARNING)
    if warnings:
        complain(f"{warnings} (copflow validate shows them)\n")


def counted(findings: Iterable[Diagnostic], severity: Severity) -> str:
    """`2 warnings`, nothing if there is none."""
    return summary.counted(sum(finding.severity is severity for finding in findings), severity)


def dates_in_words(schedule: Schedule) -> str:
    """`26 dates and 10 open windows`, and what has no date; nothing of a plan without activities."""
    return summary.dates_in_words(dates_of(schedule))


def span_in_words(schedule: Schedule) -> str:
    """`from Thu 17 September 2026 to Thu 15 April 2027`, nothing if there is no date."""
    extent = schedule.extent()
    if extent is None:
        return ""
    return f"on {speak.day(extent[0])}" if extent[0] == extent[1] else f"from {speak.days(*extent)}"
