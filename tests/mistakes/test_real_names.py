"""Names that people give, full of words that are near those of the language: none is taken for a mistake.

The mark is at most 2 in 100 false alarms. `basic needs survey` is known to want quotation marks, as `needs` always
starts a clause after a name (docs/decisions/0007).
"""

import pytest

from tests.mistakes.real_names import NAMES, PLANS, false_alarms

LAST_WORDS = frozenset({"at", "by", "for", "from", "i", "in", "no", "of", "on"})
BEHIND_ENDS = {
    "a comma": 'plan "A year" from January to December 2027\n{name}, online on 4 May\n',
    "a need": 'plan "A year" from January to December 2027\nparty on 4 May\n{name}, needs party\n',
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_real_names_are_names(plan: str) -> None:
    for name in NAMES:
        assert not false_alarms(plan, name), name


@pytest.mark.parametrize("plan", BEHIND_ENDS.values(), ids=BEHIND_ENDS)
def test_names_may_end_in_a_word_of_a_clause(plan: str) -> None:
    names = [name for name in NAMES if name.split()[-1] in LAST_WORDS]
    assert len(names) > 20
    for name in names:
        assert not false_alarms(plan, name), name


def test_there_are_enough_of_them() -> None:
    assert len(set(NAMES)) == len(NAMES) > 100
