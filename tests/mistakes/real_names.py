"""Names that people give, full of words that are near those of the language, and the plans in which they are tried."""

from datetime import date
from pathlib import Path

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source

NAMES = (Path(__file__).parent / "real-names.txt").read_text(encoding="utf-8").splitlines()
OF_DAYS = frozenset({"closed-day", "weekend-date", "window-open"})
"""Rules about the days of these plans, not about their names."""

PLANS = {
    "an event": 'plan "A year" from January to December 2027\n{name} on 4 May\n',
    "a window": 'plan "A year" from January to December 2027\n{name} in June\n',
    "a step": 'plan "A year" from January to December 2027\nparty on 4 May\n  {name} due 1 week before\n',
}


def false_alarms(plan: str, name: str) -> list[str]:
    """What is found in a plan with that name, a name that is read as another one included."""
    compilation = compile_plan(Source("plan", plan.format(name=name)), today=date(2026, 7, 1))
    told = [finding.title for finding in compilation.findings if finding.rule not in OF_DAYS]
    read = {activity.name.text for activity in compilation.graph.activities}
    return told if name in read else [f"{name} is read as {sorted(read)}", *told]
