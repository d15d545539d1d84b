"""The calendar that people subscribe to: one VCALENDAR (RFC 5545, 3.6) with a VEVENT for each dated entry.

No METHOD, because it makes invitations of events in some readers. No UID of the calendar, because others then take
all its events for one. PRODID has no version, so that an upgrade of copflow changes no calendar.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from icalendar import Calendar, Timezone

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.facts import plan_zone, stands_alone
from copflow.outputs.ics_body import Event
from copflow.outputs.ics_event import EventWriter
from copflow.outputs.ics_series import SeriesWriter, zones_of
from copflow.outputs.identity import file_name, plan_title
from copflow.outputs.values import Raw, Text, uri, utc
from copflow.schedule.model import Entry

PRODID = "-//copflow//copflow//EN"
END = b"END:VCALENDAR\r\n"
REFRESH = "PT6H"
"""How often a reader should look for changes (RFC 7986, 5.7)."""


def render(compilation: Compilation, options: Options) -> bytes:
    """The calendar of a plan. Entries without a date are left out, and private ones unless they are asked for; all
    others are in order of start, then key."""
    writer = EventWriter(compilation, options)
    head = head_of(compilation, options.stamp)
    entries = list(told_entries(compilation, private=options.private))
    if not options.recurring:
        return calendar(head, _events(entries, writer))
    return _recurring(head, entries, writer, SeriesWriter(compilation, options, writer))


def _events(entries: Iterable[Entry], writer: EventWriter) -> Iterator[Event]:
    for entry in entries:
        if (event := writer.write(entry)) is not None:
            yield event


def _recurring(head: "Head", entries: Sequence[Entry], writer: EventWriter, series_writer: SeriesWriter) -> bytes:
    """The calendar in which repetitions are one event each, as far as they are regular."""
    series = series_writer.find(entries)
    inside = {one.entry.activity.number for each in series for one in each.occurrences}
    alone = _events((entry for entry in entries if entry.activity.number not in inside), writer)
    return calendar(head, chain(alone, map(series_writer.write, series)), zones_of(series))


def told_entries(compilation: Compilation, *, private: bool) -> Iterator[Entry]:
    """The entries that have one of their own in a calendar, if they have a date."""
    entries = compilation.schedule.entries
    for entry in entries:
        if (private or not entry.activity.is_private) and stands_alone(entry, entries):
            yield entry


class Head(NamedTuple):
    """What a calendar says of itself. `zone`: in which people read its times. `plan`: the identity of the plan, where a
    lock remembers it. `url`: where it is published, for a public one."""

    name: str
    description: str
    modified: datetime
    zone: str | None = None
    plan: str | None = None
    url: str | None = None


def head_of(compilation: Compilation, modified: datetime) -> Head:
    """What the calendar of a plan says of itself."""
    file = file_name(compilation.source)
    description = f"Made by copflow from {file or 'a plan'}. What is changed here and not in the plan is lost."
    zone = plan_zone(compilation.plan)
    return Head(plan_title(compilation), description, modified, zone.key if zone else None)


def calendar(head: Head, events: Iterable[Event], zones: Iterable[Timezone] = ()) -> bytes:
    """A calendar with these components, in order of start, then key, below its time zones. They are written one by one,
    to keep a large calendar out of memory."""
    begun = _calendar(head).to_ical(sorted=False).removesuffix(END)
    declared = (zone.to_ical(sorted=False) for zone in zones)
    return b"".join((begun, *declared, *(event.content for event in sorted(events)), END))


def _calendar(head: Head) -> Calendar:
    """The calendar without its events. Names beginning with X- are older than RFC 7986, and what most readers know."""
    made = Calendar()
    made["VERSION"] = Text("2.0")
    made["PRODID"] = Text(PRODID)
    made["CALSCALE"] = Text("GREGORIAN")
    made["NAME"] = made["X-WR-CALNAME"] = Text(head.name)
    made["DESCRIPTION"] = made["X-WR-CALDESC"] = Text(head.description)
    made["LAST-MODIFIED"] = utc(head.modified)
    made["REFRESH-INTERVAL"] = Raw(REFRESH, "DURATION")
    made["X-PUBLISHED-TTL"] = Text(REFRESH)
    if head.url is not None:
        made["URL"] = uri(head.url)
        made["SOURCE"] = Raw(head.url, "URI")
    if head.zone is not None:
        made["X-WR-TIMEZONE"] = Text(head.zone)
    if head.plan is not None:
        made["X-COPFLOW-PLAN"] = Text(head.plan)
    return made
