"""Rules of copflow's language that give days: `every second Tuesday of the month`, each with the days that it gives.

Candidates come from the days themselves, whether or not an RRULE made them, and are judged by the days that copflow's
own reading of the rule gives: so a rule is taken only where it says exactly these days, some that are left out aside.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise
from math import gcd
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.arithmetic import days_in_month
from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import LAST, NthWeekday
from copflow.dates.recurrence import MonthDay, Recurrence, Start, windows
from copflow.dates.words import DAY, MONTH, MONTH_NAMES, WEEK, WEEKDAY_NAMES, ordinal, ordinal_word
from copflow.diagnostics.source import Span

NOWHERE = Span(0, 0)
CALENDAR = WorkCalendar(holidays=lambda _region, _year: {})
"""A plan that is imported has no holidays."""
LEAST = 3
"""How many days make a rule of what no rule made."""
MOST_STEP = 26
"""How many weeks, months or days a step has at most."""
MONTH_LIKE = 4
"""How many weeks may be a month."""
MOST_MONTHS = 6
"""How many months of a year are named."""


class Rhythm(NamedTuple):
    """A rule in words, and as copflow reads these."""

    words: str
    rule: Recurrence

    def days(self, start: Start, last: date) -> list[date]:
        """The days that it gives from a day on."""
        return [first for first, _last in windows(self.rule, start, last, CALENDAR)]


class Found(NamedTuple):
    """A rhythm of some days, and those days that it has too many."""

    rhythm: Rhythm
    excepted: list[date]


def find_rhythm(days: Sequence[date], left_out: Collection[date], *, is_ruled: bool) -> Found | None:
    """The simplest rhythm that gives these days (sorted, each once), None if there is none.

    `left_out`: days that it may give besides. Of days that no RRULE made (`is_ruled`) there have to be three, and for
    a day that is missing three that are there.
    """
    if len(days) < (2 if is_ruled else LEAST):
        return None
    best: tuple[int, Found] | None = None
    for rhythm in _candidates(days, is_ruled=is_ruled):
        given = rhythm.days(Start(days[0], "day"), days[-1])
        excepted = sorted(set(given) - set(days))
        if len(given) - len(excepted) != len(days):
            continue
        missing = sum(day not in left_out for day in excepted)
        if missing and (is_ruled or missing * LEAST >= len(days)):
            continue
        if best is None or missing < best[0]:
            best = missing, Found(rhythm, excepted)
    return best[1] if best else None


def _candidates(days: Sequence[date], *, is_ruled: bool) -> Iterator[Rhythm]:
    """The likelier ones first: what is every fourth week of a few is more likely the second Tuesday of the month."""
    weekly = [one for one in _weekly(days) if is_ruled or 2 * len(one.rule.weekdays) <= len(days) + 1]
    yield from (one for one in weekly if one.rule.step < MONTH_LIKE)
    yield from _daily(days)
    yield from _monthly(days, is_ruled=is_ruled)
    yield from (one for one in weekly if one.rule.step >= MONTH_LIKE)


# ---- days and weeks ------------------------------------------------------------------------------------


def _weekly(days: Sequence[date]) -> Iterator[Rhythm]:
    weekdays = tuple(sorted({day.weekday() for day in days}))
    step = _step([(day - timedelta(day.weekday())).toordinal() // 7 for day in days])
    if not 1 <= step <= MOST_STEP:
        return
    names = speak.listed([WEEKDAY_NAMES[weekday] for weekday in weekdays])
    words = f"every {names}" if step == 1 else f"every {step} weeks on {names}"
    if step == 1 and weekdays == tuple(range(5)):
        words = "every weekday"
    if len(weekdays) < 7:
        yield Rhythm(words, Recurrence(NOWHERE, WEEK, step, weekdays))


def _daily(days: Sequence[date]) -> Iterator[Rhythm]:
    step = _step([day.toordinal() for day in days])
    if step == 1:
        yield Rhythm("daily", Recurrence(NOWHERE, DAY))
    elif 1 < step <= MOST_STEP:
        yield Rhythm(f"every {step} days", Recurrence(NOWHERE, DAY, step))


def _step(numbers: Sequence[int]) -> int:
    """The largest step that all of them fit; 0 if they are all the same."""
    return reduce(gcd, (later - number for number, later in pairwise(numbers)), 0)


# ---- months and years ----------------------------------------------------------------------------------


class _Months(NamedTuple):
    """Which months a rule is in: every n-th from the first one, or named ones (`months`) of each year."""

    step: int = 1
    months: tuple[int, ...] = ()

    def words(self, day: str, *, is_number: bool = False) -> str:
        """The rule of a day: `every second Tuesday of the month`, `every 2 months on the 15th`."""
        if self.months:
            return f"every {day} of {speak.listed([MONTH_NAMES[month - 1] for month in self.months])}"
        if self.step > 1:
            return f"every {self.step} months on the {day}"
        return f"monthly on the {day}" if is_number else f"every {day} of the month"

    def rule(self, *forms: NthWeekday | MonthDay) -> Recurrence:
        return Recurrence(NOWHERE, MONTH, self.step, days=tuple(forms), months=self.months)


def _monthly(days: Sequence[date], *, is_ruled: bool) -> Iterator[Rhythm]:
    for months in _months(days, is_ruled=is_ruled):
        yield from _nth_weekday(days, months)
        yield from _day_of_month(days, months)
        yield from _working_day(days, months)


def _months(days: Sequence[date], *, is_ruled: bool) -> Iterator[_Months]:
    step = _step([12 * day.year + day.month for day in days])
    named = tuple(sorted({day.month for day in days}))
    if 1 <= step <= MOST_STEP and step != 12:
        yield _Months(step)
    if len(named) <= MOST_MONTHS and days[-1].year > days[0].year and (is_ruled or len(days) > len(named)):
        yield _Months(1, named)


def _nth_weekday(days: Sequence[date], months: _Months) -> Iterator[Rhythm]:
    weekday = days[0].weekday()
    if any(day.weekday() != weekday for day in days):
        return
    name = WEEKDAY_NAMES[weekday]
    counted = sorted({(day.day - 1) // 7 + 1 for day in days})
    if len(counted) < 4:
        forms = [NthWeekday(NOWHERE, nth, weekday) for nth in counted]
        yield Rhythm(
            months.words(f"{speak.listed([ordinal_word(nth) for nth in counted])} {name}"), months.rule(*forms)
        )
    if all(day.day + 7 > days_in_month(day.year, day.month) for day in days):
        yield Rhythm(months.words(f"last {name}"), months.rule(NthWeekday(NOWHERE, LAST, weekday)))


def _day_of_month(days: Sequence[date], months: _Months) -> Iterator[Rhythm]:
    numbers = sorted({day.day for day in days})
    if len(numbers) == 1:
        words = months.words(ordinal(numbers[0]), is_number=True)
        if len(months.months) == 1:
            words = f"every year on {numbers[0]} {MONTH_NAMES[months.months[0] - 1]}"
        yield Rhythm(words, months.rule(MonthDay(NOWHERE, numbers[0])))
    elif len(numbers) == 2 and not months.months:
        words = months.words(speak.listed(list(map(ordinal, numbers))), is_number=True)
        yield Rhythm(words, months.rule(*(MonthDay(NOWHERE, number) for number in numbers)))
    if all(day.day == days_in_month(day.year, day.month) for day in days):
        yield Rhythm(months.words("last day", is_number=True), months.rule(MonthDay(NOWHERE, LAST)))


def _working_day(days: Sequence[date], months: _Months) -> Iterator[Rhythm]:
    """Of Monday to Friday, as `BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1` has it: the plan has no holidays."""
    if months.months or any(day.weekday() > 4 for day in days):
        return
    for nth, name in ((LAST, "last"), (1, "first")):
        yield Rhythm(months.words(f"{name} working day", is_number=True), months.rule(NthWeekday(NOWHERE, nth, None)))
