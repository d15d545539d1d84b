"""The days on which people are away."""

from collections import defaultdict

from copflow.dates import speak
from copflow.dates.forms import DayRange
from copflow.dates.years import Window, YearFinder
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.graph.model import TaskGraph
from copflow.language.clauses.from_ import spread
from copflow.language.plan import AbsenceForm
from copflow.schedule.model import Absence, Absences

MOST = 200_000
"""How many absences of people are looked at: a whole team may be away many times."""


def absences_of(graph: TaskGraph, finder: YearFinder, found: Diagnostics) -> dict[str, Absences]:
    """When each person is away, by key. What is wrong with the days of an absence is reported."""
    away: dict[str, list[Absence]] = defaultdict(list)
    count = 0
    for form, people in graph.absences:
        days = _days(form, finder, found)
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


def _days(form: AbsenceForm, finder: YearFinder, found: Diagnostics) -> Window | None:
    """The first and the last day; of a window all its days."""
    if not isinstance(form.when, DayRange):
        return finder.window(form.when)
    days = spread(form.when)
    first = finder.range_end(days.first, last=False)
    last = first if form.when.first is form.when.last else finder.range_end(days.last, last=True)
    if first is None or last is None:
        return None
    if last < first:
        title = f"This ends on {speak.day(last)}, before it begins on {speak.day(first)}."
        found.report("date-conflict", form.when.span, title)
        return None
    return first, last
