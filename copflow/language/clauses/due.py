"""`due 1 week before`: the activity is a task, with the deadline that is said."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clauses.in_ import WINDOWS, in_window
from copflow.language.clauses.on import on_known
from copflow.language.nodes import Due, InWindow, OnDay
from copflow.language.row import ClauseRow, span_of


def due_clause(parts: Sequence[Any]) -> object:
    """`due`, alone or with its date. A limit on the late side is the deadline."""
    return Due(span_of(parts), parts[1])


def due_day(parts: Sequence[Any]) -> object:
    """`3 May`, `on Friday`, `the week of 9 November` after `due`."""
    form = parts[-1]
    return InWindow(span_of(parts), form) if isinstance(form, WINDOWS) else OnDay(span_of(parts), form)


def due_window(parts: Sequence[Any]) -> object:
    """`in May`, `week 3` after `due`."""
    return in_window(parts, parts[-1])


ROW = ClauseRow(
    name="due",
    example="due 1 week before",
    starts=("DUE",),
    build={"due_clause": due_clause, "due_day": due_day, "due_window": due_window, "due_known": on_known},
    strong=True,
    dates=True,
)
