"""Something is said to be done on a day that has not come."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.language.standing import State
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every day that is written behind `done`; once, if a shape says it of many."""
    reported = set()
    for entry in schedule.entries:
        clause = entry.activity.states.get(State.DONE)
        if clause is None or entry.done is None or entry.done <= schedule.today or clause.span in reported:
            continue
        reported.add(clause.span)
        name, today = quoted(entry.activity.full_name), speak.day(schedule.today)
        title = f"{name} is done on {speak.day(entry.done)}, which has not come: today is {today}."
        yield finding("done-early", clause.span, title)
