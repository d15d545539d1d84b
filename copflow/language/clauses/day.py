"""`the Friday before webinar 1`, `same day as kickoff`, `the following week`: a day beside another, without `on`."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import ReaderDay
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.clauses.offset import COUNT, SIDES
from copflow.language.nodes import InWindow, OnDay
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.windowforms import week_window


def day_clause(parts: Sequence[Any]) -> object:
    """A day, or a window such as `the week before webinar 1`."""
    form = _alone(parts[-1])
    return InWindow(span_of(parts), form) if isinstance(form, WINDOWS) else OnDay(span_of(parts), form)


def _alone(form: Any) -> Any:
    """No `on` stands before `this Friday`, nor before `next Friday`."""
    if isinstance(form, ReaderDay):
        return form._replace(alone=True)
    reader = getattr(form, "reader", None)
    return form._replace(reader=reader._replace(alone=True)) if reader is not None else form


def week_clause(parts: Sequence[Any]) -> object:
    """`week of 11 March`, without `in`."""
    form = week_window(parts)
    return form if isinstance(form, Flaw) else InWindow(span_of(parts), form)


ROW = ClauseRow(
    name="day",
    example="the Friday before webinar 1",
    starts=(
        "WEEKDAY_NAME BEFORE|AFTER|FOLLOWING|PRIOR",
        "WEEKDAY_NAME ON OR BEFORE|AFTER",
        "ORDINAL|NTH WEEKDAY_NAME BEFORE|AFTER|FOLLOWING|PRIOR",
        "ORDINAL|NTH WEEKDAY_NAME ON OR BEFORE|AFTER",
        "ORDINAL|NTH WORKING UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        "ORDINAL|NTH UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        "WORKING UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        ", NEXT|FOLLOWING|PREVIOUS WORKING|WEEKDAY_NAME|UNIT",
        "NEXT|FOLLOWING|PREVIOUS WORKING UNIT BEFORE|AFTER|FOLLOWING|$",
        "NEXT|FOLLOWING|PREVIOUS WEEKDAY_NAME|UNIT BEFORE|AFTER|FOLLOWING|$",
        "SAME UNIT AS",
        ", SAME UNIT",
        "SAME UNIT $",
        "START|END OF MONTH|QUARTER YEAR|$",
        "START|END OF UNIT|KNOWN $",
        "START|END OF UNIT NUMBER|OF",
        "START|END OF EARLY|MID|LATE MONTH",
        "AT START|END OF",
        "UNIT OF NUMBER|NTH MONTH",
        "UNIT OF MONTH NUMBER|NTH",
        "UNIT OF ISO_DATE",
        ", UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        "UNIT BEFORE|AFTER|FOLLOWING|PRIOR KNOWN|ISO_DATE|$",
        "UNIT BEFORE|AFTER|FOLLOWING|PRIOR ORDINAL|NTH WEEKDAY_NAME|WORKING|UNIT|MONTH",
        "UNIT BEFORE|AFTER|FOLLOWING|PRIOR NUMBER MONTH",
        "UNIT BEFORE|AFTER|FOLLOWING|PRIOR MONTH NUMBER|NTH",
        "UNIT BEFORE|AFTER|FOLLOWING|PRIOR START|END OF",
        "UNIT BEFORE|AFTER|FOLLOWING|PRIOR WEEKDAY_NAME|UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        "THIS WEEKDAY_NAME|UNIT|MONTH $",
        f"WEEKDAY_NAME {COUNT} UNIT|WORKDAY {SIDES}",
    ),
    build={"day_clause": day_clause, "week_clause": week_clause},
    dates=True,
)
