"""One entry of the schedule as a VEVENT (RFC 5545, 3.6.1). Deadlines are events too: few readers show a VTODO."""

import re
from collections.abc import Sequence
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
from copflow.outputs.facts import calendar_days, kind_of, needs_of, series_of, session_of, stands_alone
from copflow.outputs.ics_alarm import alarms
from copflow.outputs.ics_body import Body, Event, body_of
from copflow.outputs.identity import path_keys, uids
from copflow.outputs.stamps import Stamp
from copflow.outputs.text import one_line
from copflow.outputs.titles import title_of
from copflow.outputs.values import Raw, Related, Text, Texts, day, uri, utc, written
from copflow.schedule.model import Entry, Open, Schedule

ONE_DAY = timedelta(1)
SCHEMES = ("https:", "http:", "mailto:")
"""The schemes of links that may stand where a click opens them."""
URI_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"
LONE_PER_CENT = re.compile("%(?![0-9A-Fa-f]{2})")
"""One that encodes no octet (RFC 3986, 2.1)."""


class EventWriter:
    """Writes the events of one plan. `known_by`: the UIDs by the numbers of the activities."""

    def __init__(self, compilation: Compilation, options: Options, known_by: Sequence[str] | None = None) -> None:
        self._schedule = compilation.schedule
        self._options = options
        self.known_by = uids(compilation) if known_by is None else known_by
        self._keys = path_keys(compilation.graph.activities)
        self._describer = Describer(compilation, private=options.private, lines=options.lines)

    def write(self, entry: Entry) -> Event | None:
        """The event of an entry with the stamp of the plan, None if it has no date."""
        body = self.body(entry)
        return body and body.stamped(Stamp(self.known_by[entry.activity.number], self._options.stamp))

    def body(self, entry: Entry) -> Body | None:
        """What the event of an entry says, None if it has no date."""
        times = times_of(entry)
        if times is None:
            return None
        event = component.Event()
        event["DTSTART"], event["DTEND"] = times.start, times.end
        title = title_of(entry, self._schedule.entries)
        self.put_facts(event, entry, title, self._describer.describe(entry, title))
        self._relate(event, entry)
        self.put_alarms(event, entry, title, self.known_by[entry.activity.number])
        key = self._keys[entry.activity.number]
        return body_of(event, written(times.start), written(times.end), key, title)

    def repeated(self, entry: Entry, title: str) -> str:
        """What the description of a repetition says, by one of its occurrences."""
        return self._describer.repeated(entry, title)

    def put_facts(self, event: component.Event, entry: Entry, title: str, description: str) -> None:
        """All that the event of an entry says apart from its times, its alarms and what it waits for."""
        event["SUMMARY"] = Text(title)
        event["DESCRIPTION"] = Text(description)
        put_places(event, entry.activity)
        event["CATEGORIES"] = Texts(categories(entry, self._schedule))
        event["STATUS"] = Text(_status(entry))
        if entry.activity.is_private:
            event["CLASS"] = Text("PRIVATE")
        is_taken = _takes_time(entry)
        event["TRANSP"] = Text("OPAQUE" if is_taken else "TRANSPARENT")
        if not is_taken:  # Outlook reads its own property
            event["X-MICROSOFT-CDO-BUSYSTATUS"] = Text("FREE")

    def put_alarms(self, event: component.Event, entry: Entry, title: str, uid: str) -> None:
        """The alarms of an entry, if they are asked for. `uid`: that of its event."""
        if self._options.alarms:
            for alarm in alarms(entry, uid, title, timed=session_of(entry) is not None):
                event.add_component(alarm)

    def _relate(self, event: component.Event, entry: Entry) -> None:
        """What it waits for (RFC 9253, 8.2), where that is in the calendar too."""
        if not self._options.relations:
            return
        entries = self._schedule.entries
        needs = [entries[need] for need in needs_of(entry.activity)]
        told = [need for need in needs if stands_alone(need, entries) and need.first is not None]
        shown = [need for need in told if self._options.private or not need.activity.is_private]
        if shown:
            event["RELATED-TO"] = [Related(self.known_by[need.activity.number]) for need in shown]


def categories(entry: Entry, schedule: Schedule) -> list[str]:
    """Kind, series, purpose, mode, tags and people, each once, whatever its case."""
    activity = entry.activity
    mode = activity.mode.value if activity.mode else None
    people = [person.name.text for person in activity.owners]
    found = (category_of(entry), series_of(activity, schedule), activity.purpose, mode, *activity.tags, *people)
    return list({one_line(name).casefold(): one_line(name) for name in reversed(found) if name}.values())[::-1]


def category_of(entry: Entry) -> str:
    """`event`, `deadline`, or `window` for an event whose day is not set."""
    is_window = isinstance(entry.when, Open) and not entry.activity.is_task
    return "window" if is_window else kind_of(entry.activity)


class Times(NamedTuple):
    """DTSTART and DTEND."""

    start: Any
    end: Any


def _takes_time(entry: Entry) -> bool:
    """Whether its time counts as taken (RFC 5545, 3.8.2.7): only that of a session."""
    activity = entry.activity
    return session_of(entry) is not None and not activity.is_task and not activity.is_cancelled


def _status(entry: Entry) -> str:
    """STATUS (RFC 5545, 3.8.1.11). A day that is not set is tentative, whatever else is confirmed."""
    if entry.activity.is_cancelled:
        return "CANCELLED"
    tentative = isinstance(entry.when, Open) or State.TENTATIVE in entry.activity.states
    return "TENTATIVE" if tentative else "CONFIRMED"


def times_of(entry: Entry) -> Times | None:
    """A session's instants in UTC, which every reader takes alike; else whole days, DTEND the day after the last.

    A deadline is shown from its time on; one at the end of a day up to then, as what follows is the next day.
    """
    session = session_of(entry)
    if session is not None and entry.activity.is_task and entry.hours and entry.hours.start == END_OF_DAY:
        return Times(utc(session.start - (session.end - session.start)), utc(session.start))
    if session is not None:
        return Times(utc(session.start), utc(session.end))
    days = calendar_days(entry)
    if days is None:
        return None
    return Times(day(days[0]), day(days[1] + ONE_DAY))


def put_places(event: component.Component, activity: Activity) -> None:
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
