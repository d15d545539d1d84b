"""The pipeline: text in, schedule and findings out. Read this first.

    text and the files it includes -> Document -> Plan -> TaskGraph -> Schedule -> findings

Each stage returns what it could make and adds to the findings. Nothing here, and nothing below, has a clock, reads
files or draws random numbers; what a plan says never raises an exception.
"""

from datetime import date
from typing import NamedTuple

from copflow.checks import CHECKS
from copflow.checks.allowed import without_allowed
from copflow.checks.told_once import told_once
from copflow.dates.holidays import HolidaySource, package_holidays
from copflow.diagnostics.diagnostic import Diagnostic, Diagnostics
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source, Span
from copflow.graph.bind import bind
from copflow.graph.model import TaskGraph
from copflow.graph.settings import plan_times
from copflow.language.document import read_document
from copflow.language.files import NO_FILES, Files
from copflow.language.includes import join
from copflow.language.lower import lower
from copflow.language.nodes import Document
from copflow.language.plan import Plan
from copflow.schedule.build import schedule_graph
from copflow.schedule.model import Schedule


class Compilation(NamedTuple):
    """Everything that was made of one plan's text. `findings` are in the order of the text.

    `misread`: the places of the errors with which the text was read; what stands on their lines is not understood.
    """

    source: Source
    document: Document
    plan: Plan
    graph: TaskGraph
    schedule: Schedule
    findings: tuple[Diagnostic, ...]
    misread: tuple[Span, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether a finding keeps the plan from being published."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def compile_plan(
    source: Source, *, today: date, holidays: HolidaySource = package_holidays, files: Files = NO_FILES
) -> Compilation:
    """Compile a plan. `today` decides years where the plan has no period; `holidays` knows public holidays; `files`
    gives the texts of files that the plan includes, which the compilation's source then has too."""
    found = Diagnostics()
    source, unread = join(source, files, found)
    joining = len(found.error_places)
    document = read_document(source, found)
    misread = found.error_places[joining:]
    plan = lower(document, found, unread)
    times = plan_times(plan, today, holidays, found)
    graph = bind(plan, times, found)
    schedule = schedule_graph(source, graph, times, found)
    for check in CHECKS.values():
        for finding in told_once(check(schedule)):
            found.add(finding)
    findings = without_allowed(source, document.comments, found.in_order())
    return Compilation(source, document, plan, graph, schedule, tuple(findings), misread)
