"""`by 30 November`, `no earlier than 1 March`, `at least 2 weeks before`: limits. The window shrinks to them, a day is
checked; where nothing else sets a date, a limit on the late side is the deadline."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import Side
from copflow.language.besideforms import make_offset
from copflow.language.clauses.from_ import day_range
from copflow.language.nodes import Bound, Bounds, Limit
from copflow.language.row import ClauseRow, Flaw, span_of

STARTS = "NUMBER|NUMBER_WORD|MONTH|ISO_DATE|WEEKDAY_NAME|NTH|ORDINAL|END|START|SLASH_DATE|QUARTER|ISO_WEEK|KNOWN"
"""What a limit may begin with."""


def latest(parts: Sequence[Any]) -> object:
    """`by 30 November`: that day counts."""
    return Bound(span_of(parts), Limit.LATEST, parts[-1])


def limit(parts: Sequence[Any]) -> object:
    """`no earlier than`, `not before`, `on or before` and their opposites."""
    kinds = [part.type for part in parts[:-1]]
    is_on = kinds[0] == "ON"
    late = ("LATER" in kinds or "AFTER" in kinds) != is_on  # `not after`, but `on or after`
    return Bound(span_of(parts), Limit.LATEST if late else Limit.EARLIEST, parts[-1])


def between(parts: Sequence[Any]) -> object:
    """`between 1 and 15 March`: both days count."""
    span = span_of(parts)
    days = day_range(span, parts[1], parts[3])
    if isinstance(days, Flaw):
        return days
    return Bounds(span, Bound(span, Limit.EARLIEST, days.first), Bound(span, Limit.LATEST, days.last))


def within(parts: Sequence[Any]) -> object:
    """`within 30 days after kickoff`: from the anchor's own day on. `within 2 weeks of kickoff`: on both sides."""
    span, amount, side, anchor = span_of(parts), parts[1], parts[2], parts[-1]
    if getattr(side, "type", "") == "OF":
        before = make_offset(span, [amount], Side.BEFORE, anchor)
        after = make_offset(span, [amount], Side.AFTER, anchor)
        if isinstance(before, Flaw) or isinstance(after, Flaw):
            return before if isinstance(before, Flaw) else after
        return Bounds(span, Bound(span, Limit.EARLIEST, before), Bound(span, Limit.LATEST, after))
    far = make_offset(span, [amount], side.value, anchor)
    if isinstance(far, Flaw):
        return far
    own = far._replace(amounts=())
    first, last = (far, own) if side.value is Side.BEFORE else (own, far)
    return Bounds(span, Bound(span, Limit.EARLIEST, first), Bound(span, Limit.LATEST, last))


def least(parts: Sequence[Any]) -> object:
    """`at least 2 weeks before`: no later than that day; `at most 3 weeks before` is `within 3 weeks before`."""
    word, amount, side, anchor = parts[1:]
    if word.type == "MOST":
        return within(parts[1:])
    offset = make_offset(span_of(parts), [amount], side.value, anchor)
    if isinstance(offset, Flaw):
        return offset
    return Bound(span_of(parts), Limit.LATEST if side.value is Side.BEFORE else Limit.EARLIEST, offset)


ROW = ClauseRow(
    name="bound",
    example="by 30 November",
    starts=(
        f"BY {STARTS}|EARLY|MID|LATE",
        "BY UNIT OF|NUMBER|MINUS|BEFORE|AFTER",
        "NO EARLIER|LATER THAN",
        "NOT EARLIER|LATER THAN",
        f"NOT BEFORE|AFTER {STARTS}|$",
        "ON OR BEFORE|AFTER",  # nothing else begins so
        "BETWEEN NUMBER|MONTH|ISO_DATE|NTH|ORDINAL|WEEKDAY_NAME|KNOWN",
        "WITHIN NUMBER|NUMBER_WORD|YEAR UNIT|WORKING|WORKDAY",
        "AT LEAST|MOST NUMBER|NUMBER_WORD|YEAR UNIT|WORKING|WORKDAY",
    ),
    build={"latest": latest, "limit": limit, "between": between, "bound_clause": within, "least": least},
    dates=True,
)
