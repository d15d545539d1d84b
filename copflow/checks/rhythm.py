"""The gaps between gatherings: how long they are without the days on which nobody would meet, and what is usual."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from statistics import median, quantiles
from typing import NamedTuple

from copflow.dates.calendar import WorkCalendar
from copflow.dates.recurrence import DateList
from copflow.dates.years import Window
from copflow.diagnostics.source import Span
from copflow.language.plan import Draft, Plan
from copflow.schedule.model import Entry, Open, Schedule, Settled

LONGEST_WINDOW = 31
"""Of how many days a window may be, that its middle may stand for the day that it will be."""


class Gap(NamedTuple):
    """Two gatherings with none between them. `days` from the one to the other, `counted` without those on which the
    plan is closed or between terms. `meant`: the plan's own rule, or its exceptions, make the gap."""

    before: Entry
    after: Entry
    days: int
    counted: int
    meant: bool


class Gaps:
    """Finds the gaps of one plan."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._closed = ClosedDays(schedule.calendar)
        self._terms = Terms(schedule.terms)
        self._lists = frozenset(_lists(schedule.graph.plan))

    def between(self, entries: Sequence[Entry]) -> list[Gap] | None:
        """The gaps in order of time, None if the day of one gathering is too little known. That one is
        cancelled is meant; that several are, one after the other, makes a gap that nobody meant."""
        placed = [(day, entry) for entry in entries if (day := _days(entry)) is not None]
        if any(_days(entry) is None and not entry.activity.is_cancelled for entry in entries):
            return None
        placed.sort(key=lambda one: (one[0], one[1].activity.number))
        return list(self._gaps(placed))

    def _gaps(self, placed: Sequence[tuple[Window, Entry]]) -> Iterator[Gap]:
        before: Entry | None = None
        last, cancelled = date.min, 0
        for days, entry in placed:
            if entry.activity.is_cancelled:
                cancelled += 1
                continue
            if before is not None:
                meant = cancelled == 1 or (not cancelled and self._are_of_rules(before, entry))
                length = max(0, (days[0] - last).days)
                yield Gap(before, entry, length, length - self._left_out(last, days[0]), meant)
            before, last, cancelled = entry, max(last, days[1]), 0

    def _are_of_rules(self, *entries: Entry) -> bool:
        """Whether rules of the plan, such as `every first Tuesday`, give all of them; a list of days is no rule."""
        origins = [entry.activity.origin for entry in entries]
        return all(origin is not None and origin.span not in self._lists for origin in origins)

    def _left_out(self, last: date, first: date) -> int:
        """How many of the days between do not count."""
        away = self._terms.between(last, first)
        if away is None:
            return self._closed.between(last, first)
        return (away[1] - away[0]).days - 1 + self._closed.between(last, away[0]) + self._closed.between(away[1], first)


class Terms:
    """Finds the time between two terms."""

    def __init__(self, terms: Sequence[Window]) -> None:
        self._firsts = [first for first, _last in terms]
        self._latest = list(accumulate((last for _first, last in terms), max))

    def between(self, last: date, first: date) -> Window | None:
        """The last day of a term that has the one day and the first day of the next, which has the other; None if the
        days are in one term, or one of them in none."""
        ended, begun = self._latest_of(last), self._latest_of(first)
        if ended is None or begun is None or ended < last or begun < first or ended >= first:
            return None
        return ended, min(first, self._firsts[bisect_right(self._firsts, ended)])

    def _latest_of(self, day: date) -> date | None:
        """The last day of all terms that have begun by a day."""
        at = bisect_right(self._firsts, day)
        return self._latest[at - 1] if at else None


class ClosedDays:
    """Counts the holidays and the days of closures."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._years: dict[int, list[date]] = {}

    def between(self, first: date, last: date) -> int:
        """How many there are after the first day and before the last one."""
        found = 0
        for year in range(first.year, last.year + 1):
            days = self._of(year)
            found += bisect_left(days, last) - bisect_right(days, first)
        return max(0, found)

    def _of(self, year: int) -> list[date]:
        if year not in self._years:
            self._years[year] = sorted(self._calendar.closed_days(year))
        return self._years[year]


class Usual(NamedTuple):
    """What is usual among gaps, in days: the middle one, and the limit beyond which one is out of the ordinary."""

    days: float
    limit: float


def usual(others: Sequence[int], *, mixed: bool) -> Usual:
    """The limit is twice the median, or where the gaps differ much, the fence of Tukey (Exploratory Data Analysis,
    1977): the third quartile and one and a half times the distance of the quartiles. `mixed`: they are between
    gatherings of many kinds, as when a series ends and later there is a farewell; then it is at least three times."""
    middle = median(others)
    low, _, high = quantiles(others, n=4, method="inclusive") if len(others) > 1 else (middle, middle, middle)
    return Usual(middle, max((3 if mixed else 2) * middle, high + 1.5 * (high - low)))


def _days(entry: Entry) -> Window | None:
    """The days of a gathering, of one in a window the middle of it; None if that says too little."""
    match entry.when:
        case Settled(first=first, last=last):
            return first, last
        case Open(earliest=earliest, latest=latest) if (latest - earliest).days < LONGEST_WINDOW:
            middle = date.fromordinal((earliest.toordinal() + latest.toordinal()) // 2)
            return middle, middle
        case _:
            return None


def _lists(plan: Plan) -> Iterator[Span]:
    """The places where days are listed one by one (`on 3 and 10 November`)."""
    waiting: list[Draft] = [*plan.activities, *plan.shapes.values()]
    while waiting:
        draft = waiting.pop()
        yield from (clause.rule.span for clause in draft.every if isinstance(clause.rule, DateList))
        waiting.extend(draft.steps)
