"""`in November`, `in week 3 of fall term`: some day of a window; the day is not set yet."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import (
    DayRange,
    IsoWeek,
    MonthBeside,
    MonthWindow,
    NamedWindow,
    NthWeek,
    ProgrammeWeek,
    QuarterWindow,
    ReaderDay,
    WeekWindow,
    YearWindow,
)
from copflow.dates.names import Ref
from copflow.language.nodes import InWindow, OnDay
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token

WINDOWS = (
    DayRange,
    IsoWeek,
    MonthBeside,
    MonthWindow,
    NamedWindow,
    NthWeek,
    ProgrammeWeek,
    QuarterWindow,
    WeekWindow,
    YearWindow,
)
"""The forms that are windows."""


def in_clause(parts: Sequence[Any]) -> object:
    """`in` or `during`, and a window."""
    return in_window(parts, parts[-1])


def in_window(parts: Sequence[Any], form: Any) -> object:
    """The window, which may be a bare name; a single day is none."""
    if isinstance(form, Token):
        name: Any = form.value
        form = NamedWindow(form.span, Ref(form.span, name))
    if isinstance(form, ReaderDay):
        return OnDay(span_of(parts), form)
    if not isinstance(form, WINDOWS):
        note = "Say `on` before a day, or leave the word out: `the day before webinar 1`."
        return Flaw("unreadable-clause", form.span, "After `in` stands a month, a week or a term, not a day.", (note,))
    return InWindow(span_of(parts), form)


ROW = ClauseRow(
    name="in",
    example="in November",
    starts=(
        "IN MONTH|QUARTER|YEAR|ISO_WEEK",
        "IN EARLY|MID|LATE MONTH|OF",
        "IN UNIT NUMBER|MINUS",
        "IN UNIT OF",
        "IN UNIT BEFORE|AFTER|FOLLOWING|PRIOR",
        "IN SAME|NEXT|FOLLOWING|PREVIOUS UNIT",
        "IN ORDINAL|NTH UNIT",
        "IN THIS UNIT|MONTH",
        "IN PERIOD",
        "DURING MONTH|QUARTER|YEAR|ISO_WEEK|EARLY|MID|LATE",
        "DURING UNIT OF|NUMBER",
        "DURING PERIOD|KNOWN",
    ),
    build={"in_clause": in_clause},
    dates=True,
)
