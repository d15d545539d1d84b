"""The RRULE (RFC 5545, 3.3.10) of some days, where one gives exactly these, apart from some that are left out of it.

Rules are looked for in the days themselves, so that steps, whose days hang on those of others, have them too. They
are written only in forms that all calendar programs show alike: no day of a month that some months lack, one weekday
of a month and no fifth one. Dateutil expands each before it is taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import reduce
from itertools import islice, pairwise
from math import gcd
from typing import NamedTuple

from copflow.dates.arithmetic import days_in_month

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LEAST, SURE = 2, 3
"""How many days a rule has at least; and one that two days alone do not show: any two are so many days apart."""
WEEK, YEAR = 7, 12
MONTH_LIKE = 4
"""How many weeks may be a month, which is the likelier rule then."""
SHORTEST_MONTH = 28
FIFTH = 5

Parts = Mapping[str, object]


class RhythmRule(NamedTuple):
    """A rule without its UNTIL, and the days that it has too many."""

    parts: Parts
    left_out: tuple[date, ...]


def find_rule(days: Sequence[date]) -> RhythmRule | None:
    """The rule of some days (sorted, each once) that leaves out the fewest, the likeliest of several; None if there is
    none that leaves out fewer days than it has."""
    if len(days) < LEAST:
        return None
    found = [rule for parts in _candidates(days) if (rule := _proved(parts, days)) is not None]
    return min(found, key=lambda rule: len(rule.left_out), default=None)


def _proved(parts: Parts, days: Sequence[date]) -> RhythmRule | None:
    """A rule that gives all the days, with what it gives besides."""
    given = list(islice(_expanded(parts, days), 2 * len(days)))
    if len(given) == 2 * len(days) or not set(days).issubset(given):
        return None
    wanted = set(days)
    return RhythmRule(parts, tuple(day for day in given if day not in wanted))


def _expanded(parts: Parts, days: Sequence[date]) -> Iterator[date]:
    """The days of a rule from the first day to the last, as dateutil has them."""
    from dateutil.rrule import rrulestr

    text = ";".join(f"{name}={','.join(value) if isinstance(value, list) else value}" for name, value in parts.items())
    first, last = datetime.combine(days[0], time()), datetime.combine(days[-1], time())
    for moment in rrulestr(f"RRULE:{text};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=first):
        yield moment.date()


def _candidates(days: Sequence[date]) -> Iterator[Parts]:
    """The rules that may give the days, the likelier ones first."""
    weekly = list(_weekly(days))
    is_sure = len(days) >= SURE
    yield from (parts for weeks, parts in weekly if weeks < MONTH_LIKE)
    daily = _step([day.toordinal() for day in days])
    if daily < WEEK:
        yield _every(daily, {"FREQ": "DAILY"})
    yield from _monthly(days)
    yield from (parts for weeks, parts in weekly if weeks >= MONTH_LIKE and is_sure)
    if daily >= WEEK and is_sure:
        yield _every(daily, {"FREQ": "DAILY"})


def _weekly(days: Sequence[date]) -> Iterator[tuple[int, Parts]]:
    """Every n-th week on some weekdays. Of several there is each twice, and a week may begin on Monday or on Sunday."""
    weekdays = sorted({day.weekday() for day in days})
    if len(weekdays) == WEEK or (len(weekdays) > 1 and len(days) < 2 * len(weekdays)):
        return
    names = [WEEKDAYS[weekday] for weekday in weekdays]
    for later, start in enumerate(("MO", "SU")):
        step = _step([(day.toordinal() + later - 1) // WEEK for day in days])
        if step and (later == 0 or (step > 1 and len(weekdays) > 1)):
            week = {"WKST": start} if later else {}
            yield step, _every(step, {"FREQ": "WEEKLY"}) | {"BYDAY": names} | week


def _monthly(days: Sequence[date]) -> Iterator[Parts]:
    """Every n-th month, or the same month of every n-th year, on one weekday or on one day."""
    step = _step([YEAR * day.year + day.month for day in days])
    if not step:
        return
    if step % YEAR:
        every = _every(step, {"FREQ": "MONTHLY"})
    else:
        every = _every(step // YEAR, {"FREQ": "YEARLY"}) | {"BYMONTH": days[0].month}
    weekdays = {day.weekday() for day in days}
    weeks = {(day.day - 1) // WEEK + 1 for day in days}
    if len(weekdays) == 1:
        name = WEEKDAYS[days[0].weekday()]
        if len(weeks) == 1 and FIFTH not in weeks:
            yield {**every, "BYDAY": [f"{weeks.pop()}{name}"]}
        if all(day.day + WEEK > days_in_month(day.year, day.month) for day in days):
            yield {**every, "BYDAY": [f"-1{name}"]}
    if len({day.day for day in days}) == 1 and days[0].day <= SHORTEST_MONTH:
        yield {**every, "BYMONTHDAY": days[0].day}


def _every(step: int, parts: dict[str, object]) -> dict[str, object]:
    return parts if step == 1 else {**parts, "INTERVAL": step}


def _step(numbers: Sequence[int]) -> int:
    """The largest step that all of them fit; 0 if they are all the same."""
    return reduce(gcd, (later - number for number, later in pairwise(numbers)), 0)
