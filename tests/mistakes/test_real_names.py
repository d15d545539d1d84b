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


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_real_names_are_names(plan: str) -> None:
    for name in NAMES:
        compilation = compile_plan(Source("plan", plan.format(name=name)), today=date(2026, 7, 1))
        assert name in {activity.name.text for activity in compilation.graph.activities}
        told = [finding for finding in compilation.findings if finding.rule not in OF_DAYS]
        assert not told, (name, told)


def test_there_are_enough_of_them() -> None:
    assert len(set(NAMES)) == len(NAMES) > 100
