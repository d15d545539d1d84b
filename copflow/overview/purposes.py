"""What activities are for, which pictures show by colour and rows by name."""

from collections.abc import Sequence

from copflow.outputs.text import one_line
from copflow.schedule.model import Entry

UNSAID = ""
"""The purpose of what says none."""


def purpose_of(entry: Entry, entries: Sequence[Entry]) -> str:
    """The purpose of an activity, or of the nearest one above it that has one."""
    activity = entry.activity
    while not activity.purpose and activity.parent is not None:
        activity = entries[activity.parent].activity
    return one_line(activity.purpose or UNSAID)


def purposes_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The purposes of a plan in the order of its text, each once; the unsaid one at the end if there is any."""
    found: dict[str, str] = {}
    for entry in entries:
        name = purpose_of(entry, entries)
        found.setdefault(name.casefold(), name)
    return tuple(sorted(found.values(), key=lambda name: name == UNSAID))
