"""What a run found, written for people or for programs. The table of reports: each gives the whole text of a run."""

from collections.abc import Callable
from importlib import import_module

from copflow.reports.canvas import Canvas
from copflow.reports.run import Run

Report = Callable[[Run, Canvas], str]


def _of(module: str) -> Report:
    """The report of a module, which is imported when a report is made: a run makes one or two of them."""

    def report(run: Run, canvas: Canvas) -> str:
        text: str = import_module(f"copflow.reports.{module}").report(run, canvas)
        return text

    return report


REPORTS: dict[str, Report] = {
    "full": _of("full"),
    "concise": _of("concise"),
    "narrated": _of("narrated"),
    "json": _of("json"),
    "sarif": _of("sarif"),
    "github": _of("github"),
    "gitlab": _of("gitlab"),
    "junit": _of("junit"),
}
