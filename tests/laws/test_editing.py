"""Changing a plan by command changes one place in its text, and nothing else in what it says."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.editing.carry_out import Changed, Fault, Outcome
from copflow.editing.errors import new_errors
from copflow.editing.move import move
from copflow.editing.sameness import by_key
from copflow.editing.states import cancel, done
from copflow.language.standing import State
from tests.laws.writing import TODAY, any_plan, compiled

days = st.sampled_from(
    ("17 November", "2026-12-01", "second Thursday of November", "the Friday before", "1 week before webinar 2",
     "Thursday", "Labor Day", "in May", "31 February", "webinar 1", "3 May; x", "3 May # x", "3 May, by Sam", '"')
)  # fmt: skip
requests = st.one_of(
    st.tuples(st.just("move"), days), st.tuples(st.just("done"), st.none() | days), st.tuples(st.just("cancel"), days)
)


def carried_out(old: Compilation, number: int, request: tuple[str, str | None]) -> Outcome:
    """The outcome of a request about the activity of that number."""
    activity = old.graph.activities[number]

    def again(texts: Sequence[str]) -> Compilation:
        return compile_plan(Source("law.plan", texts[0]), today=TODAY)

    match request:
        case ("move", str(day)):
            return move(old, activity, again, day)
        case ("cancel", why):
            return cancel(old, activity, again, why)
        case (_, on):
            return done(old, activity, again, on, TODAY)


@settings(max_examples=30)
@given(plan=any_plan, request=requests, data=st.data())
def test_a_change_is_what_was_asked_for_or_nothing(
    plan: str, request: tuple[str, str | None], data: st.DataObject
) -> None:
    old = compiled(plan)
    if not old.graph.activities:
        return
    number = data.draw(st.integers(0, len(old.graph.activities) - 1))
    outcome = carried_out(old, number, request)
    assert not isinstance(outcome, Fault), outcome
    if not isinstance(outcome, Changed):
        return
    assert new_errors(old, outcome.new, outcome.change) == []
    activity = by_key(outcome.new)[old.graph.activities[number].key]
    if request[0] != "move":
        assert State[request[0].upper().replace("CANCEL", "CANCELLED")] in activity.states


@settings(max_examples=30)
@given(plan=any_plan, request=requests, data=st.data())
def test_the_rest_of_the_text_stays(plan: str, request: tuple[str, str | None], data: st.DataObject) -> None:
    old = compiled(plan)
    if not old.graph.activities:
        return
    outcome = carried_out(old, data.draw(st.integers(0, len(old.graph.activities) - 1)), request)
    if not isinstance(outcome, Changed):
        return
    at, kept = 0, []
    for edit in sorted(outcome.change.edits):
        kept.append(plan[at : edit.span.start])
        at = edit.span.end
        assert "\n" not in plan[edit.span.start : edit.span.end].strip()
    kept.append(plan[at:])
    place = 0
    for part in kept:  # all that was kept stands in the new text, in its order
        place = outcome.texts[0].index(part, place) + len(part)
    before = [line for line in plan.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in outcome.texts[0].splitlines() if line.lstrip().startswith("#")] == before


@settings(max_examples=30)
@given(plan=any_plan, data=st.data())
def test_what_is_done_twice_is_done_once(plan: str, data: st.DataObject) -> None:
    old = compiled(plan)
    if not old.graph.activities:
        return
    number = data.draw(st.integers(0, len(old.graph.activities) - 1))
    outcome = carried_out(old, number, ("done", None))
    if isinstance(outcome, Changed):
        again = by_key(outcome.new)[old.graph.activities[number].key]
        assert not isinstance(carried_out(outcome.new, again.number, ("done", None)), Changed)
