"""The rule by which a zone changes its clock after its last known change: the footer of its TZif file (RFC 9636, 3.3).

It is a TZ string of POSIX, such as `EST5EDT,M3.2.0,M11.1.0`, whose offsets count to the west. It says nothing of the
years for which the file lists the changes one by one; `follows` compares.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from copflow.dates.arithmetic import days_in_month

DAY, SECOND = timedelta(1), timedelta(seconds=1)
LAST = 5
"""The week of a rule that means the last such weekday of the month."""
SUNDAY = 6
FEBRUARY, MARCH = 2, 3
FIRST_ONSET = 1970
"""From which year on the rule is written; readers know no earlier clocks of zones that are described so."""
SAMPLE = 7
"""Every how many days clocks are compared, apart from their changes."""

_NAME = r"(?:<([A-Za-z0-9+-]+)>|([A-Za-z]{3,}))"
_TIME = r"([+-]?\d{1,3}(?::\d\d){0,2})"
_CHANGE = rf",M(\d\d?)\.([1-5])\.([0-6])(?:/{_TIME})?"
_FOOTER = re.compile(rf"{_NAME}{_TIME}(?:{_NAME}{_TIME}?{_CHANGE}{_CHANGE})?", re.ASCII)


class Clock(NamedTuple):
    """A clock of a zone: its abbreviation, and how much later it is than UTC."""

    name: str
    offset: timedelta


class Change(NamedTuple):
    """`M3.4.4/50`: at so much time after midnight of the fourth Thursday of March, by the clock of before the change.

    `week` is 1 to 5, the last one; Monday is weekday 0. `time` may be before that day, or more than a day after it.
    """

    month: int
    week: int
    weekday: int
    time: timedelta

    @property
    def shift(self) -> int:
        """How many days after the day that the rule names the change is."""
        return self.time // DAY

    def onset(self, year: int) -> datetime:
        """When the change is in a year, by the clock of before it."""
        length = days_in_month(year, self.month)
        first = length - 6 if self.week == LAST else 7 * self.week - 6
        day = first + (self.weekday - date(year, self.month, first).weekday()) % 7
        return datetime(year, self.month, day) + self.time

    def days(self) -> Mapping[int, list[int]]:
        """For each month the days on which the change may be, seven in all, of which one is the weekday."""
        length = days_in_month(FIRST_ONSET, self.month)
        first = date(FIRST_ONSET, self.month, length - 6 if self.week == LAST else 7 * self.week - 6)
        found: dict[int, list[int]] = {}
        for number in range(7):
            day = first + DAY * (number + self.shift)
            found.setdefault(day.month, []).append(day.day)
        return found

    @property
    def depends_on_leap_years(self) -> bool:
        """Whether these days are not the same ones in every year. No zone has such a rule."""
        months = self.days().keys()
        return self.shift != 0 and (FEBRUARY in months or (MARCH in months and self.month != MARCH))


class ZoneRule(NamedTuple):
    """The clock of a zone; if it changes in each year, the other clock, and when that one begins and ends."""

    clock: Clock
    other: Clock | None = None
    begins: Change | None = None
    ends: Change | None = None

    def changes(self) -> Iterator[tuple[Change, Clock, Clock]]:
        """Each change with the clock before it and the one after it."""
        if self.other is not None and self.begins is not None and self.ends is not None:
            yield self.begins, self.clock, self.other
            yield self.ends, self.other, self.clock


UTC_RULE = ZoneRule(Clock("UTC", timedelta(0)))


def is_utc(zone: ZoneInfo) -> bool:
    """Whether a zone is UTC, by one of its names."""
    return zone_rule(zone.key) == UTC_RULE


@cache
def zone_rule(name: str) -> ZoneRule | None:
    """The rule of a zone, None if its file is not there or has no rule of the form that zones have."""
    from importlib.resources import files

    try:
        content = files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    except OSError:
        return None
    lines = content.rsplit(b"\n", 2)
    return parse_footer(lines[1].decode("ascii", "replace")) if len(lines) == 3 else None


def parse_footer(text: str) -> ZoneRule | None:
    """The rule of a TZ string. Of its forms of a day only `M3.2.0` is read: no zone has another."""
    found = _FOOTER.fullmatch(text)
    if found is None:
        return None
    clock = Clock(found[1] or found[2], -_time(found[3]))
    if not (found[4] or found[5]):
        return ZoneRule(clock)
    other = Clock(found[4] or found[5], -_time(found[6]) if found[6] else clock.offset + timedelta(hours=1))
    begins, ends = (_change(*found.group(at, at + 1, at + 2, at + 3)) for at in (7, 11))
    if begins is None or ends is None or begins.depends_on_leap_years or ends.depends_on_leap_years:
        return None
    return ZoneRule(clock, other, begins, ends)


def _change(month: str, week: str, weekday: str, time: str | None) -> Change | None:
    if not 1 <= int(month) <= 12:
        return None
    return Change(int(month), int(week), (int(weekday) + SUNDAY) % 7, _time(time or "2"))


def _time(text: str) -> timedelta:
    """`-1`, `2:45`, `50`: of a sign, hours, minutes and seconds."""
    hours, minutes, seconds = (*map(int, text.lstrip("+-").split(":")), 0, 0)[:3]
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if text.startswith("-") else length


@cache
def follows(name: str, year: int) -> bool:
    """Whether the clock of a zone is in all of a year as its rule says.

    It is not where changes are known that no rule has, as those of Morocco in each Ramadan.
    """
    rule, zone = zone_rule(name), ZoneInfo(name)
    if rule is None:
        return False
    known = sorted(_offsets(rule, year))
    start = datetime(year, 1, 1, tzinfo=UTC)
    times = [start + DAY * number for number in range(0, 366, SAMPLE)]
    times += [at + step for at, _offset in known for step in (-SECOND, 0 * SECOND) if at.year == year]
    return all(_offset_at(known, rule, time) == time.astimezone(zone).utcoffset() for time in times)


def _offsets(rule: ZoneRule, year: int) -> Iterator[tuple[datetime, timedelta]]:
    """The changes of a year and those around it: at which instant, and the offset from then on."""
    for change, before, after in rule.changes():
        for each in (year - 1, year, year + 1):
            yield (change.onset(each) - before.offset).replace(tzinfo=UTC), after.offset


def _offset_at(known: list[tuple[datetime, timedelta]], rule: ZoneRule, time: datetime) -> timedelta:
    return next((offset for at, offset in reversed(known) if at <= time), rule.clock.offset)
