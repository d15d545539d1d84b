"""A task is nobody's, although the same step of other activities, or every other step beside it, is somebody's."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.checks.finding import finding
from copflow.checks.gatherings import all_named
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity
from copflow.language.plan import Plan
from copflow.schedule.model import Entry, Schedule

FEWEST_OTHERS = 2
"""How many others of the same kind must be somebody's."""
FEWEST_BESIDE = 3
"""How many other steps of the same activity must be somebody's, and all of them."""


class Nobodys(NamedTuple):
    """Tasks that are nobody's, and those like them that are somebody's; `alike`: what they have in common."""

    entries: list[Entry]
    owned: list[Entry]
    alike: str


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """First what is the same step of many activities, then the steps of each activity that writes them itself."""
    told: set[Span] = set()
    for found in (*_same_steps(schedule), *_beside(schedule)):
        spans = {entry.activity.name.span for entry in found.entries}
        if not spans & told:
            told |= spans
            yield _report(found)


def _is_asked(entry: Entry) -> bool:
    """Whether a task might need an owner: there is something left to be done, and all of it was understood."""
    activity = entry.activity
    return activity.is_task and not activity.is_over and not activity.flawed and not activity.broken


def _same_steps(schedule: Schedule) -> Iterator[Nobodys]:
    """Tasks of one name in activities of whatever name, and the tasks of one series. More of them than not are
    somebody's: some of a series may be left open on purpose."""
    groups: dict[object, list[Entry]] = {}
    for entry in schedule.entries:
        activity = entry.activity
        if activity.is_task and not activity.is_cancelled:
            key = activity.series if activity.parent is None else activity.name.key
            if key is not None:
                groups.setdefault((activity.parent is None, key), []).append(entry)
    for entries in groups.values():
        owned = [entry for entry in entries if entry.activity.owners]
        nobodys = [entry for entry in entries if _is_nobodys(entry, schedule)]
        if len(owned) >= FEWEST_OTHERS and 0 < len(nobodys) < len(owned):
            yield Nobodys(nobodys, owned, "like it")


def _beside(schedule: Schedule) -> Iterator[Nobodys]:
    """The one step that is nobody's, of activities that have steps of their own. What a shape says holds for all of
    its activities, so that it is meant."""
    for parent in schedule.graph.activities:
        tasks = [schedule.entries[number] for number in parent.steps if schedule.graph.activities[number].is_task]
        nobodys = [entry for entry in tasks if not entry.activity.owners]
        if len(nobodys) != 1 or len(tasks) <= FEWEST_BESIDE or not _is_nobodys(nobodys[0], schedule):
            continue
        if parent.origin is None and not _is_of_shape(nobodys[0].activity, parent, schedule.graph.plan):
            yield Nobodys(nobodys, [entry for entry in tasks if entry.activity.owners], "beside it")


def _is_of_shape(step: Activity, parent: Activity, plan: Plan) -> bool:
    """Whether the shape of the activity has the step."""
    shape = plan.shapes.get(parent.series or "")
    return shape is not None and any(one.name.key == step.name.key for one in shape.steps)


def _is_nobodys(entry: Entry, schedule: Schedule) -> bool:
    """Whether neither it nor anything that it is a part of has an owner or says with whom it is done."""
    if not _is_asked(entry):
        return False
    activity: Activity | None = entry.activity
    while activity is not None:
        if activity.owners or activity.participants:
            return False
        activity = schedule.graph.activities[activity.parent] if activity.parent is not None else None
    return True


def _report(found: Nobodys) -> Diagnostic:
    entry, owned = found.entries[0], found.owned
    others = f"{speak.count(len(owned), 'other')} {found.alike}"
    title = f"{quoted(entry.activity.full_name)} is nobody's; {others} have an owner."
    labels = [Label(owned[0].activity.name.span, f"by {_owners(owned[0])}")]
    notes = [f"Nor have {all_named(found.entries[1:])} an owner."] if len(found.entries) > 1 else []
    return finding("no-owner", entry.activity.name.span, title, labels=labels, notes=notes, fixes=_fixes(found))


def _owners(entry: Entry) -> str:
    """As the plan writes it: a team by its name."""
    activity = entry.activity
    return speak.listed(list(activity.teams) or [person.name.text for person in activity.owners])


def _fixes(found: Nobodys) -> Sequence[Fix]:
    """The owner of all others, if it is one and the same, written behind the deadline."""
    activity = found.entries[0].activity
    owners = {tuple(person.name.key for person in entry.activity.owners) for entry in found.owned}
    teams = any(entry.activity.teams for entry in found.owned)
    if len(owners) != 1 or teams or activity.due is None or activity.due.when is None:
        return ()
    if not activity.span.start <= activity.due.span.start < activity.span.end:
        return ()
    text = f"by {_owners(found.owned[0])}"
    at = activity.due.span.end
    return (Fix(f'Add "{text}"', (Edit(Span(at, at), f" {text}"),)),)
