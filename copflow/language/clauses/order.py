"""`after kickoff`, `before webinar 1`, `together with webinar 1`: in which order things happen."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import DayOffset, Offset, Side
from copflow.dates.names import Ref
from copflow.language.nodes import After, Bound, Limit, Together
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token


def order_clause(parts: Sequence[Any]) -> object:
    """After activities: they must be finished first. Before one, or beside a date: a bound."""
    if parts[0] is not None and parts[0].type == "TOGETHER":
        return Together(span_of(parts), parts[-1])
    span = span_of(parts)
    if parts[0] is None or parts[0].type == "ASAP":  # `as soon as possible after kickoff` is after kickoff
        parts = parts[1:]
    anchors = [part for part in parts[1:] if not isinstance(part, Token)]
    refs = tuple(anchor for anchor in anchors if isinstance(anchor, Ref))
    if parts[0].type == "AFTER" and len(refs) == len(anchors):
        return After(span, tuple(ref._replace(after=True) for ref in refs))
    if len(anchors) > 1:
        note = "Write a clause for each of them: before A, before B."
        return Flaw("unreadable-clause", span, "I can keep only one of these at a time.", (note,))
    anchor = anchors[0]
    if parts[0].type == "AFTER":
        return Bound(span, Limit.EARLIEST, Offset(span, (DayOffset(1),), Side.AFTER, anchor))
    return Bound(span, Limit.LATEST, Offset(span, (DayOffset(1),), Side.BEFORE, anchor))


def asap_clause(parts: Sequence[Any]) -> object:
    """`as soon as possible` alone does not say what it waits for."""
    note = "What only says what it needs is planned as early as that allows: `needs kickoff` is enough."
    return Flaw(
        "unreadable-clause", span_of(parts), "As soon as what? Write: as soon as possible after kickoff.", (note,)
    )


ROW = ClauseRow(
    name="order",
    example="after kickoff",
    starts=(
        "AFTER|BEFORE KNOWN AND|$",
        ", AFTER",
        ", BEFORE",
        "AFTER|BEFORE ISO_DATE",
        "AFTER|BEFORE NUMBER MONTH",
        "AFTER|BEFORE MONTH NUMBER",
        "ASAP",
        "AFTER|BEFORE ORDINAL|NTH WEEKDAY_NAME|WORKING|MONTH",
        "AFTER|BEFORE WEEKDAY_NAME NUMBER|NTH|MONTH|BEFORE|AFTER",
        "AFTER|BEFORE START|END OF",
        "AFTER|BEFORE UNIT NUMBER|MINUS",
        "TOGETHER WITH KNOWN",
        ", TOGETHER WITH",
    ),
    build={"order_clause": order_clause, "asap_clause": asap_clause},
    dates=True,
)
