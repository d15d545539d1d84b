"""What a plan says of the activities named `x`, in the words of the tables of cases."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.outputs.facts import session_of
from copflow.schedule.model import Entry, Open, Settled

TODAY = date(2026, 7, 1)


def answers(plan: str) -> str:
    """The days (`2025-02-28`), windows (`2025-10-25/2025-11-23`), weeks (`2026-W53`) or instants in UTC of all
    activities whose name begins with `x`, in order; `error` where there is an error."""
    compilation = compile_plan(Source("case.plan", plan), today=TODAY)
    if any(finding.severity is Severity.ERROR for finding in compilation.findings):
        return "error"
    return " ".join(_answers(compilation))


def rules_of(plan: str) -> set[str]:
    """The names of the rules that the findings of a plan have."""
    return {finding.rule for finding in compile_plan(Source("case.plan", plan), today=TODAY).findings}


def _answers(compilation: Compilation) -> Iterator[str]:
    for entry in compilation.schedule.entries:
        if entry.activity.name.text.startswith("x"):
            yield _instant(entry) or _days(entry)


def _instant(entry: Entry) -> str | None:
    """When it begins, or ends if its name is `x ends`."""
    session = session_of(entry)
    if session is None:
        return None
    instant = session.end if entry.activity.name.text == "x ends" else session.start
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _days(entry: Entry) -> str:
    match entry.when:
        case Settled(first=first, last=last):
            return first.isoformat() if first == last else f"{first}/{last}"
        case Open(earliest=earliest, latest=latest) if _is_week(earliest, latest):
            year, week, _day = earliest.isocalendar()
            return f"{year}-W{week:02}"
        case Open(earliest=earliest, latest=latest):
            return f"{earliest}/{latest}"
        case _:
            return "none"


def _is_week(first: date, last: date) -> bool:
    return first.weekday() == 0 and last - first == timedelta(6)
