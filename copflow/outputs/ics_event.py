"""One entry of the schedule as a VEVENT (RFC 5545, 3.6.1). Deadlines are events too: few readers show a VTODO."""

import re
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import quote

from icalendar import cal as component

from copflow.compile import Compilation
from copflow.dates.forms import END_OF_DAY
from copflow.graph.model import Activity
from copflow.language.nodes import Mode
from copflow.language.standing import State
from copflow.outputs import Options
from copflow.outputs.describe import Describer
from copflow.outputs.facts import calendar_days, kind_of, series_of, session_of
from copflow.outputs.ics_alarm import alarms
from copflow.outputs.identity import path_keys, uids
from copflow.outputs.text import one_line
from copflow.outputs.titles import title_of
from copflow.outputs.values import Raw, Text, Texts, day, uri, utc, written
from copflow.schedule.model import Entry, Open

ONE_DAY = timedelta(1)
SCHEMES = ("https:", "http:", "mailto:")
"""The schemes of links that may stand where a click opens them."""
URI_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"
LONE_PER_CENT = re.compile("%(?![0-9A-Fa-f]{2})")
"""One that encodes no octet (RFC 3986, 2.1)."""


class Event(NamedTuple):
    """A VEVENT, and what orders it: DTSTART as written, then the activity's key."""

    start: str
    key: str
    content: bytes


class EventWriter:
    """Writes the events of one plan, all with one stamp (DTSTAMP)."""

    def __init__(self, compilation: Compilation, options: Options) -> None:
        self._schedule = compilation.schedule
        self._stamp = utc(options.stamp)
        self._alarms = options.alarms
        self._uids = uids(compilation)
        self._keys = path_keys(compilation.graph.activities)
        self._describer = Describer(compilation, private=options.private)

    def write(self, entry: Entry) -> Event | None:
        """The event of an entry, None if it has no date."""
        times = _times(entry)
        if times is None:
            return None
        key = self._keys[entry.activity.number]
        event = component.Event()
        event["UID"] = Text(self._uids[entry.activity.number])
        event["DTSTAMP"] = event["LAST-MODIFIED"] = self._stamp
        event["DTSTART"], event["DTEND"] = times.start, times.end
        self._describe(event, entry)
        event["STATUS"] = Text(_status(entry))
        if entry.activity.is_private:
            event["CLASS"] = Text("PRIVATE")
        event["TRANSP"] = Text("OPAQUE" if times.opaque else "TRANSPARENT")
        if not times.opaque:  # Outlook reads its own property
            event["X-MICROSOFT-CDO-BUSYSTATUS"] = Text("FREE")
        if self._alarms:
            timed = session_of(entry) is not None
            for alarm in alarms(entry, self._uids[entry.activity.number], str(event["SUMMARY"]), timed=timed):
                event.add_component(alarm)
        return Event(written(times.start), key, event.to_ical(sorted=False))

    def _describe(self, event: component.Event, entry: Entry) -> None:
        title = title_of(entry, self._schedule.entries)
        event["SUMMARY"] = Text(title)
        event["DESCRIPTION"] = Text(self._describer.describe(entry, title))
        _put_places(event, entry.activity)
        event["CATEGORIES"] = Texts(self._categories(entry))

    def _categories(self, entry: Entry) -> list[str]:
        """Kind, series, purpose, mode, tags and people, each once, whatever its case."""
        activity = entry.activity
        kind = "window" if isinstance(entry.when, Open) and not activity.is_task else kind_of(activity)
        mode = activity.mode.value if activity.mode else None
        people = [person.name.text for person in activity.owners]
        found = (kind, series_of(activity, self._schedule), activity.purpose, mode, *activity.tags, *people)
        return list({one_line(name).casefold(): one_line(name) for name in reversed(found) if name}.values())[::-1]


class Times(NamedTuple):
    """DTSTART and DTEND, and whether the time counts as taken."""

    start: Any
    end: Any
    opaque: bool


def _status(entry: Entry) -> str:
    """STATUS (RFC 5545, 3.8.1.11). A day that is not set is tentative, whatever else is confirmed."""
    if entry.activity.is_cancelled:
        return "CANCELLED"
    tentative = isinstance(entry.when, Open) or State.TENTATIVE in entry.activity.states
    return "TENTATIVE" if tentative else "CONFIRMED"


def _times(entry: Entry) -> Times | None:
    """A session's instants in UTC, which every reader takes alike; else whole days, DTEND the day after the last.

    A deadline is shown from its time on; one at the end of a day up to then, as what follows is the next day.
    """
    session = session_of(entry)
    if session is not None and entry.activity.is_task and entry.hours and entry.hours.start == END_OF_DAY:
        return Times(utc(session.start - (session.end - session.start)), utc(session.start), opaque=False)
    if session is not None:
        busy = not entry.activity.is_task and not entry.activity.is_cancelled
        return Times(utc(session.start), utc(session.end), opaque=busy)
    days = calendar_days(entry)
    if days is None:
        return None
    return Times(day(days[0]), day(days[1] + ONE_DAY), opaque=False)


def _put_places(event: component.Event, activity: Activity) -> None:
    """Where it is. The address of an online session stands in each of the places where readers look for it."""
    urls = [url for link in activity.links if (url := clickable(link))]
    online = [url for url in urls if activity.mode is Mode.ONLINE and not url.startswith("mailto:")]
    place = one_line(activity.place or "").strip() or (online[0] if online else "")
    if place:
        event["LOCATION"] = Text(place)
    if online:
        event["CONFERENCE"] = Raw(online[0], "URI")
    if urls:
        event["URL"] = uri(urls[0])


def clickable(link: str) -> str | None:
    """The link as a URI (RFC 3986), None unless it is one of http, https or mailto without blanks and controls."""
    scheme = next((known for known in SCHEMES if link.lower().startswith(known)), None)
    if scheme is None or not re.fullmatch(r"[^\s\x00-\x20\x7f-\x9f\ud800-\udfff]+", link):
        return None
    return scheme + LONE_PER_CENT.sub("%25", quote(link[len(scheme) :], safe=URI_CHARACTERS))
