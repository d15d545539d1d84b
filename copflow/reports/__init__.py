"""Findings as text. The table of reports: each is given a source, its findings and a canvas, and gives lines."""

from collections.abc import Callable, Iterable

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import Source
from copflow.reports import concise, full
from copflow.reports.canvas import Canvas

Report = Callable[[Source, Iterable[Diagnostic], Canvas], str]

REPORTS: dict[str, Report] = {
    "full": full.report,
    "concise": concise.report,
}
