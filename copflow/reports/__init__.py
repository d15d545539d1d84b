"""What a run found, written for people or for programs. The table of reports: each gives the whole text of a run."""

from collections.abc import Callable

from copflow.reports import concise, full, json
from copflow.reports.canvas import Canvas
from copflow.reports.run import Run

Report = Callable[[Run, Canvas], str]

REPORTS: dict[str, Report] = {
    "full": full.report,
    "concise": concise.report,
    "json": json.report,
}
