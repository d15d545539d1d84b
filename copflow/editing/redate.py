"""The text of a plan for another year: its period and all years in it are moved, and what is pinned to a day is told.

Rules give the new year's dates by themselves (`second Tuesday of November`). A date that was written with its weekday
keeps the weekday, so many weeks later; any other keeps its day and month. Each of them is pinned: somebody has to look.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.arithmetic import days_in_month
from copflow.dates.forms import (
    CalendarDay,
    IsoWeek,
    MonthPoint,
    MonthWindow,
    QuarterWindow,
    YearWindow,
)
from copflow.dates.words import MONTH_NAMES
from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Span
from copflow.editing.datewords import day_edits, year_edits
from copflow.language.nodes import Entry, PeriodSetting
from copflow.language.walk import entries_of, nodes_of

WITH_YEAR = (IsoWeek, MonthPoint, MonthWindow, QuarterWindow, YearWindow)
TITLE_YEARS = re.compile(r"\b((?:19|20)[0-9]{2})(?:(\s?[-/\u2013]\s?)((?:19|20)?[0-9]{2}))?\b")
"""`2026`, `2026-27`, `2026/2027` in a title."""


class Pinned(NamedTuple):
    """A date that does not follow from a rule: its place and its day, and the day that it is now (None: unknown)."""

    span: Span
    was: date | None
    now: date | None

    @property
    def what(self) -> str:
        """`Tue 10 November 2026 -> Tue 9 November 2027`."""
        return " -> ".join(speak.day(day) if day else "not known" for day in (self.was, self.now))


class Redating(NamedTuple):
    """The edits that move a plan by whole years, and the dates that are pinned, in the order of the text."""

    edits: tuple[Edit, ...]
    pinned: tuple[Pinned, ...]


class Begin(NamedTuple):
    """When a plan is to begin: the year, and the month if one was said."""

    year: int
    month: int | None


def years_to(begin: Begin, compilation: Compilation) -> int | str:
    """By how many years the plan moves to begin then, or what keeps it from it."""
    first = compilation.schedule.period.first
    if first is None:
        return "does not say from when to when it is, so that it cannot be moved to another year"
    if begin.month is not None and begin.month != first.month:
        month = MONTH_NAMES[first.month - 1]
        return f"begins in {month} {first.year} and is moved by whole years: {month} {begin.year}"
    return begin.year - first.year


def redate(compilation: Compilation, years: int) -> Redating:
    """Move a plan by whole years. The edits are of its source, included files too."""
    edits: list[Edit] = list(_title_edits(compilation, years))
    pinned: list[Pinned] = []
    for entry in entries_of(compilation.document):
        for node in nodes_of(entry):
            if isinstance(node, CalendarDay):
                pin = _pin(node, compilation, years)
                if not _is_period(entry, node):
                    pinned.append(pin)
                edits.extend(_day_edits(compilation, node, pin, years))
            elif isinstance(node, WITH_YEAR) and node.year is not None:
                edits.extend(year_edits(compilation.source.text, node.span, years))
            elif isinstance(node, PeriodSetting):
                edits.extend(_period_edits(compilation, node, years))
    return Redating(tuple(edits), tuple(sorted(set(pinned), key=lambda pin: pin.span)))


def _is_period(entry: Entry, node: CalendarDay) -> bool:
    """The plan's own first and last day are what is moved, and need no look."""
    periods = (clause for clause in entry.clauses if isinstance(clause, PeriodSetting))
    return any(clause.span.start <= node.span.start < clause.span.end for clause in periods)


def _pin(form: CalendarDay, compilation: Compilation, years: int) -> Pinned:
    """The day of a form in its plan, and what it becomes."""
    was = _day_of(form, compilation)
    if was is None:
        return Pinned(form.span, None, None)
    if form.weekday is not None:
        return Pinned(form.span, was, _same_weekday(was, years))
    return Pinned(form.span, was, _same_day(was, years))


def _day_of(form: CalendarDay, compilation: Compilation) -> date | None:
    """The day, by its own year or by the one such day of the plan's period."""
    if form.year is not None:
        return date(form.year, form.month, form.day)
    period = compilation.schedule.period
    if period.first is None or period.last is None:
        return None
    years = range(period.first.year, period.last.year + 1)
    days = [date(year, form.month, form.day) for year in years if form.day <= days_in_month(year, form.month)]
    return next((day for day in days if period.holds(day)), None)


def _same_day(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, days_in_month(year, day.month)))


def _same_weekday(day: date, years: int) -> date:
    """The same weekday nearest to the same date, years later."""
    near = _same_day(day, years)
    shift = (day.weekday() - near.weekday() + 3) % 7 - 3
    return date.fromordinal(near.toordinal() + shift)


def _day_edits(compilation: Compilation, form: CalendarDay, pin: Pinned, years: int) -> Iterator[Edit]:
    text = compilation.source.text
    if pin.now is None:
        return year_edits(text, form.span, years)
    return day_edits(text, form.span, pin.now)


def _period_edits(compilation: Compilation, node: PeriodSetting, years: int) -> Iterator[Edit]:
    """A period without years gets the one of its first day: nothing else would say which year is meant."""
    first, last = node.days.first, node.days.last
    begin = compilation.schedule.period.first
    ends = [end for end in (first, last) if isinstance(end, CalendarDay | MonthPoint)]
    if begin is not None and ends and all(end.year is None for end in ends):
        yield Edit(Span(first.span.end, first.span.end), f" {begin.year + years}")


def _title_edits(compilation: Compilation, years: int) -> Iterator[Edit]:
    """`Programme 2026-27` becomes `Programme 2027-28`."""
    span = compilation.plan.title_span
    if span is None:
        return
    for found in TITLE_YEARS.finditer(compilation.source.text, *span):
        yield Edit(Span(*found.span(1)), str(int(found[1]) + years))
        if found[3] is not None:
            number = int(found[3]) + years
            yield Edit(Span(*found.span(3)), f"{number % 100:02d}" if len(found[3]) == 2 else str(number))
