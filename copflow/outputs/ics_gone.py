"""What was removed from a plan, as a cancelled event: for people who imported a calendar once and see no removals."""

from datetime import UTC, datetime

from icalendar import cal as component

from copflow.outputs.ics_body import Body, Event
from copflow.outputs.stamps import Stamp
from copflow.outputs.states import CANCELLED
from copflow.outputs.values import Text, Value, day, utc

WAS_REMOVED = "This was removed from the plan."


def cancelled_event(start: str, end: str, title: str, stamp: Stamp) -> Event:
    """The event that stood at these days or instants (as DTSTART and DTEND), cancelled."""
    event = component.Event()
    event["DTSTART"], event["DTEND"] = _value(start), _value(end)
    event["SUMMARY"] = Text(f"{CANCELLED}{title.removeprefix(CANCELLED)}")
    event["DESCRIPTION"] = Text(WAS_REMOVED)
    event["STATUS"] = Text("CANCELLED")
    event["TRANSP"] = Text("TRANSPARENT")
    event["X-MICROSOFT-CDO-BUSYSTATUS"] = Text("FREE")
    return Body(start, end, stamp.key or "", title, event, b"").stamped(stamp)


def _value(written: str) -> Value:
    if written.endswith("Z"):
        return utc(datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))
    return day(datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date())
