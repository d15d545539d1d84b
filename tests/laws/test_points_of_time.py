"""Whatever stands where a date belongs, copflow has a date for it or says what is wrong."""

from datetime import date
from itertools import product

import pytest

from copflow.compile import compile_plan
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.schedule.model import Undated

HEAD = 'plan "Points" from August 2026 to May 2027\nperson Sam\nkickoff on 8 September\n'
POINTS = (
    "noon", "5", "5th", "14:00", "May", "Q1", "2026-W50", "week 3", "Thanksgiving", "kickoff", "the Friday", "Friday",
    "second Friday", "the day after the first Monday", "1 week before kickoff", "3 May 2027", "the week", "fall term",
    "the day after", "end of the week", "start of kickoff", "end of day",
)  # fmt: skip
CLAUSES = (
    "until {}", "every Tuesday from {}", "every Tuesday until {}", "every Tuesday except {}", "between {} and 5 May",
    "every Tuesday skip {} to 5 May", "between 1 and {}", "from {} to 5 May", "from 3 November to {}", "by {}",
    "on 3 November no earlier than {}", "within 3 days of {}", "3 days before {}", "at least 2 days before {}",
    "on 3 November together with {}", "needs kickoff, after {}", "needs kickoff, before {}", "the Friday before {}",
    "in the week of {}", "on 3 November moved to {}", "due {}", "on {}", "in {}", "during {}", "on same day as {}",
    "on 3 November at 10:00 until {}", "needs kickoff, by {}", "in November, by {}", "on Thursday of {}",
)  # fmt: skip
SETTINGS = (
    "closed {} to 5 May",
    "closed {}",
    "fall term from {} to 5 May",
    "weeks count from {}",
    "from {} to May 2027",
)


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_has_a_date_or_a_mistake(clause: str) -> None:
    for point in POINTS:
        compilation = compile_plan(Source("point.plan", f"{HEAD}talk {clause.format(point)}\n"), today=date(2026, 7, 1))
        undated = [entry for entry in compilation.schedule.entries if isinstance(entry.when, Undated)]
        told = any(finding.severity is Severity.ERROR for finding in compilation.findings)
        assert told or not undated, clause.format(point)


@pytest.mark.parametrize(("setting", "point"), list(product(SETTINGS, POINTS)))
def test_a_setting_is_read_or_refused(setting: str, point: str) -> None:
    text = f'plan "Points"\n  {setting.format(point)}\ntalk on 3 November 2026\n'
    assert compile_plan(Source("point.plan", text), today=date(2026, 7, 1)).schedule.entries
