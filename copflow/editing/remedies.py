"""Ways out of a conflict between dates, the smallest first: changes that may help, to be tried on the whole plan.

Of what is too early or too late, and of each date on the way to it, the offset or the day is moved by as many days as
are missing; at last the need, or the limit, is taken away.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain, zip_longest
from typing import NamedTuple

from copflow.checks import date_conflict, out_of_bounds
from copflow.checks.date_conflict import Conflict
from copflow.checks.out_of_bounds import Beyond
from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.arithmetic import add_days
from copflow.dates.forms import CalendarDay, DayOffset, MonthWindow, Offset, Side, WorkingDayOffset
from copflow.dates.words import MONTH_NAMES
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source, Span
from copflow.editing.clauses import without
from copflow.editing.datewords import day_edits
from copflow.editing.edits import apply_edits
from copflow.language.nodes import Bound, Clause, Limit, Needs
from copflow.language.tokens import tokenise
from copflow.language.walk import entries_of
from copflow.schedule.model import Entry, Schedule

CONFLICTS = frozenset({"date-conflict", "out-of-bounds"})
"""The rules whose findings have ways out here."""
MOST_STEPS = 4
"""How many dates of a chain are moved for a try, from the one that is wrong on."""
UNITS = {1: "day", 7: "week"}


class _Move(NamedTuple):
    """Somebody's date is to be so many days later (earlier, if negative)."""

    entry: Entry
    days: int


def remedies(compilation: Compilation, finding: Diagnostic) -> Iterator[Fix]:
    """The changes that may resolve a conflict, in the order in which they are to be tried. Of clauses that leave no
    date one or the other can only be taken away."""
    schedule = compilation.schedule
    for conflict in date_conflict.conflicts(schedule) if finding.rule == "date-conflict" else ():
        if conflict.edge.span == finding.span and _is_told(date_conflict.report(conflict, schedule), finding):
            yield from _of_conflict(compilation, conflict)
            return
    for beyond in out_of_bounds.broken_limits(schedule) if finding.rule == "out-of-bounds" else ():
        if _is_told(out_of_bounds.report(beyond, schedule), finding):
            yield from _of_limit(compilation, beyond)
            return
    for span in (finding.span, *(label.span for label in finding.labels)) if finding.chain else ():
        yield from _without(compilation, span)


def _is_told(report: Diagnostic, finding: Diagnostic) -> bool:
    """Whether a finding is this report; it may have a note on others like it."""
    return report == finding._replace(notes=report.notes, others=())


def _of_conflict(compilation: Compilation, conflict: Conflict) -> Iterator[Fix]:
    days = max(1, conflict.days)
    later = _along(_Move(conflict.entry, days), compilation)
    earlier = _along(_Move(conflict.need, -days), compilation)
    together = zip_longest(later, earlier)
    yield from (fix for fix in chain.from_iterable(together) if fix is not None)
    yield from _without_need(compilation, conflict.edge.span)


def _of_limit(compilation: Compilation, beyond: Beyond) -> Iterator[Fix]:
    entry, limit, other = beyond
    is_late = limit.bound.limit is Limit.LATEST
    if other is None:
        days = _excess(entry, beyond)
        yield from _along(_Move(entry, -days if is_late else days), compilation)
        day = entry.last if is_late else entry.first
        yield from _limit_at(compilation, limit.bound, day)
    else:
        yield from _limit_at(compilation, limit.bound, other.days.low)
        yield from _limit_at(compilation, other.bound, limit.days.high)
        yield from _without(compilation, other.bound.span)
    yield from _without(compilation, limit.bound.span)


def _excess(entry: Entry, beyond: Beyond) -> int:
    assert entry.first is not None and entry.last is not None
    days = beyond.limit.days
    return (entry.last - days.high).days if beyond.limit.bound.limit is Limit.LATEST else (days.low - entry.first).days


# ---- moving a date ----------------------------------------------------------------------------------------


def _along(move: _Move, compilation: Compilation) -> Iterator[Fix]:
    """Move the date itself, then what it counts from, and so on."""
    entry = move.entry
    for _step in range(MOST_STEPS):
        yield from _moved(_Move(entry, move.days), compilation)
        if entry.follows is None:
            return
        entry = compilation.schedule.entries[entry.follows]


def _moved(move: _Move, compilation: Compilation) -> Iterator[Fix]:
    """The ways to write one date so many days later."""
    activity, source = move.entry.activity, compilation.source
    if activity.offset is not None:
        yield from _other_offset(move, activity.offset, compilation.schedule, source)
    elif activity.day is not None and isinstance(activity.day.day, CalendarDay):
        for day in _days(move, compilation.schedule):
            edits = tuple(day_edits(source.text, activity.day.day.span, day))
            yield Fix(f"Move {quoted(activity.full_name)} to {speak.day(day)}", edits)
    elif activity.window is not None and activity.day is None and activity.days is None:
        yield from _other_month(move, activity.window.window, source)


