"""The states that an activity has of itself, and those that it has because the one above it has them."""

from copflow.graph.model import Activity
from copflow.language.plan import Draft
from copflow.language.standing import State, StateClause

FIRM = frozenset({State.CONFIRMED, State.TENTATIVE, State.DONE, State.CANCELLED})
"""With one of these, nothing has to be said of how certain a date is."""


def states_of(draft: Draft, parent: Activity | None) -> dict[State, StateClause]:
    """The draft's states. Steps of what is cancelled are cancelled too, unless they are done; steps of what is private
    are private, as their titles name it. A date that is said to be about right is tentative."""
    states = dict(draft.states)
    if draft.offset is not None and draft.offset.about and not states.keys() & FIRM:
        states[State.TENTATIVE] = StateClause(draft.offset.span, State.TENTATIVE)  # `about 2 weeks before`
    if parent is None or not parent.states:
        return states
    if State.DONE not in states and (cancelled := parent.states.get(State.CANCELLED)):
        states.setdefault(State.CANCELLED, cancelled)
    if private := parent.states.get(State.PRIVATE):
        states.setdefault(State.PRIVATE, private)
    return states
