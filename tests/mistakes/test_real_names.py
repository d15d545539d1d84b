"""Names that people give, full of words that are near those of the language: none is taken for a mistake.

The mark is at most 2 in 100 false alarms. `basic needs survey` is known to want quotation marks, as `needs` always
starts a clause after a name (docs/decisions/0007).
"""

import pytest

from tests.mistakes.real_names import NAMES, PLANS, false_alarms


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_real_names_are_names(plan: str) -> None:
    for name in NAMES:
        assert not false_alarms(plan, name), name


def test_there_are_enough_of_them() -> None:
    assert len(set(NAMES)) == len(NAMES) > 100
