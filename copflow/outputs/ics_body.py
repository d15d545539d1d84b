"""A component of a calendar without its stamp: what it says, and how that is compared."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from icalendar import cal as component

from copflow.outputs.stamps import Stamp, stamp_properties
from copflow.outputs.values import written


class Event(NamedTuple):
    """A component as it stands in the calendar, and what orders it: its start as written, then the activity's key."""

    start: str
    key: str
    content: bytes


class Body(NamedTuple):
    """What a VEVENT or a VTODO says, without its stamp.

    `start`, `end`: its first and last instant or day as written. `said`: all that a subscriber sees, as bytes to be
    compared. The lines of the plan that the description names are left out of it: they change with every line above.
    """

    start: str
    end: str
    key: str
    title: str
    component: component.Component
    said: bytes

    def stamped(self, stamp: Stamp) -> Event:
        """The component with its stamp before all else."""
        whole = self.component.__class__()
        for name, value in (*stamp_properties(stamp), *self.component.items()):
            whole[name] = value
        for alarm in self.component.subcomponents:
            whole.add_component(alarm)
        return Event(self.start, self.key, whole.to_ical(sorted=False))


def said_by(whole: component.Component, placeless: str) -> bytes:
    """All that a component says, with another description."""
    lines = [line for name, value in whole.items() for line in _lines(name, value, placeless)]
    alarms = b"".join(alarm.to_ical(sorted=False) for alarm in whole.subcomponents)
    return "\n".join(lines).encode("utf-8", "replace") + alarms


def _lines(name: str, value: Any, placeless: str) -> Iterator[str]:
    if name == "DESCRIPTION":
        yield f"{name}:{placeless}"
        return
    for one in value if isinstance(value, list) else [value]:
        yield f"{name};{one.params.to_ical().decode()}:{written(one)}"
