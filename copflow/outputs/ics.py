"""The calendar that people subscribe to: one VCALENDAR (RFC 5545, 3.6) with a VEVENT for each dated entry.

No METHOD, because it makes invitations of events in some readers. No UID of the calendar, because others then take
all its events for one. PRODID has no version, so that an upgrade of copflow changes no calendar.
"""

from collections.abc import Iterator
from datetime import datetime

from icalendar import Calendar

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.facts import plan_zone, stands_alone
from copflow.outputs.ics_event import Event, EventWriter
from copflow.outputs.identity import file_name, plan_title
from copflow.outputs.values import Raw, Text, utc

PRODID = "-//copflow//copflow//EN"
END = b"END:VCALENDAR\r\n"
REFRESH = "PT6H"
"""How often a reader should look for changes (RFC 7986, 5.7)."""


def render(compilation: Compilation, options: Options) -> bytes:
    """The calendar of a plan. Entries without a date are left out, and private ones unless they are asked for; all
    others are in order of start, then key."""
    writer = EventWriter(compilation, options)
    events = sorted(_events(compilation, writer, options))
    head = _calendar(compilation, options.stamp).to_ical(sorted=False)
    return b"".join((head.removesuffix(END), *(event.content for event in events), END))


def _events(compilation: Compilation, writer: EventWriter, options: Options) -> Iterator[Event]:
    entries = compilation.schedule.entries
    for entry in entries:
        if entry.activity.is_private and not options.private:
            continue
        if stands_alone(entry, entries) and (event := writer.write(entry)) is not None:
            yield event


def _calendar(compilation: Compilation, stamp: datetime) -> Calendar:
    """The calendar without its events, which are written one by one to keep a large one out of memory.

    Names beginning with X- are older than RFC 7986, and what most readers know.
    """
    calendar = Calendar()
    name, description = Text(plan_title(compilation)), Text(_description(compilation))
    calendar["VERSION"] = Text("2.0")
    calendar["PRODID"] = Text(PRODID)
    calendar["CALSCALE"] = Text("GREGORIAN")
    calendar["NAME"] = calendar["X-WR-CALNAME"] = name
    calendar["DESCRIPTION"] = calendar["X-WR-CALDESC"] = description
    calendar["LAST-MODIFIED"] = utc(stamp)
    calendar["REFRESH-INTERVAL"] = Raw(REFRESH, "DURATION")
    calendar["X-PUBLISHED-TTL"] = Text(REFRESH)
    if zone := plan_zone(compilation.plan):
        calendar["X-WR-TIMEZONE"] = Text(zone.key)
    return calendar


def _description(compilation: Compilation) -> str:
    file = file_name(compilation.source)
    return f"Made by copflow from {file or 'a plan'}. What is changed here and not in the plan is lost."
