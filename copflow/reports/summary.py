"""The lines that sum a plan up, and a run."""

from copflow.dates import speak
from copflow.diagnostics.rules import Severity
from copflow.reports.canvas import Canvas, Look
from copflow.reports.run import Checked, Dates, Run
from copflow.reports.safe import safe

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def counted(number: int, severity: Severity) -> str:
    """`2 warnings`, nothing if there is none."""
    return speak.count(number, NOUNS[severity]) if number else ""


def dates_in_words(dates: Dates) -> str:
    """`26 dates and 10 open windows`, and what has no date; nothing of a plan without activities."""
    parts = [speak.count(dates.dates, "date")] if dates.dates else []
    parts += [speak.count(dates.windows, "open window")] if dates.windows else []
    parts += [f"{speak.count(dates.missing, 'activity')} without a date"] if dates.missing else []
    return speak.listed(parts)


def of_plan(plan: Checked, canvas: Canvas) -> str:
    """`community.plan: fine, 26 dates and 10 open windows, 7 notes (see them with --notes)`."""
    name = canvas.paint(f"{safe(plan.source.name)}:", Look.STRONG)
    if plan.part_of is not None:
        return f"{safe(plan.source.name)}: read as a part of {safe(plan.part_of)}\n"
    verdict = counted(plan.count(Severity.ERROR), Severity.ERROR)
    warnings = counted(plan.count(Severity.WARNING), Severity.WARNING)
    unseen = counted(plan.unseen, Severity.INFO)
    parts = [
        canvas.paint(verdict, Look.ERROR) if verdict else "" if plan.fails else canvas.paint("fine", Look.GOOD),
        canvas.paint(warnings, Look.WARNING) if plan.strict else warnings,
        dates_in_words(plan.dates) if plan.dates else "",
        counted(plan.count(Severity.INFO), Severity.INFO),
        f"{unseen} (see them with --notes)" if unseen else "",
        f"{plan.known} known" if plan.known else "",
    ]
    return f"{name} {', '.join(filter(None, parts))}\n"


def of_run(run: Run) -> str:
    """`12 plans, 2 with errors`, nothing of a single plan."""
    plans = [plan for plan in run.plans if plan.part_of is None]
    wrong = sum(plan.has_errors for plan in plans)
    failing = sum(plan.fails for plan in plans) - wrong
    parts = [f"{wrong} with errors" if wrong else "", f"{failing} with warnings" if failing else ""]
    return f"{len(plans)} plans, {', '.join(filter(None, parts)) or 'all fine'}\n" if len(plans) > 1 else ""
