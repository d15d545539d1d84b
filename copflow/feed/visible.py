"""What is in the calendars of those who have a plan's."""

from copflow.compile import Compilation
from copflow.outputs.facts import stands_alone
from copflow.schedule.model import Entry


def has_seen(entry: Entry, compilation: Compilation) -> bool:
    """Whether it is in a published calendar: not what is private, without a date, or told with its activity."""
    is_told = not entry.activity.is_private and entry.first is not None
    return is_told and stands_alone(entry, compilation.schedule.entries)


def is_awaited(entry: Entry, compilation: Compilation) -> bool:
    """Whether somebody waits for it: it is in the calendars, is not over, and its last day has not passed."""
    last = entry.last
    is_to_come = last is not None and last >= compilation.schedule.today
    return is_to_come and not entry.activity.is_over and has_seen(entry, compilation)
