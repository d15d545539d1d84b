"""What follows from a change of a plan: dates that move, findings that are new, what waits and what may begin."""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.editing.errors import new_findings
from copflow.editing.sameness import by_key
from copflow.graph.model import Activity, Why
from copflow.language.standing import State
from copflow.schedule.model import Entry, Open, Settled


class Shift(NamedTuple):
    """An activity whose date is another one now."""

    name: str
    was: str
    now: str


class Follows(NamedTuple):
    """What follows from a change. `own` is the activity's own date, if it moved."""

    own: Shift | None
    shifts: tuple[Shift, ...]
    findings: tuple[Diagnostic, ...]


def follows(old: Compilation, new: Compilation, activity: Activity) -> Follows:
    """What is another one now. Findings that only count what is there are left out."""
    shifts = dict(_shifts(old, new))
    own = shifts.pop(activity.key, None)
    findings = (finding for finding in new_findings(old, new) if finding.severity is not Severity.INFO)
    return Follows(own, tuple(shifts.values()), tuple(findings))


def _shifts(old: Compilation, new: Compilation) -> Iterator[tuple[tuple[str, ...], Shift]]:
    after = by_key(new)
    for key, activity in by_key(old).items():
        if (other := after.get(key)) is None:
            continue
        was, now = old.schedule.entries[activity.number], new.schedule.entries[other.number]
        if was.when != now.when or was.hours != now.hours:
            yield key, Shift(activity.full_name, when_words(was), when_words(now))


def when_words(entry: Entry) -> str:
    """`Tue 10 November 2026`, `some day from … to …`, `no date`."""
    clock = f" at {speak.clock(entry.hours.start)}" if entry.hours else ""
    match entry.when:
        case Settled(first=first, last=last):
            return speak.days(first, last) + clock
        case Open(earliest=earliest, latest=latest):
            return f"some day from {speak.days(earliest, latest)}{clock}"
        case _:
            return "no date"


def waiting(compilation: Compilation, activity: Activity) -> list[Activity]:
    """The activities that need this one, or count from it, and are not over themselves."""
    activities = compilation.graph.activities
    return [
        other
        for other in activities
        if not other.is_over
        and any(edge.target == activity.number and edge.why is not Why.SHARE for edge in other.edges)
    ]


def cancelled_with(compilation: Compilation, activity: Activity) -> list[Activity]:
    """The steps that are cancelled because the activity is, in the order of the text."""
    own = activity.states.get(State.CANCELLED)
    waiting = list(reversed(activity.steps))
    found: list[Activity] = []
    while waiting:
        step = compilation.graph.activities[waiting.pop()]
        if step.states.get(State.CANCELLED) is own:
            found.append(step)
        waiting.extend(reversed(step.steps))
    return found


def freed(compilation: Compilation, activity: Activity) -> list[Activity]:
    """Of the activities that need this one, those that need nothing more."""
    activities = compilation.graph.activities
    return [
        other
        for other in waiting(compilation, activity)
        if (needs := other.edges_of(Why.NEED))
        and any(edge.target == activity.number for edge in needs)
        and all(activities[edge.target].is_over for edge in needs)
    ]
