"""Limits of a date: `by 30 November`, `no earlier than 1 March`. A window shrinks to them; a day is checked later."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from copflow.dates.evaluate import Days, Evaluator
from copflow.graph.model import Activity
from copflow.graph.settle import as_day
from copflow.language.nodes import Bound, Limit
from copflow.schedule.anchors import Anchors
from copflow.schedule.model import Entry, LimitDay, Open


class Bounded(NamedTuple):
    """The first and the last day that the limits allow, None where there is none."""

    earliest: date | None = None
    latest: date | None = None


def limit_of(bound: Bound, evaluator: Evaluator, anchors: Anchors) -> Days | None:
    """The day of a limit: of a month or week its last day for `by`, its first for `no earlier than`."""
    form = as_day(bound.day, last=bound.limit is Limit.LATEST)
    return evaluator.point(form, anchors.find, last=bound.limit is Limit.LATEST)


def limits(activity: Activity, evaluator: Evaluator, anchors: Anchors) -> Bounded | None:
    """All limits of an activity, the widest that open anchors allow; None if one is not known."""
    found = Bounded()
    used = anchors.used
    for bound in activity.bounds:
        days = limit_of(bound, evaluator, anchors)
        if days is None:
            return None
        if bound.limit is Limit.EARLIEST:
            found = found._replace(earliest=max(found.earliest or days.low, days.low))
        else:
            found = found._replace(latest=min(found.latest or days.high, days.high))
    anchors.used = used
    return found


def set_limits(entries: Sequence[Entry], evaluator: Evaluator) -> None:
    """Give each entry the days of its limits, when everything is dated; a check compares them."""
    for entry in entries:
        if entry.activity.bounds and not entry.activity.broken:
            anchors = Anchors(entry.activity, entries)
            found = [(bound, limit_of(bound, evaluator, anchors)) for bound in entry.activity.bounds]
            entry.limits = tuple(LimitDay(bound, days) for bound, days in found if days is not None)


def shrink(when: Open, bounds: Bounded) -> Open | None:
    """The part of a window that the limits allow, None if there is none."""
    last = timedelta(when.length - 1)
    earliest = max(when.earliest, bounds.earliest or when.earliest)
    latest = min(when.latest, bounds.latest - last if bounds.latest else when.latest)
    return Open(earliest, latest, when.length) if earliest <= latest else None
