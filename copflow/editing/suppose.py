"""What a plan would be if something else were said of an activity: `webinar 1 on 17 November at 15:00`.

The words are a line of a plan: a name, and clauses behind it. Each clause takes the place of those that say the same
sort of thing, or is added; that the plan has errors then is no obstacle, as it is asked what would come of it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates.forms import MinuteLength, Offset
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source
from copflow.editing.carry_out import Changed, Compile, Outcome, Refused, Unchanged, Wish, carry_out, readable_place
from copflow.editing.change import Change
from copflow.editing.clauses import is_passing, replaced
from copflow.editing.insert import added
from copflow.editing.move import DATES, move
from copflow.editing.place import own_clauses
from copflow.editing.sameness import Key, by_key
from copflow.graph.model import Activity
from copflow.graph.names import NameIndex
from copflow.language.document import read_document
from copflow.language.nodes import (
    At,
    Bound,
    Bounds,
    Broken,
    Clause,
    Due,
    For,
    FromHours,
    Kind,
    MovedTo,
    OnDay,
)
from copflow.language.standing import State, StateClause

VERBS = {"cancel": "cancelled", "move": ""}
"""What may stand before the name, and what that says."""
FILLERS = ("is",)
"""What may stand between the name and the clauses, and says nothing."""
NAME = "x"
"""The name of the line in which clauses are read by themselves."""
FIELDS = frozenset(Activity.__dataclass_fields__)
INSTEAD = (State.TBD, State.ONGOING)
WHAT_CAN_BE = 'what I can suppose is a date, a time, a length, a limit, "cancelled" and the like'


class Words(NamedTuple):
    """The name of an activity, and what is said of it."""

    name: str
    rest: str


def split(words: str, activities: Sequence[Activity]) -> Words:
    """The words taken apart: the name is the longest that an activity has; else what the language takes for one."""
    index, parts = NameIndex(activities), words.split()
    ways = [("", parts), *((says, parts[1:]) for verb, says in VERBS.items() if parts[:1] == [verb])]
    for says, own in ways:
        if end := _end_of_name(own, index):
            rest = own[end + 1 :] if own[end : end + 1] and own[end] in FILLERS else own[end:]
            return Words(" ".join(own[:end]), " ".join([*rest, *([says] if says else [])]))
    entries = read_document(Source("-", words), Diagnostics()).entries
    name = entries[0].name.text if entries and entries[0].name is not None else " ".join(parts)
    return Words(name, "")


def _end_of_name(words: Sequence[str], index: NameIndex) -> int:
    """How many of the words are a name, 0 if none are; in `webinar 9` a series of webinars is not meant."""
    for end in range(len(words), 0, -1):
        key = " ".join(words[:end]).casefold()
        is_number_next = end < len(words) and words[end].isdecimal()
        if index.anywhere(key) or (key in index.series and not is_number_next):
            return end
    return 0


def suppose(old: Compilation, activity: Activity, rest: str, compiled: Compile) -> Outcome:
    """The plan with these clauses of an activity, one after the other."""
    outcome: Outcome
    clauses = _clauses(rest)
    if clauses is None:  # a day without the word before it, or a mistake, of which more is known where it would stand
        outcome = _borne(partial(move, day=rest), old, activity, compiled)
        is_unread = isinstance(outcome, Refused) and outcome.of is not None and not outcome.findings
        return Refused(f"I do not understand {quoted(rest)} there; {WHAT_CAN_BE}") if is_unread else outcome
    outcome = Unchanged("nothing is said of it")
    current = old
    for clause, words in clauses:
        step = _one(current, by_key(current).get(activity.key, activity), clause, words, compiled)
        if isinstance(step, Changed):
            current, outcome = step.new, step
        elif not isinstance(step, Unchanged):
            return step
    return outcome


def _clauses(rest: str) -> list[tuple[Clause, str]] | None:
    """The clauses of a line and their words; None if they are not all understood. Some need a comma before them."""
    return _clauses_of(f"{NAME} {rest}") or _clauses_of(f"{NAME}, {rest}")


def _clauses_of(line: str) -> list[tuple[Clause, str]] | None:
    source = Source("-", line)
    entries = read_document(source, Diagnostics()).entries
    if len(entries) != 1 or entries[0].kind is not Kind.ACTIVITY or entries[0].children:
        return None
    name, clauses = entries[0].name, entries[0].clauses
    if name is None or name.text != NAME or not clauses or any(isinstance(clause, Broken) for clause in clauses):
        return None
    return [(clause, source.slice(clause.span)) for clause in clauses]


def _one(old: Compilation, activity: Activity, clause: Clause, words: str, compiled: Compile) -> Outcome:
    match clause:
        case OnDay() | Offset():
            return _borne(partial(move, day=words), old, activity, compiled)
        case MovedTo() if activity.origin is not None:
            return _borne(partial(move, day=words.partition(" to ")[2]), old, activity, compiled)
        case Due(when=OnDay() | Offset()) if activity.is_task:
            return _borne(partial(move, day=words.partition(" ")[2]), old, activity, compiled)
    return _put(old, activity, clause, words, compiled)


def _borne(request: Callable[..., Outcome], old: Compilation, activity: Activity, compiled: Compile) -> Outcome:
    """What can be done without an error, or else with one."""
    outcome = request(old, activity, compiled)
    if not isinstance(outcome, Refused):
        return outcome
    borne = request(old, activity, compiled, bears_errors=True)
    return outcome if isinstance(borne, Refused) else borne


# ---- any other clause ----------------------------------------------------------------------------------


def _put(old: Compilation, activity: Activity, clause: Clause, words: str, compiled: Compile) -> Outcome:
    """Put a clause in the place of those of its sort, or behind what is said of the activity."""
    place = readable_place(old, activity)
    if isinstance(place, Refused):
        return place
    is_same_sort = _sort(clause)
    if is_same_sort is None:
        return Refused(f"{WHAT_CAN_BE}, and {quoted(words)} is none of these")
    known = [own for own in own_clauses(place) if is_same_sort(own)]
    changes = [replaced(old.source, known, words)] if known else added(place, words, old)

    def says(other: Clause) -> bool:
        return other.__class__ is clause.__class__

    def free(key: Key) -> frozenset[str]:
        return FIELDS if key[: len(activity.key)] == activity.key else frozenset()

    wish = Wish(activity.key, says, lambda _activity: True, free, f"I cannot read {quoted(words)} there")
    return _borne(_carried(list(changes), wish), old, activity, compiled)


def _carried(changes: Sequence[Change], wish: Wish) -> Callable[..., Outcome]:
    def carried(old: Compilation, _activity: Activity, compiled: Compile, *, bears_errors: bool = False) -> Outcome:
        return carry_out(old, changes, wish._replace(bears_errors=bears_errors), compiled)

    return carried


def _sort(clause: Clause) -> Callable[[Clause], bool] | None:
    """Which other clauses say the same sort of thing; None of what cannot be supposed."""
    match clause:
        case Due() | StateClause(state=State.TBD | State.ONGOING):
            return _says_date
        case _ if isinstance(clause, DATES):
            return _says_date
        case FromHours():
            return lambda other: isinstance(other, (At, FromHours)) or _says_minutes(other)
        case At():
            return lambda other: isinstance(other, (At, FromHours))
        case For():
            return lambda other: isinstance(other, For)
        case Bound(limit=limit):
            return lambda other: isinstance(other, Bound) and other.limit is limit
        case Bounds():
            return lambda other: isinstance(other, (Bound, Bounds))
        case StateClause() if is_passing(clause):
            return is_passing
        case _:
            return None


def _says_date(clause: Clause) -> bool:
    return isinstance(clause, (*DATES, Due)) or (isinstance(clause, StateClause) and clause.state in INSTEAD)


def _says_minutes(clause: Clause) -> bool:
    return isinstance(clause, For) and isinstance(clause.length, MinuteLength)
