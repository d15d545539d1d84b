"""The states of an activity: which go together, and which of a shape hold for an activity that has its own."""

from collections.abc import Mapping

from copflow.dates.forms import Offset
from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import FromDay, FromDays, InWindow, OnDay, Together
from copflow.language.plan import Draft
from copflow.language.standing import State, StateClause

States = Mapping[State, StateClause]

UNDATED = frozenset({State.TBD, State.ONGOING})
"""What stands instead of a date."""
GROUPS = (
    frozenset({State.DONE, State.CANCELLED}),
    frozenset({State.DONE, State.ONGOING}),
    frozenset({State.TENTATIVE, State.CONFIRMED}),
    UNDATED,
)
"""Of each group an activity has one at most."""


def put_state(draft: Draft, clause: StateClause, found: Diagnostics) -> None:
    """Give a draft a state; what it contradicts is reported, and the first one holds."""
    before = draft.states.get(clause.state)
    if before is not None:
        labels = (Label(before.span, "said here first"),)
        title = f"{quoted(draft.name.text)} says twice that it is {quoted(clause.state.value)}."
        found.report("repeated-clause", clause.span, title, labels=labels)
        return
    other = next((other for other in draft.states.values() if _contradict(clause.state, other.state)), None)
    if other is not None:
        labels = (Label(other.span, "said here"),)
        title = (
            f"{quoted(draft.name.text)} cannot be both {quoted(other.state.value)} and {quoted(clause.state.value)}."
        )
        found.report("state-conflict", clause.span, title, labels=labels, notes=("Take one of them away.",))
        return
    draft.states[clause.state] = clause
    date = draft.day or draft.window or draft.offset or draft.days
    if clause.state in UNDATED and date is not None:
        report_dated(draft, clause, date, found)


def report_dated(
    draft: Draft,
    clause: StateClause,
    date: InWindow | OnDay | Offset | FromDays | FromDay | Together,
    found: Diagnostics,
) -> None:
    """`TBD` and a date: which of the two holds is not known, so that the date is not."""
    word = clause.state.value
    title = f"{quoted(draft.name.text)} has a date, and says {quoted(word)}, which stands instead of one."
    notes = [f'If the word belongs to the name, put the whole name in quotation marks: "{draft.name.text} {word}".']
    if isinstance(date, InWindow):
        notes.insert(0, "A month without a day leaves the day open already.")
    labels = (Label(date.span, "the date"),)
    found.report("state-conflict", clause.span, title, labels=labels, notes=notes)
    draft.broken = True


def _contradict(one: State, other: State) -> bool:
    return any(one in group and other in group for group in GROUPS)


def merged_states(own: Draft, shape: Draft) -> dict[State, StateClause]:
    """A draft's states with those of its shape that do not contradict them; an own date beats the shape's `TBD`."""
    kept = {
        state: clause
        for state, clause in shape.states.items()
        if not any(_contradict(state, mine) for mine in own.states) and not (state in UNDATED and own.has_date)
    }
    return kept | own.states


def undated_state(states: States) -> StateClause | None:
    """The `TBD` or `ongoing` that stands instead of a date."""
    return next((clause for state, clause in states.items() if state in UNDATED), None)
