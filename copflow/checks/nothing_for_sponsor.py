"""The plan names a sponsor, and plans nothing for or with the sponsor in its last quarter."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from copflow.checks.finding import finding
from copflow.checks.gatherings import is_understood, named
from copflow.dates import speak
from copflow.dates.years import Window
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity
from copflow.language.plan import Person
from copflow.schedule.model import Entry, Schedule

SPONSOR = re.compile(r"\bsponsor(s|ship)?\b", re.IGNORECASE)
SHORTEST = 28
"""Of how many days a plan must be, that it has quarters."""


class Named(NamedTuple):
    """The first place that names a sponsor, and the activities that do, or that belong to one that does."""

    span: Span
    entries: list[Entry]


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Once for the plan. What has no date yet may be in the last quarter."""
    if not is_understood(schedule):
        return
    found = _named(schedule)
    days = _days(schedule)
    if found is None or days is None or (days[1] - days[0]).days < SHORTEST:
        return
    begin = days[1] - timedelta((days[1] - days[0]).days // 4)
    if any(entry.last is None or entry.last >= begin for entry in found.entries):
        return
    title = f"Nothing is planned for the sponsor in the plan's last quarter, from {speak.day(begin)} on."
    last = max(found.entries, key=lambda entry: (entry.last or date.min, entry.activity.number), default=None)
    note = f"The last thing that names the sponsor is {named(last)}." if last else "No activity names the sponsor."
    yield finding("nothing-for-sponsor", found.span, title, notes=(note,))


def _named(schedule: Schedule) -> Named | None:
    """None if the plan knows no sponsor."""
    plan = schedule.graph.plan
    spans = [person.name.span for person in plan.people.values() if _is_sponsor(person)]
    spans += [team.name.span for key, team in plan.teams.items() if SPONSOR.search(key)]
    spans += [plan.title_span] if plan.title and plan.title_span and SPONSOR.search(plan.title) else []
    naming: set[int] = set()
    entries = []
    for entry in schedule.entries:
        activity = entry.activity
        if activity.parent in naming or _names(activity):
            naming.add(activity.number)
            spans.append(activity.name.span)
            if not activity.is_cancelled:
                entries.append(entry)
    return Named(min(spans), entries) if spans else None


def _is_sponsor(person: Person) -> bool:
    return SPONSOR.search(person.name.text) is not None or SPONSOR.search(person.full_name or "") is not None


def _names(activity: Activity) -> bool:
    """Whether the word stands in what the activity is called, for whom it is, or what is said of it."""
    texts = (activity.name.text, activity.purpose or "", activity.place or "", *activity.participants)
    texts += (*activity.teams, *activity.notes, *activity.private_notes, *activity.tags)
    return any(map(SPONSOR.search, texts)) or any(map(_is_sponsor, activity.owners))


def _days(schedule: Schedule) -> Window | None:
    """The plan's first and last day: of its period, or else of what it plans."""
    period = schedule.period
    extent = schedule.extent() or (None, None)
    first, last = period.first or extent[0], period.last or extent[1]
    return (first, last) if first is not None and last is not None and first <= last else None
