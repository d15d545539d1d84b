"""The clauses of one activity that leave it no day: the smallest set of them, and how each comes to its days.

Each of the clauses allows a stretch of days. Of stretches on a line that have no day in common, two have none already
(Helly's theorem): the one that begins last and the one that ends first. So of all limits only two are named, and
leaving out either of them resolves their contradiction.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.evaluate import Evaluator
from copflow.diagnostics.diagnostic import Diagnostics, Label, Link
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.nodes import Limit
from copflow.schedule.anchors import Anchors
from copflow.schedule.bounds import limit_of
from copflow.schedule.chain import both, chain_of, limit_chain
from copflow.schedule.model import Entry, LimitDay, Open


class _End(NamedTuple):
    """The first or the last day on which an activity may begin, and the limit that says so; None: its window."""

    day: date
    limit: LimitDay | None


def report_no_day_left(window: Entry, entries: Sequence[Entry], evaluator: Evaluator, found: Diagnostics) -> None:
    """Report that limits leave no day of an activity's window, which is the entry's date."""
    when = window.when
    assert isinstance(when, Open)
    last = timedelta(when.length - 1)
    begin, end = _End(when.earliest, None), _End(when.latest, None)
    for limit in _limits(window, entries, evaluator):
        if limit.bound.limit is Limit.EARLIEST and limit.days.low > begin.day:
            begin = _End(limit.days.low, limit)
        elif limit.bound.limit is Limit.LATEST and limit.days.high - last < end.day:
            end = _End(limit.days.high - last, limit)
    earliest = _chain(begin, "the earliest day", window, entries)
    chain = both(earliest, _chain(end, "the latest day", window, entries))
    title, span, labels = _words(window, begin.limit, end.limit)
    found.report("date-conflict", span, title, labels=labels, chain=chain)


def _limits(window: Entry, entries: Sequence[Entry], evaluator: Evaluator) -> Iterator[LimitDay]:
    anchors = Anchors(window.activity, entries)
    for bound in window.activity.bounds:
        days = limit_of(bound, evaluator, anchors)
        if days is not None:
            yield LimitDay(bound, days)


def _chain(end: _End, verdict: str, window: Entry, entries: Sequence[Entry]) -> tuple[Link, ...]:
    if end.limit is None:
        return chain_of(window, entries, "the window")
    return limit_chain(window, end.limit, entries, verdict)


def _words(window: Entry, early: LimitDay | None, late: LimitDay | None) -> tuple[str, Span, list[Label]]:
    """The title, the clause that is pointed at, and the other one."""
    name = quoted(window.activity.full_name)
    if early is not None and late is not None:
        first, last = speak.day(early.days.low), speak.day(late.days.high)
        title = f"{name} is to be no earlier than {first} and no later than {last}."
        return title, late.bound.span, [Label(early.bound.span, f"no earlier than {first}")]
    limit = late or early
    assert limit is not None and window.first is not None and isinstance(window.when, Open)
    day = limit.days.high if limit is late else limit.days.low
    days = speak.days(window.when.earliest, window.when.latest)
    lasting = f" for {speak.count(window.when.length, 'day')}" if window.when.length > 1 else ""
    title = f"{name} is some day from {days}{lasting}, and {limit.bound.limit.value} {speak.day(day)}."
    span = window.reasons[-1].span if window.reasons else None
    return title, limit.bound.span, [Label(span, "the window")] if span is not None else []
