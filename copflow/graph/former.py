"""Former names: by them a renamed activity stays the same in everybody's calendar, so that no two may have one."""

from collections.abc import Sequence

from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity

Path = tuple[str, ...]


def identities(activities: Sequence[Activity]) -> list[Path]:
    """Of each activity, by number, the path of names by which calendars know it: with the former name of each part."""
    paths: list[Path] = []
    for activity in activities:
        above = paths[activity.parent] if activity.parent is not None else ()
        length = len(activities[activity.parent].key) if activity.parent is not None else 0
        own = activity.key[length:]  # an occurrence has its day behind its name
        paths.append((*above, activity.former.key if activity.former else own[0], *own[1:]))
    return paths


def report_former_names(activities: Sequence[Activity], found: Diagnostics) -> None:
    """Report a former name that is the activity's name still, or another's, or another's former one too."""
    if not any(activity.former for activity in activities):
        return
    paths = identities(activities)
    holders: dict[Path, list[Activity]] = {}
    for activity in activities:
        holders.setdefault(paths[activity.number], []).append(activity)
    reported: set[Span] = set()
    for activity in activities:
        former = activity.former
        if former is None or former.span in reported:
            continue
        others = [other for other in holders[paths[activity.number]][:2] if other is not activity]
        if former.key == activity.name.key:
            reported.add(former.span)
            title = f"{quoted(former.text)} is its name still; leave the former name out."
            found.report("former-name", former.span, title)
        elif others:
            reported.add(former.span)
            _report_taken(activity, others[0], former.span, found)


def _report_taken(activity: Activity, other: Activity, span: Span, found: Diagnostics) -> None:
    assert activity.former is not None
    name = quoted(activity.former.text)
    if other.former is not None:
        title = f"{quoted(activity.full_name)} and {quoted(other.full_name)} cannot both have been {name}."
        labels = (Label(other.former.span, "said here too"),)
    else:
        title = f"{name} is the name of another activity now, so that {quoted(activity.full_name)} is not known by it."
        labels = (Label(other.name.span, "the one that has the name"),)
    found.report("former-name", span, title, labels=labels)
