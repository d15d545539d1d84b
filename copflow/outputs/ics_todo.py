"""One deadline of the schedule as a VTODO (RFC 5545, 3.6.2), for a feed of their own: most programs that subscribe to
calendars show none."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import cal as component

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.describe import Describer
from copflow.outputs.facts import calendar_days, session_of
from copflow.outputs.ics_body import Body, body_of
from copflow.outputs.ics_event import categories, put_places
from copflow.outputs.identity import path_keys
from copflow.outputs.titles import title_of
from copflow.outputs.values import Integer, Text, Texts, day, utc, written
from copflow.schedule.model import Entry, Open, Settled

NOON = time(12)
"""The hour of COMPLETED, which must be an instant (RFC 5545, 3.8.2.1): at noon it is the same day nearly everywhere."""
UTC = ZoneInfo("UTC")


def todo_uid(uid: str) -> str:
    """The UID of the to-do of a task, by that of its event: no two components of a calendar may share one."""
    return str(uuid5(UUID(uid), "todo"))


class TodoWriter:
    """Writes the to-dos of one plan."""

    def __init__(self, compilation: Compilation, options: Options) -> None:
        self._schedule = compilation.schedule
        self._keys: Sequence[str] = path_keys(compilation.graph.activities)
        self._describer = Describer(compilation, private=options.private, lines=options.lines)

    def body(self, entry: Entry) -> Body | None:
        """What the to-do of an entry says; None if it is no task, or has no date."""
        days = calendar_days(entry)
        if not entry.activity.is_task or days is None:
            return None
        todo = component.Todo()
        session = session_of(entry)
        due = utc(session.start) if session is not None else day(days[1])
        if session is None and isinstance(entry.when, Settled) and entry.when.first < entry.when.last:
            todo["DTSTART"] = day(entry.when.first)
        todo["DUE"] = due
        title = title_of(entry, self._schedule.entries)
        todo["SUMMARY"] = Text(title)
        todo["DESCRIPTION"] = Text(self._describer.describe(entry, title))
        put_places(todo, entry.activity)
        todo["CATEGORIES"] = Texts(categories(entry, self._schedule))
        _put_state(todo, entry)
        if entry.activity.is_private:
            todo["CLASS"] = Text("PRIVATE")
        start = written(todo.get("DTSTART", due))
        return body_of(todo, start, written(due), self._keys[entry.activity.number], title)


def _put_state(todo: component.Todo, entry: Entry) -> None:
    """STATUS, COMPLETED and PERCENT-COMPLETE (RFC 5545, 3.8.1.11 and 3.8.2.1)."""
    activity = entry.activity
    if activity.is_cancelled:
        todo["STATUS"] = Text("CANCELLED")
    elif activity.is_over:
        todo["STATUS"] = Text("COMPLETED")
        done = entry.done or entry.last
        if done is not None and not isinstance(entry.when, Open):
            todo["COMPLETED"] = utc(datetime.combine(done, NOON, UTC))
        todo["PERCENT-COMPLETE"] = Integer(100)
    else:
        todo["STATUS"] = Text("NEEDS-ACTION")
