"""Fixes that say where a date goes that is on a closed day."""

from collections.abc import Iterator

from copflow.dates.forms import Side
from copflow.diagnostics.diagnostic import Edit, Fix
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity
from copflow.schedule.model import Entry, Schedule


def or_other_day(entry: Entry, schedule: Schedule) -> Iterator[Fix]:
    """`or previous working day` behind a deadline, `or next working day` behind the day of anything else, and behind a
    deadline that counts after something: before that it would be of no use.

    Not for what takes several days, and not in an included file, which may be for other plans too.
    """
    activity = entry.activity
    clause = activity.offset or activity.day
    if clause is not None and activity.move is None and _is_here(clause.span, schedule):
        words = f"or {other_side(activity)} working day"
        yield Fix(f"Add `{words}`", (Edit(Span(clause.span.end, clause.span.end), f" {words}"),))


def other_side(activity: Activity) -> str:
    """On which side of a closed day it is looked for another one: `previous` or `next`."""
    is_after = activity.offset is not None and activity.offset.side is Side.AFTER
    return "previous" if activity.is_task and not is_after else "next"


def except_holidays(entry: Entry, schedule: Schedule) -> Iterator[Fix]:
    """`except holidays` behind the rule of a repetition, which leaves out all its occurrences on closed days."""
    origin = entry.activity.origin
    if origin is not None and not origin.moved and _is_here(origin.span, schedule):
        yield Fix("Add `except holidays`", (Edit(Span(origin.span.end, origin.span.end), " except holidays"),))


def says_closed(activity: Activity) -> bool:
    """Whether its name says that nobody works: `library closed for the fair`."""
    return "closed" in activity.name.key.split(" ")


def _is_here(span: Span, schedule: Schedule) -> bool:
    return span.end <= schedule.graph.plan.end
