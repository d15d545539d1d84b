"""The days of an RRULE (RFC 5545, 3.3.10), bounded by days that are looked at and not by what it may find.

Libraries look for the next date until the year 9999, which takes minutes where a rule has none (30 February). The tests
compare with dateutil.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from copflow.dates.arithmetic import LAST_YEAR, add_months, days_in_month, month_end, month_start
from copflow.importing.values import Stamp, stamp

WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
DAILY, WEEKLY, MONTHLY, YEARLY = "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
UNSAID = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
KNOWN = UNSAID | {
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYDAY",
    "BYMONTH",
    "BYMONTHDAY",
    "BYWEEKNO",
    "BYSETPOS",
    "WKST",
}
MOST = 100_000
ONE_DAY = timedelta(1)


class Rule(NamedTuple):
    """An RRULE. `times` is its COUNT; `weekdays` are pairs of a number (0 for each of them) and a weekday; months, days
    and weeks are as RFC 5545 has them."""

    frequency: str
    interval: int = 1
    times: int | None = None
    until: Stamp | None = None
    weekdays: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    weeks: tuple[int, ...] = ()


class Budget:
    """How many days may be looked at in all."""

    def __init__(self, days: int) -> None:
        self.left = days


def parse_rule(written: str, start: Stamp) -> Rule | str:
    """The rule, or which part of it cannot be followed."""
    parts = dict(part.split("=", 1) for part in written.strip().upper().split(";") if "=" in part)
    frequency = parts.get("FREQ", "")
    if frequency not in (DAILY, WEEKLY, MONTHLY, YEARLY):
        return f"FREQ={frequency[:20]}" if frequency else "no FREQ"
    for name, value in parts.items():
        if (name not in KNOWN and not name.startswith("X-")) or (name in UNSAID and not _is_same(name, value, start)):
            return f"{name[:20]}={value[:20]}"
    try:
        return _rule(frequency, parts)
    except ValueError as error:
        return str(error)


def _is_same(name: str, value: str, start: Stamp) -> bool:
    """Whether BYHOUR and its like only repeat what the start says."""
    if start.clock is None:
        return False
    said = {"BYHOUR": start.clock.hour, "BYMINUTE": start.clock.minute, "BYSECOND": start.seconds}[name]
    return value.strip().lstrip("0") in (str(said), "" if said == 0 else str(said))


def _rule(frequency: str, parts: dict[str, str]) -> Rule:
    until = stamp(parts["UNTIL"], {}) if "UNTIL" in parts else None
    if isinstance(until, str):
        raise ValueError(f"UNTIL={parts['UNTIL'][:20]}")
    (interval,) = _numbers(parts, "INTERVAL", 1, MOST) or (1,)
    (count,) = _numbers(parts, "COUNT", 1, MOST) or (None,)
    weekdays = tuple(_weekday(part.strip(), frequency) for part in parts.get("BYDAY", "").split(",") if part.strip())
    weeks = _numbers(parts, "BYWEEKNO", -53, 53)
    if weeks and (frequency != YEARLY or any(nth for nth, _weekday in weekdays)):  # RFC 5545 allows neither
        raise ValueError(f"BYWEEKNO={parts['BYWEEKNO'][:20]}")
    return Rule(
        frequency,
        interval,
        count,
        until,
        weekdays,
        _numbers(parts, "BYMONTH", 1, 12),
        _numbers(parts, "BYMONTHDAY", -31, 31),
        _numbers(parts, "BYSETPOS", -366, 366),
        WEEKDAYS.get(parts.get("WKST", "MO").strip(), 0),
        weeks,
    )


def _numbers(parts: dict[str, str], name: str, least: int, most: int) -> tuple[int, ...]:
    numbers = []
    for written in parts.get(name, "").split(",") if name in parts else ():
        if re.fullmatch(r"[+-]?[0-9]{1,6}", written.strip()) is None or not least <= int(written) <= most:
            raise ValueError(f"{name}={parts[name][:20]}")
        numbers.append(int(written))
    if 0 in numbers or (name in ("INTERVAL", "COUNT") and len(numbers) > 1):
        raise ValueError(f"{name}={parts[name][:20]}")
    return tuple(numbers)


def _weekday(written: str, frequency: str) -> tuple[int, int]:
    found = WEEKDAY.fullmatch(written)
    ordinal = int(found[1] or 0) if found else 0
    if found is None or (ordinal and frequency in (DAILY, WEEKLY)):
        raise ValueError(f"BYDAY={written[:20]}")
    return ordinal, WEEKDAYS[found[2]]


def days(rule: Rule, start: date, last: date, budget: Budget) -> Iterator[date]:
    """The days from the start on to the last one, in order; the start is always the first of them. What is beyond the
    budget is left out, and then nothing is left of it."""
    yield start
    yield from _following(rule, start, start + ONE_DAY, last, budget, (rule.times or MOST) - 1)


def excepted_days(rule: Rule, start: date, last: date, budget: Budget) -> Iterator[date]:
    """The days of an EXRULE (RFC 2445, 4.8.5.2): the start is one of them only if the rule has it."""
    yield from _following(rule, start, start, last, budget, rule.times or MOST)


def _following(rule: Rule, start: date, after: date, last: date, budget: Budget, left: int) -> Iterator[date]:
    """The days of a rule that begins at the start: so many of those from one day to another."""
    fits = _filter(rule, start)
    for first, end in _periods(rule, start, last):
        budget.left -= (end - first).days + 1
        if budget.left < 0 or left <= 0:
            return
        found = [day for day in _between(first, end) if fits(day)]
        if rule.positions:
            found = _at(found, rule.positions)
        for day in found:
            if day > last or left <= 0:
                return
            if day >= after:
                left -= 1
                yield day


def _between(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


def _at(found: list[date], positions: tuple[int, ...]) -> list[date]:
    indices = (position - 1 if position > 0 else len(found) + position for position in positions)
    return [found[at] for at in sorted(set(indices)) if 0 <= at < len(found)]


def _periods(rule: Rule, start: date, last: date) -> Iterator[tuple[date, date]]:
    """The days, weeks, months or years that the rule looks at, by their first and last days."""
    if rule.frequency in (DAILY, WEEKLY):
        back = (start.weekday() - rule.week_start) % 7 if rule.frequency == WEEKLY else 0
        length = 7 if rule.frequency == WEEKLY else 1
        at = start.toordinal() - back
        for number in range(at, last.toordinal() + 1, rule.interval * length):
            yield date.fromordinal(number), date.fromordinal(number + length - 1)
        return
    whole = 12 if rule.frequency == YEARLY else 1
    month: date | None = month_start(start.year, 1 if whole == 12 else start.month)
    while month is not None and month <= last:
        end_month = 12 if whole == 12 else month.month
        yield month, month_end(month.year, end_month)
        month = add_months(month, whole * rule.interval) if rule.interval <= 12 * LAST_YEAR else None


def _filter(rule: Rule, start: date) -> Callable[[date], bool]:
    """Whether a day of a period is one of the rule's; what the rule does not say, the start says."""
    months, month_days, weekdays = rule.months, rule.month_days, rule.weekdays
    if rule.frequency == WEEKLY and not weekdays:
        weekdays = ((0, start.weekday()),)
    if rule.weeks and not weekdays and not month_days:
        weekdays = ((0, start.weekday()),)
    if rule.frequency in (MONTHLY, YEARLY) and not weekdays and not month_days:
        month_days = (start.day,)
        months = months or ((start.month,) if rule.frequency == YEARLY else ())
    in_year = rule.frequency == YEARLY and not months

    def fits(day: date) -> bool:
        if months and day.month not in months:
            return False
        if rule.weeks and not set(_week(day, rule.week_start)) & set(rule.weeks):
            return False
        if month_days and not {day.day, day.day - days_in_month(day.year, day.month) - 1} & set(month_days):
            return False
        return not weekdays or any(_is_nth(day, nth, weekday, in_year) for nth, weekday in weekdays)

    return fits


def _week(day: date, week_start: int) -> tuple[int, int]:
    """The number of a day's week, from the first and from the last one of its year. A week belongs to the year that
    has four of its days (RFC 5545, 3.3.10)."""
    middle = day + timedelta(3 - (day.weekday() - week_start) % 7)
    return (middle - month_start(middle.year, 1)).days // 7 + 1, -((month_end(middle.year, 12) - middle).days // 7) - 1


def _is_nth(day: date, nth: int, weekday: int, in_year: bool) -> bool:
    """Whether a day is such a weekday, the nth one of its month (or year), counted from its end if negative."""
    if day.weekday() != weekday or not nth:
        return day.weekday() == weekday
    first = month_start(day.year, 1 if in_year else day.month)
    last = month_end(day.year, 12 if in_year else day.month)
    from_start, from_end = (day - first) // timedelta(7) + 1, (last - day) // timedelta(7) + 1
    return nth in (from_start, -from_end)
