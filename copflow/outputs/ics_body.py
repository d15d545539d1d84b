"""A component of a calendar without its stamp: what it says. The stamp is put before that when it is known."""

from typing import NamedTuple

from icalendar import cal as component

from copflow.outputs.stamps import Stamp, stamp_properties


class Event(NamedTuple):
    """A component as it stands in the calendar, and what orders it: its start as written, then the activity's key."""

    start: str
    key: str
    content: bytes


class Body(NamedTuple):
    """What a VEVENT or a VTODO says, without its stamp.

    `kind`: its name. `start`, `end`: its first and last instant or day as written. `said`: the lines of all that a
    subscriber sees, by which it is compared too.
    """

    kind: str
    start: str
    end: str
    key: str
    title: str
    said: bytes

    def stamped(self, stamp: Stamp) -> Event:
        """The component with its stamp before all else."""
        first = component.Event()
        for name, value in stamp_properties(stamp):
            first[name] = value
        begin, end = _ends(self.kind)
        return Event(self.start, self.key, begin + _inside(first) + self.said + end)


def body_of(whole: component.Component, start: str, end: str, key: str, title: str) -> Body:
    """The body of a component that has no stamp yet."""
    return Body(whole.name or "", start, end, key, title, _inside(whole))


def _inside(whole: component.Component) -> bytes:
    """The lines of a component between its first and its last."""
    begin, end = _ends(whole.name or "")
    written: bytes = whole.to_ical(sorted=False)
    return written.removeprefix(begin).removesuffix(end)


def _ends(kind: str) -> tuple[bytes, bytes]:
    return f"BEGIN:{kind}\r\n".encode(), f"END:{kind}\r\n".encode()
