"""Reminders as VALARM (RFC 5545, 3.6.6). Only on request: most calendar programs mute the alarms of feeds, and others
ring for everybody."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid5

from icalendar import cal as component
from icalendar.prop import vDuration

from copflow.language.standing import Reminder
from copflow.outputs.values import Text
from copflow.schedule.model import Entry

MORNING = timedelta(hours=9)
"""When a reminder comes that is some days before an entry without a time: not at midnight."""


def alarms(entry: Entry, uid: str, title: str, *, timed: bool) -> Iterator[component.Alarm]:
    """The alarms of an entry, none if it is done or cancelled. Each has a UID that never changes (RFC 9074, 4)."""
    for reminder in () if entry.activity.is_over else entry.activity.reminders:
        alarm = component.Alarm()
        alarm["UID"] = Text(str(uuid5(UUID(uid), f"alarm {reminder.days} {reminder.minutes}")))
        alarm["ACTION"] = Text("DISPLAY")
        alarm["DESCRIPTION"] = Text(title)
        alarm["TRIGGER"] = vDuration(-before(reminder, timed=timed))
        yield alarm


def before(reminder: Reminder, *, timed: bool) -> timedelta:
    """How long before the start; the start of whole days is midnight."""
    days = timedelta(days=reminder.days, minutes=reminder.minutes)
    return days if timed or not reminder.days else days - MORNING
