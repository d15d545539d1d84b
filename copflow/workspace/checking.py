"""Checks plans: from their paths to what a report is made from."""

from collections.abc import Iterable, Sequence
from datetime import date

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.editing.prove import proven
from copflow.editing.redate import Begin
from copflow.reports.run import Checked, Run, Unread
from copflow.reports.summary import dates_of
from copflow.workspace.find import find_plans
from copflow.workspace.plans import Reading, compiler, read_plan, wholes_of
from copflow.workspace.trouble import Trouble


def check_plans(paths: Sequence[str], today: date, begin: Begin | None, *, notes: bool) -> tuple[Run, list[Reading]]:
    """Check all plans that the paths mean; what cannot be read hides nothing of the others."""
    read = [found if isinstance(found, Trouble) else read_plan(found.name, today, begin) for found in find_plans(paths)]
    readings = [one for one in read if not isinstance(one, Trouble)]
    wholes = wholes_of(readings)
    parts = {name: whole for name, whole in wholes.items() if name not in paths}
    plans = [_checked(reading, notes, parts.get(reading.source.name), today) for reading in readings]
    return Run(plans, _unread(read)), readings


def check_reading(reading: Reading, today: date, *, notes: bool) -> Run:
    """Check a plan that was read already."""
    return Run([_checked(reading, notes, None, today)])


def _unread(read: Iterable[Reading | Trouble]) -> list[Unread]:
    return [Unread(one.name, one.message) for one in read if isinstance(one, Trouble)]


def _checked(reading: Reading, notes: bool, part_of: str | None, today: date) -> Checked:
    """What a report shows of a plan, its fixes tried; of one that another includes nothing, as it is said there."""
    if part_of is not None:
        return Checked(reading.source, (), part_of=part_of)
    least = Severity.INFO if notes else Severity.WARNING
    shown = tuple(finding for finding in _proven(reading, today) if finding.severity >= least)
    dates = dates_of(reading.compilation.schedule) if reading.compilation is not None else None
    return Checked(reading.source, shown, dates, len(reading.findings) - len(shown))


def _proven(reading: Reading, today: date) -> tuple[Diagnostic, ...]:
    """The findings, with fixes that were tried on the whole plan."""
    if reading.compilation is None or not any(finding.severity > Severity.INFO for finding in reading.findings):
        return reading.findings
    return proven(reading.compilation, compiler(reading, today))
