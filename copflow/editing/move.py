"""Moves an activity to another day: its own date is replaced, or it gets one."""

from collections.abc import Iterator, Sequence
from datetime import date

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.arithmetic import LAST_YEAR
from copflow.dates.forms import CalendarDay, Offset
from copflow.editing.carry_out import (
    Changed,
    Compile,
    Outcome,
    Refused,
    Unchanged,
    Wish,
    carry_out,
    clause_at,
    readable_place,
)
from copflow.editing.change import Change
from copflow.editing.clauses import replaced
from copflow.editing.insert import added
from copflow.editing.place import Place, day_words, own_clauses
from copflow.editing.sameness import Key, by_key
from copflow.graph.model import Activity
from copflow.language.nodes import (
    Bound,
    Bounds,
    Clause,
    Due,
    FromDay,
    FromDays,
    InWindow,
    MovedTo,
    OnDay,
    Together,
    Until,
)
from copflow.language.standing import State, StateClause
from copflow.schedule.model import Entry, Settled

DATES = (InWindow, OnDay, Offset, FromDays, FromDay, Together, MovedTo)
"""The clauses that say when an activity is; `due` is one if it says a day."""
MOVING = frozenset(
    {"due", "window", "day", "offset", "days", "bounds", "together", "origin", "broken", "states", "edges"}
)
"""What may be another of an activity that is moved."""


def move(old: Compilation, activity: Activity, compiled: Compile, day: str, *, bears_errors: bool = False) -> Outcome:
    """Move an activity to a day in the plan's own words. `bears_errors`: also if the plan has errors then."""
    place = readable_place(old, activity)
    if isinstance(place, Refused):
        return place
    words = _words(day)
    if words is None:
        return _no_day(day)
    wish = _wish(activity, day)._replace(bears_errors=bears_errors)
    outcome = carry_out(old, _changes(old, place, activity, words), wish, compiled)
    if isinstance(outcome, Changed) and activity.days is not None and not place.missing:
        outcome = _days(old, place, activity, outcome, compiled, wish)
    return _judged(old, activity, outcome) if isinstance(outcome, Changed) else outcome


def _words(day: str) -> str | None:
    """The day without the word that comes before it; None if there is none."""
    words = " ".join(day.split())
    first, _, rest = words.partition(" ")
    if first.casefold() in ("on", "to") and rest:
        words = rest
    return words or None


def _no_day(day: str) -> Refused:
    return Refused(f'I cannot read "{day}" as one day')


# ---- the ways to write it ------------------------------------------------------------------------------


def _changes(old: Compilation, place: Place, activity: Activity, day: str) -> Iterator[Change]:
    own = own_clauses(place)
    dates: list[Clause] = [clause for clause in own if isinstance(clause, DATES) or _stands_for_date(clause)]
    if place.is_occurrence:
        moved = [clause for clause in dates if isinstance(clause, MovedTo)]
        yield from _set(old, place, moved or dates, f"moved to {day}")
        return
    limits: list[Clause] = [
        clause for clause in own if isinstance(clause, (Bound, Bounds, Until)) and _is_deadline(clause, activity)
    ]
    dates = dates or limits
    is_due = any(isinstance(clause, (Due, Bound, Bounds, Until)) for clause in dates)
    if any(isinstance(clause, FromDay) for clause in dates):
        dates += [clause for clause in own if isinstance(clause, Until)]
    is_due = is_due or (not dates and activity.is_task and not any(isinstance(clause, Due) for clause in own))
    words = (f"due {day}",) if is_due else (f"on {day}", day)
    for said in words:
        yield from _set(old, place, dates, said)
    kept = [clause for clause in dates if not isinstance(clause, InWindow)]
    if len(kept) < len(dates):  # a weekday keeps the month: `on Thursday`, `in November`
        for said in words:
            yield from _set(old, place, kept, said)


def _stands_for_date(clause: Clause) -> bool:
    """`due` with its day, and `TBD`."""
    if isinstance(clause, Due):
        return clause.when is not None
    return isinstance(clause, StateClause) and clause.state is State.TBD


def _is_deadline(clause: Clause, activity: Activity) -> bool:
    """Whether a limit is what makes the activity a task: `report by 30 November`."""
    return activity.due is not None and activity.due.span == clause.span


def _set(old: Compilation, place: Place, dates: Sequence[Clause], clause: str) -> Iterator[Change]:
    if dates:
        yield replaced(old.source, dates, clause)
    else:
        yield from added(place, clause, old)


# ---- what is wanted ------------------------------------------------------------------------------------


def _wish(activity: Activity, day: str) -> Wish:
    key = activity.key

    def free(other: Key) -> frozenset[str]:
        return MOVING if other == key else frozenset()

    return Wish(key, _is_date, _is_there, free, _no_day(day).why)


def _is_date(clause: Clause) -> bool:
    """Whether a clause says one day."""
    if isinstance(clause, Due):
        return isinstance(clause.when, (OnDay, Offset))
    return isinstance(clause, (OnDay, Offset, MovedTo, FromDays))


def _is_there(activity: Activity) -> bool:
    """Whether the activity has a date of its own."""
    return activity.has_day


def _judged(old: Compilation, activity: Activity, outcome: Changed) -> Outcome:
    """Whether it was there already, or is nowhere now."""
    new = by_key(outcome.new)[activity.key]
    before, after = old.schedule.entries[activity.number], outcome.new.schedule.entries[new.number]
    if after.first is None:
        return Refused("then its day is not known, as what it counts from has none")
    form = _form(clause_at(outcome.new, outcome.change.written))
    if not isinstance(form, CalendarDay):
        return outcome
    if form.year is not None and not _is_on(after, date(form.year, form.month, form.day)):
        return Refused("it would be on another day")
    if isinstance(before.when, Settled) and before.when == after.when:
        return Unchanged(f"it is on {speak.days(*before.when)} already")
    return outcome


def _form(clause: Clause | None) -> object:
    said = clause.when if isinstance(clause, Due) else clause
    return said.day if isinstance(said, (OnDay, MovedTo)) else None


def _is_on(entry: Entry, day: date) -> bool:
    return day in (entry.first, entry.last) or (entry.moved is not None and entry.moved.day == day)


# ---- several days --------------------------------------------------------------------------------------


def _days(old: Compilation, place: Place, activity: Activity, probe: Changed, compiled: Compile, wish: Wish) -> Outcome:
    """Several days keep their number: from the day that was found to as many later."""
    was = old.schedule.entries[activity.number].when
    now = probe.new.schedule.entries[by_key(probe.new)[activity.key].number]
    if not isinstance(was, Settled) or not isinstance(now.when, Settled):
        return Refused("its days are not known yet, so that they cannot be kept together")
    first = now.moved.day if now.moved else now.when.first
    last = first + (was.last - was.first)
    if last.year > LAST_YEAR:
        return _no_day(speak.day(last))
    dates = [clause for clause in own_clauses(place) if isinstance(clause, (FromDays, FromDay, InWindow, Until))]
    change = replaced(old.source, dates, _range(old, first, last)) if dates else probe.change
    return carry_out(old, [change], wish._replace(unread=_no_day(speak.day(first)).why), compiled)


def _range(old: Compilation, first: date, last: date) -> str:
    """`from 9 to 13 November`."""
    end = day_words(old, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {end}"
    return f"from {day_words(old, first)} to {end}"
