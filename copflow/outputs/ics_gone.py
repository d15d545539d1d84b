"""What was removed from a plan, as a cancelled event: for people who imported a calendar once and see no removals."""

from datetime import UTC, datetime, timedelta

from icalendar import cal as component

from copflow.outputs.ics_body import Event, body_of
from copflow.outputs.stamps import Stamp
from copflow.outputs.states import CANCELLED
from copflow.outputs.values import Text, Value, day, utc, written

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
    return body_of(event, start, end, stamp.key or "", title).stamped(stamp)


def nothing_now(name: str, stamp: Stamp) -> Event:
    """What a feed has that had entries and has none any more, on the day when the last one left it.

    Programs take a feed without events for a fault, and go on showing all that was in it: so GNOME's calendar and
    vdirsyncer do.
    """
    event = component.Event()
    first = stamp.modified.date()
    event["DTSTART"], event["DTEND"] = day(first), day(first + timedelta(1))
    event["SUMMARY"] = Text(f"Nothing at present ({name})")
    event["STATUS"], event["TRANSP"] = Text("CONFIRMED"), Text("TRANSPARENT")
    event["X-MICROSOFT-CDO-BUSYSTATUS"] = Text("FREE")
    return body_of(event, written(event["DTSTART"]), written(event["DTEND"]), "", "").stamped(stamp)


def _value(written: str) -> Value:
    if written.endswith("Z"):
        return utc(datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))
    return day(datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date())
