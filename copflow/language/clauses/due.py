"""`due 1 week before`: the activity is a task, with the deadline that is said."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import Due, InWindow, OnDay
from copflow.language.row import ClauseRow, span_of


def due_clause(parts: Sequence[Any]) -> object:
    """`due`, alone or with its date."""
    return Due(span_of(parts), parts[1])


def due_day(parts: Sequence[Any]) -> object:
    """`3 May`, `on Friday`, `by 3 May` after `due`."""
    return OnDay(span_of(parts), parts[-1])


def due_window(parts: Sequence[Any]) -> object:
    """`in May` after `due`."""
    return InWindow(span_of(parts), parts[-1])


ROW = ClauseRow(
    name="due",
    example="due 1 week before",
    starts=("DUE",),
    build={"due_clause": due_clause, "due_day": due_day, "due_window": due_window},
    strong=True,
    dates=True,
)
