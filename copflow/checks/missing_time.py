"""An activity lasts some hours, or has a time zone, and has no time of day."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.dates.forms import MinuteLength
from copflow.dates.zones import find_zone
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every activity with hours, or with a zone of its own, and no time."""
    for entry in schedule.entries:
        activity, length = entry.activity, entry.activity.length
        if entry.hours is not None or activity.flawed or activity.is_over:  # a time may be what could not be read
            continue
        if activity.zone is not None and find_zone(activity.zone.zone.text) is not None:
            title = (
                f"{quoted(activity.full_name)} has a time zone and no time of day: its days are the same everywhere."
            )
            yield finding("missing-time", activity.zone.span, title)
        if length is not None and isinstance(length.length, MinuteLength):
            lasts = speak.length(length.length.minutes)
            title = f"{quoted(activity.full_name)} lasts {lasts} and has no time of day yet."
            yield finding("missing-time", length.span, title)
