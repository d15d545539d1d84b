"""Repetitions as recurring events (RFC 5545, 3.8.5), for who imports a calendar and wants one thing to move or delete.

An occurrence that differs from the others is left out of the series (EXDATE) and has an event of its own, which all
programs show alike.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import cal as component

from copflow.compile import Compilation
from copflow.dates.zone_rules import is_utc, zone_rule
from copflow.graph.model import Activity
from copflow.outputs import Options
from copflow.outputs.facts import plan_zone, stands_alone
from copflow.outputs.ics_body import Event, body_of
from copflow.outputs.ics_event import EventWriter, times_of
from copflow.outputs.ics_zone import zone_component
from copflow.outputs.identity import plan_uuid, series_key, uid
from copflow.outputs.repetitions import Occurrence, Series, find_series, may_repeat, repetitions, slot_of
from copflow.outputs.stamps import Stamp
from copflow.outputs.titles import title_of
from copflow.outputs.values import Rule, day, utc, wall, written
from copflow.schedule.model import Entry


class SeriesWriter:
    """Writes the recurring events of one plan."""

    def __init__(self, compilation: Compilation, options: Options, writer: EventWriter) -> None:
        self._entries = compilation.schedule.entries
        self._plan = plan_uuid(compilation)
        self._options = options
        self._writer = writer
        self._repetitions = repetitions(compilation.graph.activities)
        zone = plan_zone(compilation.plan)
        self._may_be_in_utc = zone is None or is_utc(zone)

    def find(self, entries: Sequence[Entry]) -> list[Series]:
        """The series that some entries of the calendar make; each entry is in one of them, or in none."""
        occurrences = (self._occurrence(entry) for entry in entries)
        return list(find_series(one for one in occurrences if one is not None))

    def write(self, series: Series) -> Event:
        """The event of a series."""
        entry = series.first.entry
        key = series_key(series.first.repetition.path, series.number)
        known_by = uid(self._plan, key)
        title = title_of(entry, self._entries)
        event = component.Event()
        _put_times(event, series)
        self._writer.put_facts(event, entry, title, self._writer.repeated(entry, title))
        self._writer.put_alarms(event, entry, title, known_by)
        times = times_of(entry)
        assert times is not None
        body = body_of(event, written(times.start), written(times.end), key, title)
        return body.stamped(Stamp(known_by, self._options.stamp))

    def _occurrence(self, entry: Entry) -> Occurrence | None:
        """The entry as an occurrence, None if it is none or cannot be part of a series."""
        repetition = self._repetitions[entry.activity.number]
        times = times_of(entry)
        if times is None or not may_repeat(entry, repetition):
            return None
        slot = slot_of(entry, times.start.dt, times.end.dt)
        if slot.zone is not None and is_utc(slot.zone) and not self._may_be_in_utc:
            return None  # some programs take the rule for one of the calendar's own zone (X-WR-TIMEZONE)
        title = title_of(entry, self._entries)
        event = component.Event()
        self._writer.put_facts(event, entry, title, self._writer.repeated(entry, title))
        reminders = entry.activity.reminders if self._options.alarms else ()
        says = event.to_ical(sorted=False), reminders, self._own_steps(entry.activity)
        return Occurrence(entry, repetition, slot, says)

    def _own_steps(self, activity: Activity) -> tuple[str, ...]:
        """The names of the steps that have entries of their own; an occurrence that has others differs."""
        steps = (self._entries[step] for step in activity.steps)
        return tuple(step.activity.name.key for step in steps if stands_alone(step, self._entries))


def zones_of(series: Sequence[Series]) -> list[component.Timezone]:
    """The time zones of some series, each once, by name."""
    zones = {one.first.slot.zone for one in series}
    names = sorted(zone.key for zone in zones if zone is not None and not is_utc(zone))
    rules = [(name, zone_rule(name)) for name in names]
    return [zone_component(name, rule) for name, rule in rules if rule is not None]


def _put_times(event: component.Event, series: Series) -> None:
    """DTSTART, DTEND, RRULE and EXDATE: days, or times of one zone; UNTIL is in UTC then (RFC 5545, 3.3.10)."""
    slot, last = series.first.slot, series.occurrences[-1]
    event["DTSTART"], event["DTEND"] = _value(slot.start, slot.zone), _value(slot.end, slot.zone)
    times = times_of(last.entry)
    assert times is not None
    event["RRULE"] = Rule({**series.rule.parts, "UNTIL": times.start.dt})
    if series.rule.left_out:
        event["EXDATE"] = [_value(slot.on(left_out).start, slot.zone) for left_out in series.rule.left_out]


def _value(time: datetime, zone: ZoneInfo | None) -> Any:
    if zone is None:
        return day(time.date())
    return utc(time.replace(tzinfo=UTC)) if is_utc(zone) else wall(time, zone.key)
