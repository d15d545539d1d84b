"""The readers: libraries of Python, and programs that print what they read. Each reads all feeds in one run."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import icalendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from ical.todo import Todo

from tests.readers.programs import compiled_c, node_script, php_script
from tests.readers.reading import Read, Reading, from_json, written

Reader = Callable[[Sequence[Path]], list[Reading]]


def by_libical(paths: Sequence[Path]) -> list[Reading]:
    """libical with its restriction check, the library of Evolution, KDE and many others."""
    return _run([str(compiled_c("libical.c", "ical"))], paths)


def by_ical_js(paths: Sequence[Path]) -> list[Reading]:
    """ical.js, the library of Thunderbird and Nextcloud's pages."""
    return _run(node_script("calendar.mjs", "ical.js"), paths)


def by_vobject(paths: Sequence[Path]) -> list[Reading]:
    """sabre/vobject, the library of Nextcloud's and Baïkal's servers."""
    return _run(php_script("vobject.php", "Sabre/VObject/autoload.php"), paths)


def by_icalendar(paths: Sequence[Path]) -> list[Reading]:
    """icalendar, with which the feeds are written, as a reader."""
    return [_by_icalendar(path.read_bytes()) for path in paths]


def by_ical(paths: Sequence[Path]) -> list[Reading]:
    """ical, the library of Home Assistant."""
    return [_by_ical(path.read_bytes()) for path in paths]


READERS: dict[str, Reader] = {
    "libical": by_libical,
    "ical.js": by_ical_js,
    "vobject": by_vobject,
    "icalendar": by_icalendar,
    "ical": by_ical,
}


def _run(command: Sequence[str], paths: Sequence[Path]) -> list[Reading]:
    """Run a program with the files as its arguments; it prints a line for each."""
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, check=False, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return [from_json(line) for line in done.stdout.splitlines()]


def _by_icalendar(data: bytes) -> Reading:
    calendar = icalendar.Calendar.from_ical(data)
    entries = [component for component in calendar.subcomponents if component.name != "VTIMEZONE"]
    faults = [f"{name}: {says}" for component in calendar.walk() for name, says in component.errors]
    return Reading(tuple(map(_entry, entries)), tuple(faults))


def _entry(component: Any) -> Read:
    def text(name: str) -> str | None:
        return str(component[name]) if name in component else None

    def when(name: str) -> str | None:
        return written(component[name].dt) if name in component else None

    end = "DUE" if component.name == "VTODO" else "DTEND"
    texts = text("SUMMARY"), text("DESCRIPTION"), text("LOCATION"), text("URL")
    alarms = len(component.walk("VALARM"))
    return Read(component.name, str(component["UID"]), when("DTSTART"), when(end), *texts, alarms)


def _by_ical(data: bytes) -> Reading:
    calendar = IcsCalendarStream.calendar_from_ics(data.decode())
    entries = [*map(_event, calendar.events), *map(_todo, calendar.todos)]
    others = len(calendar.journal) + len(calendar.freebusy)
    return Reading(tuple(entries), (f"{others} are neither event nor to-do",) if others else ())


def _event(event: Event) -> Read:
    start, end = written(event.dtstart), written(event.dtend)
    texts = (event.summary, event.description, event.location, event.url)
    return Read("VEVENT", event.uid, start, end, *texts, len(event.alarm))


def _todo(todo: Todo) -> Read:
    start, end = written(todo.dtstart), written(todo.due)
    texts = (todo.summary, todo.description, todo.location, todo.url)
    return Read("VTODO", todo.uid, start, end, *texts, len(todo.alarms))
