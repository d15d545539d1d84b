"""A date is beyond a limit of its own."""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.checks.finding import date_span, finding
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import Limit
from copflow.schedule.chain import both, chain_of, limit_chain
from copflow.schedule.model import Entry, LimitDay, Open, Schedule


class Beyond(NamedTuple):
    """An activity, and a limit that no day of its date keeps. `other`: the limit on the other side, where no day at
    all keeps both, so that its date is not to blame."""

    entry: Entry
    limit: LimitDay
    other: LimitDay | None = None


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every limit that is not kept."""
    return (report(beyond, schedule) for beyond in broken_limits(schedule))


def broken_limits(schedule: Schedule) -> Iterator[Beyond]:
    """Of each activity the limits that no day of it keeps: of several on one side the strictest, as whoever keeps that
    keeps the others; and where two leave no day at all, only these two."""
    for entry in schedule.entries:
        if entry.limits and entry.first is not None:
            yield from _of(entry)


def _of(entry: Entry) -> Iterator[Beyond]:
    early = max(_of_side(entry, Limit.EARLIEST), key=lambda limit: limit.days.low, default=None)
    late = min(_of_side(entry, Limit.LATEST), key=lambda limit: limit.days.high, default=None)
    broken = [limit for limit in (early, late) if limit is not None and _is_broken(entry, limit)]
    if broken and early is not None and late is not None and early.days.low > late.days.high:
        yield Beyond(entry, late, early)
    else:
        yield from (Beyond(entry, limit) for limit in broken)


def _of_side(entry: Entry, side: Limit) -> Iterator[LimitDay]:
    return (limit for limit in entry.limits if limit.bound.limit is side)


def _is_broken(entry: Entry, limit: LimitDay) -> bool:
    """Of a day that is not set yet, only if no day of its window keeps the limit."""
    first, last = entry.first, entry.last
    if first is None or last is None:
        return False
    if isinstance(entry.when, Open):
        first, last = entry.when.latest, entry.when.earliest
    if limit.bound.limit is Limit.EARLIEST:
        return (last if entry.activity.is_task else first) < limit.days.low
    return last > limit.days.high


def report(beyond: Beyond, schedule: Schedule) -> Diagnostic:
    """What is said of a limit, with the ways to the date and to the limit."""
    entry, limit, other = beyond
    if other is not None:
        return _report_two(entry, limit, other, schedule)
    is_late = limit.bound.limit is Limit.LATEST
    day, bound = (entry.last, limit.days.high) if is_late else (entry.first, limit.days.low)
    assert day is not None
    days = speak.count(abs((day - bound).days), "day")
    side = "after" if is_late else "before"
    name = quoted(entry.activity.full_name)
    title = f"{name} is on {speak.day(day)}, {days} {side} the {'latest' if is_late else 'earliest'} day it may be."
    labels = (Label(limit.bound.span, f"{limit.bound.limit.value} {speak.day(bound)}"),)
    chain = both(
        chain_of(entry, schedule.entries, "too late" if is_late else "too early"),
        limit_chain(entry, limit, schedule.entries, "the latest day" if is_late else "the earliest day"),
    )
    return finding("out-of-bounds", date_span(entry), title, labels=labels, chain=chain)


def _report_two(entry: Entry, late: LimitDay, early: LimitDay, schedule: Schedule) -> Diagnostic:
    """Two limits that no day keeps."""
    first, last = speak.day(early.days.low), speak.day(late.days.high)
    title = f"{quoted(entry.activity.full_name)} is to be no earlier than {first} and no later than {last}."
    labels = (Label(early.bound.span, f"no earlier than {first}"),)
    chain = both(
        limit_chain(entry, early, schedule.entries, "the earliest day"),
        limit_chain(entry, late, schedule.entries, "the latest day"),
    )
    return finding("out-of-bounds", late.bound.span, title, labels=labels, chain=chain)
