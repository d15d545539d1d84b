"""A clause that could not be read changes no message on another line, except on lines that wait for its activity: there
messages may go, and none may come.

Left out are rules that look at many lines at once: breaking.py names them, and says why.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from copflow.diagnostics.rules import RULES
from tests.lang.specs import Spec
from tests.laws.breaking import LEFT_OUT, Break, breaks_of, broken, change, correct_plans, unlawful

CORRECT = correct_plans()

breaks = st.sampled_from(CORRECT).flatmap(
    lambda spec: st.tuples(st.just(spec), st.sampled_from(breaks_of(spec.compiled())))
)


def test_there_are_enough_correct_plans() -> None:
    assert len(CORRECT) > 300


def test_what_is_left_out_are_rules() -> None:
    assert RULES.keys() >= LEFT_OUT


@given(made=breaks)
@settings(max_examples=300)
def test_a_broken_clause_changes_no_message_elsewhere(made: tuple[Spec, Break]) -> None:
    spec, one = made
    found = change(spec.compiled(), broken(spec, one), one)
    assert found is None or unlawful(found) == []
