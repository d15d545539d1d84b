"""The states that an activity has of itself, and those that it has because the one above it has them."""

from copflow.graph.model import Activity
from copflow.language.plan import Draft
from copflow.language.standing import State, StateClause


def states_of(draft: Draft, parent: Activity | None) -> dict[State, StateClause]:
    """The draft's states. Steps of what is cancelled are cancelled too, unless they are done; steps of what is private
    are private, as their titles name it."""
    states = dict(draft.states)
    if parent is None or not parent.states:
        return states
    if State.DONE not in states and (cancelled := parent.states.get(State.CANCELLED)):
        states.setdefault(State.CANCELLED, cancelled)
    if private := parent.states.get(State.PRIVATE):
        states.setdefault(State.PRIVATE, private)
    return states