def _days(move: _Move, schedule: Schedule) -> Iterator[date]:
    """The day that is so much later, and if nobody works then the next one on which somebody does."""
    entry = move.entry
    day = entry.last if entry.activity.is_task else entry.first
    to = add_days(day, move.days) if day is not None else None
    if to is None:
        return
    if schedule.calendar.why_not_working(to) is None:
        yield to
        return
    one = 1 if move.days > 0 else -1
    working = schedule.calendar.add_working_days(to, one)
    if working is not None:
        yield working
    yield to


def _other_offset(move: _Move, offset: Offset, schedule: Schedule, source: Source) -> Iterator[Fix]:
    """Another number of days or weeks before or after the same anchor."""
    if len(offset.amounts) != 1 or offset.most is not None:
        return
    way = -1 if offset.side is Side.BEFORE else 1
    match offset.amounts[0]:
        case DayOffset(days=days):
            number = days + way * move.days
            unit = 7 if days % 7 == 0 and number % 7 == 0 else 1
            words = speak.count(number // unit, UNITS[unit])
        case WorkingDayOffset(days=days):
            number = days + way * _working(move, schedule)
            words = speak.count(number, "working day")
        case _:
            return
    edit = _amount(source, offset.span, words)
    if number < 1 or edit is None:
        return
    clause = " ".join(_with(source, offset.span, edit).split())
    yield Fix(f"Write {quoted(clause)} for {quoted(move.entry.activity.full_name)}", (edit,))


def _working(move: _Move, schedule: Schedule) -> int:
    """How many working days those days are."""
    first = move.entry.first
    if first is None:
        return move.days
    sign = 1 if move.days > 0 else -1
    days = (add_days(first, sign * step) for step in range(1, abs(move.days) + 1))
    return sign * sum(day is not None and schedule.calendar.is_working(day) for day in days)


def _amount(source: Source, span: Span, words: str) -> Edit | None:
    """The edit that writes another amount: in the place of all that stands before `before` or `after`."""
    tokens = tokenise(source.text, *span)[0]
    side = next((at for at, token in enumerate(tokens) if token.type in ("BEFORE", "AFTER")), 0)
    return Edit(Span(tokens[0].start, tokens[side - 1].end), words) if side else None


def _other_month(move: _Move, window: object, source: Source) -> Iterator[Fix]:
    """`in November`: the month in which it would begin."""
    when = move.entry.first
    if not isinstance(window, MonthWindow) or window.part is not None or window.year is not None or when is None:
        return
    start = move.entry.last if move.days > 0 else when
    day = add_days(start, move.days) if start is not None else None
    token = next((one for one in tokenise(source.text, *window.span)[0] if one.type == "MONTH"), None)
    if day is None or token is None or day.month == window.month:
        return
    month = MONTH_NAMES[day.month - 1]
    yield Fix(f"Move {quoted(move.entry.activity.full_name)} to {month}", (Edit(token.span, month),))


def _limit_at(compilation: Compilation, bound: Bound, day: date | None) -> Iterator[Fix]:
    """The limit on another day."""
    if isinstance(bound.day, CalendarDay) and day is not None:
        source = compilation.source
        edits = tuple(day_edits(source.text, bound.day.span, day))
        clause = apply_edits(source.text[: bound.span.end], edits)[bound.span.start :]
        yield Fix(f"Write {quoted(clause)}", edits)


def _with(source: Source, span: Span, edit: Edit) -> str:
    """The text of a span with an edit in it."""
    return source.text[span.start : edit.span.start] + edit.text + source.text[edit.span.end : span.end]


# ---- taking a clause away ---------------------------------------------------------------------------------


def _without_need(compilation: Compilation, ref: Span) -> Iterator[Fix]:
    """The need taken away; of several in one clause the one that is too late."""
    clause = _clause_around(compilation, ref)
    if not isinstance(clause, Needs):
        return
    source = compilation.source
    others = [source.slice(one.span) for one in clause.refs if one.span != ref]
    edit = Edit(clause.span, f"needs {speak.listed(others)}") if others else without(source, [clause])
    yield Fix(f"Delete the need of {quoted(source.slice(ref))}", (edit,))


def _without(compilation: Compilation, span: Span) -> Iterator[Fix]:
    """A clause taken away, and the comma behind the first one of a line."""
    source = compilation.source
    clause = _clause_around(compilation, span)
    if clause is None or clause.span != span:
        return
    gone, text = without(source, [clause]).span, source.text
    if source.slice(gone).lstrip()[:1] != "," and text[gone.end : gone.end + 1] == ",":
        gone = Span(gone.start, gone.end + 1)
    yield Fix(f"Delete {quoted(source.slice(span))}", (Edit(gone, ""),))


def _clause_around(compilation: Compilation, span: Span) -> Clause | None:
    clauses = (clause for entry in entries_of(compilation.document) for clause in entry.clauses)
    return next((one for one in clauses if one.span.start <= span.start and span.end <= one.span.end), None)
