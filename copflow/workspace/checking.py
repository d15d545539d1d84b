"""Checks plans: from their paths to what a report is made from."""

from collections.abc import Iterable, Sequence
from datetime import date

from copflow.diagnostics.rules import Severity
from copflow.editing.redate import Begin
from copflow.reports.run import Checked, Run, Unread
from copflow.reports.summary import dates_of
from copflow.workspace.budget import NO_LIMITS, Limits
from copflow.workspace.find import find_plans
from copflow.workspace.plans import Reading, read_bounded, wholes_of
from copflow.workspace.trouble import Trouble


def check_plans(
    paths: Sequence[str], today: date, begin: Begin | None, *, notes: bool, limits: Limits = NO_LIMITS
) -> tuple[Run, list[Reading]]:
    """Check all plans that the paths mean; what cannot be read hides nothing of the others. `limits`: for each plan."""
    read = [
        found if isinstance(found, Trouble) else read_bounded(found.name, today, begin, limits)
        for found in find_plans(paths)
    ]
    readings = [one for one in read if not isinstance(one, Trouble)]
    wholes = wholes_of(readings)
    parts = {name: whole for name, whole in wholes.items() if name not in paths}
    plans = [_checked(reading, notes, parts.get(reading.source.name)) for reading in readings]
    return Run(plans, _unread(read)), readings


def _unread(read: Iterable[Reading | Trouble]) -> list[Unread]:
    return [Unread(one.name, one.message) for one in read if isinstance(one, Trouble)]


def _checked(reading: Reading, notes: bool, part_of: str | None) -> Checked:
    """What a report shows of a plan; of one that another includes nothing, as it is said there."""
    if part_of is not None:
        return Checked(reading.source, (), part_of=part_of)
    least = Severity.INFO if notes else Severity.WARNING
    shown = tuple(finding for finding in reading.findings if finding.severity >= least)
    dates = dates_of(reading.compilation.schedule) if reading.compilation is not None else None
    return Checked(reading.source, shown, dates, len(reading.findings) - len(shown))
