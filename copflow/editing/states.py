"""Says of an activity that it is done or cancelled."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from copflow.compile import Compilation
from copflow.editing.carry_out import Changed, Compile, Outcome, Refused, Unchanged, Wish, carry_out, readable_place
from copflow.editing.change import Change
from copflow.editing.clauses import is_passing, replaced
from copflow.editing.insert import added
from copflow.editing.place import Place, day_words, own_clauses
from copflow.editing.sameness import Key, by_key
from copflow.graph.model import Activity
from copflow.language.nodes import Clause
from copflow.language.standing import State, StateClause

STATES = frozenset({"states", "broken"})
UNREAD_DAY = "after `done` stands one day: 3 November, or 2026-11-03"


def done(old: Compilation, activity: Activity, compiled: Compile, on: str | None, today: date) -> Outcome:
    """Say that it is done, on a day in the plan's own words; without one, today."""
    known = activity.states.get(State.DONE)
    if known is not None and on is None:
        return Unchanged("it is done already")
    words = day_words(old, today) if on is None else " ".join(on.split())
    if not words:
        return Refused(UNREAD_DAY)

    def says(clause: Clause) -> bool:
        return isinstance(clause, StateClause) and clause.state is State.DONE and clause.day is not None

    outcome = _put(old, activity, State.DONE, f"done {words}", says, UNREAD_DAY, compiled)
    if known is not None and known.day is not None and isinstance(outcome, Changed):
        was, now = old.schedule.entries[activity.number], outcome.new.schedule.entries
        if now[by_key(outcome.new)[activity.key].number].done == was.done:
            return Unchanged("it is done on that day already")
    return outcome


def cancel(old: Compilation, activity: Activity, compiled: Compile, why: str | None) -> Outcome:
    """Say that it is cancelled, and why."""
    reason = " ".join((why or "").replace('"', "'").split())
    known = activity.states.get(State.CANCELLED)
    if known is not None and (not reason or known.why == reason):
        return Unchanged("it is cancelled already")

    def says(clause: Clause) -> bool:
        return isinstance(clause, StateClause) and clause.state is State.CANCELLED and (clause.why or "") == reason

    words = f'cancelled "{reason}"' if reason else "cancelled"
    return _put(old, activity, State.CANCELLED, words, says, "the reason cannot be written", compiled)


def _put(
    old: Compilation,
    activity: Activity,
    state: State,
    words: str,
    says: Callable[[Clause], bool],
    unread: str,
    compiled: Compile,
) -> Outcome:
    place = readable_place(old, activity)
    if isinstance(place, Refused):
        return place
    wish = Wish(activity.key, says, _holder(state), _free(activity.key), unread)
    return carry_out(old, _changes(old, place, words), wish, compiled)


def _changes(old: Compilation, place: Place, words: str) -> Iterator[Change]:
    states = [clause for clause in own_clauses(place) if is_passing(clause)]
    if states:
        yield replaced(old.source, states, words)
    else:
        yield from added(place, words, old)


def _holder(state: State) -> Callable[[Activity], bool]:
    return lambda activity: state in activity.states


def _free(key: Key) -> Callable[[Key], Collection[str]]:
    """Its steps may be cancelled with it, or not be any more."""

    def free(other: Key) -> Collection[str]:
        return STATES if other[: len(key)] == key else ()

    return free
