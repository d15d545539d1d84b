"""The calendar that people subscribe to: one VCALENDAR (RFC 5545, 3.6) with a VEVENT for each dated entry.

No METHOD, because it makes invitations of events in some readers. No UID of the calendar, because others then take
all its events for one. PRODID has no version, so that an upgrade of copflow changes no calendar.
"""

from collections.abc import Iterator

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.content_lines import escaped, folded, utc
from copflow.outputs.facts import plan_zone, stands_alone
from copflow.outputs.ics_event import Event, EventWriter
from copflow.outputs.identity import file_name, plan_title

PRODID = "-//copflow//copflow//EN"
REFRESH = "PT6H"
"""How often a reader should look for changes (RFC 7986, 5.7)."""


def render(compilation: Compilation, options: Options) -> bytes:
    """The calendar of a plan. Entries without a date are left out; all others are in order of start, then key."""
    stamp = utc(options.stamp)
    writer = EventWriter(compilation, stamp)
    events = sorted(_events(compilation, writer))
    head = b"".join(map(folded, _head(compilation, stamp)))
    return b"".join((head, *(event.content for event in events), folded("END:VCALENDAR")))


def _events(compilation: Compilation, writer: EventWriter) -> Iterator[Event]:
    entries = compilation.schedule.entries
    for entry in entries:
        if stands_alone(entry, entries) and (event := writer.write(entry)) is not None:
            yield event


def _head(compilation: Compilation, stamp: str) -> Iterator[str]:
    """The calendar's own properties. Names beginning with X- are older than RFC 7986, and what most readers know."""
    name = escaped(plan_title(compilation))
    description = escaped(_description(compilation))
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN")
    yield from (f"NAME:{name}", f"X-WR-CALNAME:{name}")
    yield from (f"DESCRIPTION:{description}", f"X-WR-CALDESC:{description}")
    yield f"LAST-MODIFIED:{stamp}"
    yield from (f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}", f"X-PUBLISHED-TTL:{REFRESH}")
    if zone := plan_zone(compilation.plan):
        yield f"X-WR-TIMEZONE:{zone.key}"


def _description(compilation: Compilation) -> str:
    file = file_name(compilation.source)
    return f"Made by copflow from {file or 'a plan'}. What is changed here and not in the plan is lost."
