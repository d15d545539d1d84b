"""The days on which people are away."""

from collections import defaultdict

from copflow.dates.evaluate import Evaluator, no_activity
from copflow.dates.forms import DayRange
from copflow.dates.years import Window
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.graph.model import TaskGraph
from copflow.language.plan import AbsenceForm
from copflow.schedule.model import Absence, Absences

MOST = 200_000
"""How many absences of people are looked at: a whole team may be away many times."""


def absences_of(graph: TaskGraph, evaluator: Evaluator, found: Diagnostics) -> dict[str, Absences]:
    """When each person is away, by key. What is wrong with the days of an absence is reported."""
    away: dict[str, list[Absence]] = defaultdict(list)
    count = 0
    for form, people in graph.absences:
        days = _days(form, evaluator)
        count += len(people)
        if count > MOST:
            title = f"The plan has more than {MOST:,} absences of people; copflow looks at no more."
            found.report("limit-reached", form.span, title)
            break
        if days is None:
            continue
        for person in people:
            away[person.name.key].append(Absence(days[0], days[1], form.why, form.span))
    return {key: Absences(absences) for key, absences in away.items()}


def _days(form: AbsenceForm, evaluator: Evaluator) -> Window | None:
    """The first and the last day; of a window all its days."""
    if isinstance(form.when, DayRange):
        extent = evaluator.range(form.when, no_activity)
        return (extent.first.low, extent.last.high) if extent else None
    windows = evaluator.windows(form.when, no_activity)
    return windows.low if windows else None
