"""The same text on the same day gives the same answer, in every process."""

import json
import os
import subprocess
import sys
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from copflow.compile import Compilation
from tests.laws.writing import PLANS, any_plan, compiled, rules

HARD = """
plan "Term"
  from August 2026 to May 2027
  holidays US/NY, DE/BY
  purposes care, outreach
person Sam
person Sally
each webinar
  on second Tuesday
  guide due 1 week before by Smo
webinar 1 in Novembr
webinar 2 in December, needs webinar 3, webinar 4, every call
webinar 3 needs webinar 4, guide
webinar 4 needs webinar 5
webinar 5 needs webinar 3
report on 3 May purpose cares, needs webinr, reprt
report on 11/10/2026
"""

IN_ANOTHER_PROCESS = """
import json, sys
from tests.laws.test_same_answer import answer
from tests.laws.writing import compiled
print(json.dumps([answer(compiled(text)) for text in json.load(sys.stdin)]))
"""


def answer(compilation: Compilation) -> str:
    """All that copflow says about a plan."""
    return repr((compilation.findings, compilation.schedule.entries, compilation.schedule.critical_path))


@given(text=any_plan)
def test_twice_in_one_process(text: str) -> None:
    assert answer(compiled(text)) == answer(compiled(text))


@given(texts=st.lists(any_plan, min_size=20, max_size=20))
@settings(max_examples=2)
def test_in_processes_with_other_hash_seeds(texts: list[str]) -> None:
    texts = [*(text.encode("utf-8", "replace").decode("utf-8") for text in texts), *PLANS, HARD]
    here = [answer(compiled(text)) for text in texts]
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        ran = subprocess.run(
            (sys.executable, "-c", IN_ANOTHER_PROCESS),
            input=json.dumps(texts),
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert json.loads(ran.stdout) == here


@given(text=any_plan, today=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_today_matters_only_where_a_year_was_guessed(text: str, today: date) -> None:
    """A plan with a period, or with whole dates, is the same plan next year. Mistakes in the period leave it open."""
    one, other = compiled(text), compiled(text, today=today)
    if one.has_errors or "year-guessed" in (*rules(one), *rules(other)):
        return
    assert answer(one) == answer(other)
