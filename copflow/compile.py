"""The pipeline: text in, schedule and findings out. Read this first.

    text -> Document -> Plan -> TaskGraph -> Schedule -> findings

Each stage returns what it could make and adds to the findings. Nothing here, and nothing below, has a clock, reads
files or draws random numbers; what a plan says never raises an exception.
"""

from datetime import date
from typing import NamedTuple

from copflow.checks import CHECKS
from copflow.dates.holidays import HolidaySource, package_holidays
from copflow.diagnostics.diagnostic import Diagnostic, Diagnostics
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source, Span
from copflow.graph.bind import bind
from copflow.graph.model import TaskGraph
from copflow.language.document import read_document
from copflow.language.lower import lower
from copflow.language.nodes import Document
from copflow.language.plan import Plan
from copflow.schedule.build import schedule_graph
from copflow.schedule.model import Schedule


class Compilation(NamedTuple):
    """Everything that was made of one plan's text. `findings` are in the order of the text.

    `unread`: the places of the errors with which the text was read; what stands on their lines is not understood.
    """

    source: Source
    document: Document
    plan: Plan
    graph: TaskGraph
    schedule: Schedule
    findings: tuple[Diagnostic, ...]
    unread: tuple[Span, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether a finding keeps the plan from being published."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def compile_plan(source: Source, *, today: date, holidays: HolidaySource = package_holidays) -> Compilation:
    """Compile a plan. `today` decides years where the plan has no period; `holidays` knows public holidays."""
    found = Diagnostics()
    document = read_document(source, found)
    unread_places = found.error_places
    plan = lower(document, found)
    graph = bind(plan, found)
    schedule = schedule_graph(source, graph, today, holidays, found)
    for check in CHECKS.values():
        for finding in check(schedule):
            found.add(finding)
    return Compilation(source, document, plan, graph, schedule, found.in_order(), unread_places)
