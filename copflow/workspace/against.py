"""Compares plans with what they were: `copflow validate --against REVISION`."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.feed import feed_findings
from copflow.feed.compare import Comparison, compare
from copflow.reports.run import Checked, Run, Unread
from copflow.workspace.earlier import Before, Earlier, New, earlier
from copflow.workspace.holiday_cache import cached_holidays
from copflow.workspace.includes import PlanFiles
from copflow.workspace.plans import Reading, replaced_files
from copflow.workspace.trouble import Trouble


class Compared(NamedTuple):
    """A plan of a run and what became of it. `comparison` is None of one that is new; `was`: its former path."""

    name: str
    comparison: Comparison | None
    was: str | None = None


class Against(NamedTuple):
    """A run with what the comparison found, and the comparisons, in the order of the plans."""

    run: Run
    compared: tuple[Compared, ...]


def compare_run(run: Run, readings: Sequence[Reading], against: str, today: date) -> Against:
    """Compare each plan of a run with what it was in a revision, or at a path, compiled for the same day.

    What is a part of another plan is compared there. What cannot be compared is among what could not be read.
    """
    by_name = {reading.source.name: reading for reading in readings}
    whole = [plan for plan in run.plans if plan.part_of is None]
    folder = _folder(whole[0].source.name) if whole else Path()
    before = earlier(against, folder, len(whole))
    compared: list[Compared] = []
    troubles: dict[Unread, None] = {}
    plans: list[Checked] = []
    for plan in run.plans:
        compilation = by_name[plan.source.name].compilation
        found = _compared(compilation, before, today) if compilation and plan.part_of is None else None
        if isinstance(found, Trouble):
            troubles[Unread(*found)] = None
        elif found is not None:
            compared.append(found)
            plan = _with_findings(plan, found)
        plans.append(plan)
    return Against(run._replace(plans=plans, unread=[*run.unread, *troubles]), tuple(compared))


def _folder(name: str) -> Path:
    path = Path(name)
    return path.resolve().parent if path.exists() else Path()


def _compared(new: Compilation, before: Earlier, today: date) -> Compared | Trouble:
    source = Source(new.source.name, new.source.text[: new.source.files[0].end])
    match before.of(source):
        case Trouble() as trouble:
            return trouble
        case New():
            return Compared(source.name, None)
        case Before(source=text, files=files, was=was):
            old = compile_plan(text, today=today, holidays=cached_holidays, files=files)
            return Compared(source.name, compare(old, new, partial(_compiled, new.source, today)), was)


def _compiled(source: Source, today: date, texts: Sequence[str]) -> Compilation:
    """The plan with other texts of its files: so fixes are tried."""
    files = replaced_files(PlanFiles(source.name), texts, source)
    return compile_plan(Source(source.name, texts[0]), today=today, holidays=cached_holidays, files=files)


def _with_findings(plan: Checked, compared: Compared) -> Checked:
    """The plan with what the rules about two plans found, in the order of the text."""
    more = feed_findings(compared.comparison) if compared.comparison is not None else []
    if not more:
        return plan
    found = sorted([*plan.findings, *more], key=lambda finding: (finding.span, finding.rule, finding.title))
    return plan._replace(findings=tuple(found))
