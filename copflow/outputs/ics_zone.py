"""Time zones as VTIMEZONE (RFC 5545, 3.6.5): the rules of the zone of today as RRULEs, never lists of dates, of which
some programs read only the first."""

from collections.abc import Iterator
from datetime import datetime

from icalendar import cal as component

from copflow.dates.zone_rules import FIRST_ONSET, LAST, Change, Clock, ZoneRule
from copflow.outputs.values import Rule, Text, offset, wall

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The weekdays of RFC 5545, Monday first."""


def zone_component(name: str, rule: ZoneRule) -> component.Timezone:
    """The VTIMEZONE of a zone. The later clock of two is the daylight one, also where the law has it the other way
    round (Ireland): programs show it as summer time."""
    made = component.Timezone()
    made["TZID"] = Text(name)
    for change, before, after in rule.changes():
        for onset, parts in _onsets(change):
            made.add_component(_observance(onset, before, after, parts))
    if rule.other is None:
        made.add_component(_observance(datetime(FIRST_ONSET, 1, 1), rule.clock, rule.clock, None))
    return made


def _observance(
    onset: datetime, before: Clock, after: Clock, parts: dict[str, object] | None
) -> component.TimezoneStandard | component.TimezoneDaylight:
    is_daylight = after.offset > before.offset
    made = component.TimezoneDaylight() if is_daylight else component.TimezoneStandard()
    made["DTSTART"] = wall(onset)
    made["TZOFFSETFROM"], made["TZOFFSETTO"] = offset(before.offset), offset(after.offset)
    made["TZNAME"] = Text(after.name)
    if parts is not None:
        made["RRULE"] = Rule({"FREQ": "YEARLY", **parts})
    return made


def _onsets(change: Change) -> Iterator[tuple[datetime, dict[str, object]]]:
    """The first onset of a change, and the day of each year; two where it may be in one month or in the next.

    A change that is not on the day that its rule names is on one of seven days of the month, which has to be said.
    """
    weekday = WEEKDAYS[(change.weekday + change.shift) % 7]
    if not change.shift:
        nth = -1 if change.week == LAST else change.week
        yield change.onset(FIRST_ONSET), {"BYMONTH": change.month, "BYDAY": f"{nth}{weekday}"}
        return
    for month, days in change.days().items():
        yield _first_in(change, month), {"BYMONTH": month, "BYMONTHDAY": days, "BYDAY": weekday}


def _first_in(change: Change, month: int) -> datetime:
    """The first onset in a month. The seven days of a change fall on each weekday within eleven years."""
    year = FIRST_ONSET
    while change.onset(year).month != month:
        year += 1
    return change.onset(year)
