"""Names that people give, full of words that are near those of the language: none is taken for a mistake.

The mark is at most 2 in 100 false alarms. `basic needs survey` is known to want quotation marks, as `needs` always
starts a clause after a name (docs/decisions/0007).
"""

from datetime import date
from pathlib import Path

import pytest

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source

NAMES = (Path(__file__).parent / "real-names.txt").read_text(encoding="utf-8").splitlines()
OF_DAYS = frozenset({"closed-day", "weekend-date", "window-open"})

PLANS = {
    "an event": 'plan "A year" from January to December 2027\n{name} on 4 May\n',
    "a window": 'plan "A year" from January to December 2027\n{name} in June\n',
    "a step": 'plan "A year" from January to December 2027\nparty on 4 May\n  {name} due 1 week before\n',
}

LAST_WORDS = frozenset({"at", "by", "for", "from", "i", "in", "no", "of", "on"})
BEHIND_ENDS = {
    "a comma": 'plan "A year" from January to December 2027\n{name}, online on 4 May\n',
    "a need": 'plan "A year" from January to December 2027\nparty on 4 May\n{name}, needs party\n',
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_real_names_are_names(plan: str) -> None:
    _check(plan, NAMES)


@pytest.mark.parametrize("plan", BEHIND_ENDS.values(), ids=BEHIND_ENDS)
def test_names_may_end_in_a_word_of_a_clause(plan: str) -> None:
    names = [name for name in NAMES if name.split()[-1] in LAST_WORDS]
    assert len(names) > 20
    _check(plan, names)


def _check(plan: str, names: list[str]) -> None:
    for name in names:
        compilation = compile_plan(Source("plan", plan.format(name=name)), today=date(2026, 7, 1))
        assert name in {activity.name.text for activity in compilation.graph.activities}
        told = [finding for finding in compilation.findings if finding.rule not in OF_DAYS]
        assert not told, (name, told)


def test_there_are_enough_of_them() -> None:
    assert len(set(NAMES)) == len(NAMES) > 100
