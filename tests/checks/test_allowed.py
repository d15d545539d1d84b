"""The fixes of comments that allow nothing: they delete what is not used, and nothing else of the line."""

from datetime import date

import pytest

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source

PLAN = 'plan "Spring" from January to May 2027\n'


def mended(text: str) -> str:
    """The text with the first fix of its only warning."""
    [found] = compile_plan(Source("spring.plan", PLAN + text), today=date(2026, 7, 1)).findings
    assert found.rule == "unused-allow"
    [edit] = found.fixes[0].edits
    return ((PLAN + text)[: edit.span.start] + edit.text + (PLAN + text)[edit.span.end :]).removeprefix(PLAN)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("party on 7 May 2027  # allow: closed-day\n", "party on 7 May 2027\n"),
        ("party on 7 May 2027 # allow: closed-day as agreed\n", "party on 7 May 2027\n"),
        ("# allow: closed-day\nparty on 7 May 2027\n", "\nparty on 7 May 2027\n"),
        ("lunch due 8 May 2027 # allow: weekend-date, away\n", "lunch due 8 May 2027 # allow: weekend-date\n"),
        ("lunch due 8 May 2027 # allow: away , weekend-date ok\n", "lunch due 8 May 2027 # allow: weekend-date ok\n"),
    ],
)  # fmt: skip
def test_the_fix_deletes_what_is_not_used(text: str, after: str) -> None:
    assert mended(text) == after
