"""Compares plans with published schedules: a CSV has a row for each date, with all that is known of it.

Columns: `id`; `name`; `kind` (day, range, timed, deadline); `start` and `end` (the last day counts; empty for one
day); `start_time`, `end_time` and `tz` (an IANA name, or AoE, which is UTC-12; 24:00 is the end of the day);
`start_utc` and `end_utc`; `role` (anchor and exception: the source states the date; derived and computed: it follows
from a rule); `rule` and `note` in words. An empty column says nothing.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.dates import speak
from copflow.dates.forms import CalendarDay, ClockTime
from copflow.dates.zones import session
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source
from copflow.language.document import read_document
from copflow.language.nodes import Entry as Line
from copflow.schedule.model import Entry, Settled

TODAY = date(2026, 7, 1)
ZONES = {"AoE": "Etc/GMT+12"}
STATED = ("anchor", "exception")
"""The roles of rows whose date may stand in a plan."""


class Row(NamedTuple):
    """A row of a schedule."""

    id: str
    name: str
    kind: str
    start: str
    end: str
    start_time: str
    end_time: str
    tz: str
    start_utc: str
    end_utc: str
    role: str
    rule: str
    note: str


def rows_of(path: Path) -> list[Row]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(**row) for row in csv.DictReader(file)]


@cache
def compiled(path: Path) -> Compilation:
    """A plan, compiled once."""
    return compile_plan(Source(path.name, path.read_text(encoding="utf-8")), today=TODAY)


def entries_of(path: Path, name: str) -> list[Entry]:
    """The activity with a full name; else all that are called so: the occurrences of a repetition, and their steps."""
    found, key = compiled(path).schedule.entries, name.casefold()
    full = [entry for entry in found if entry.activity.full_name.casefold() == key]
    return full or [entry for entry in found if entry.activity.name.key == key]


def differences(row: Row, entry: Entry) -> list[str]:
    """What the schedule says otherwise than the row."""
    facts, said = _facts(entry), row._asdict()
    zone = ZONES.get(row.tz, row.tz)
    wanted = {column: said[column] for column in facts if said[column]} | ({"tz": zone} if row.tz else {})
    found = [f"{column}: {facts[column]}, not {value}" for column, value in wanted.items() if facts[column] != value]
    if row.kind == "deadline" and not entry.activity.is_task:
        found.append("it is not due")
    if row.kind in ("day", "deadline") and facts["start"] != facts["end"]:
        found.append(f"it lasts until {facts['end']}")
    return found


def _facts(entry: Entry) -> dict[str, str]:
    """What a schedule knows of an activity, in the columns of a row; empty where it knows nothing."""
    when, hours = entry.when, entry.hours
    assert isinstance(when, Settled)
    facts = {"start": when.first.isoformat(), "end": when.last.isoformat()}
    facts |= dict.fromkeys(("start_time", "end_time", "tz", "start_utc", "end_utc"), "")
    if hours is None:
        return facts
    facts["start_time"] = speak.clock(hours.start)
    if hours.minutes or hours.end:
        end = hours.end or ClockTime(*divmod((hours.start.minutes + (hours.minutes or 0)) % (24 * 60), 60))
        facts["end_time"] = speak.clock(end)
    if entry.zone is not None:
        start, stop = session(when.first, hours, entry.zone, usual=0)
        facts |= {"tz": entry.zone.key, "start_utc": _stamp(start), "end_utc": _stamp(stop)}
    return facts


def _stamp(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%MZ}"


def absolute_dates(path: Path) -> int:
    """How many days of the calendar a plan states, each with its day and month; the plan's own period apart."""
    document = read_document(Source(path.name, path.read_text(encoding="utf-8")), Diagnostics())
    return sum(isinstance(node, CalendarDay) for line in document.entries for node in _nodes(line))


def _nodes(of: Any) -> Iterator[Any]:
    """Every node of a document below one, itself included."""
    waiting = [of]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Line):
            waiting += [*node.clauses, *node.children, node.occurrence]
        elif isinstance(node, tuple):
            waiting += node
