"""The chain of a conflict: every clause on the way to the dates that do not fit, and nothing besides."""

from collections.abc import Sequence
from datetime import date

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source

HEAD = "from August 2026 to May 2027\n"
CONFLICTS = ("date-conflict", "out-of-bounds")


def compiled(text: str) -> Compilation:
    return compile_plan(Source("x.plan", HEAD + text), today=date(2026, 7, 1))


def conflicts(text: str) -> list[Diagnostic]:
    return [one for one in compiled(text).findings if one.rule in CONFLICTS]


def chain(text: str) -> list[tuple[str, str, str]]:
    """What stands at each link of the only conflict, the day that it comes to, and what is wrong with that."""
    [finding] = conflicts(text)
    source = compiled(text).source
    return [(source.slice(link.span), link.day, link.verdict) for link in finding.chain]


def test_a_need_that_is_finished_too_late() -> None:
    text = """board review on 14 May
report due 3 days before board review, needs survey closes
survey opens on 29 April
survey closes 14 days after survey opens
"""
    assert chain(text) == [
        ("on 14 May", "Fri 14 May 2027", ""),
        ("3 days before board review", "Tue 11 May 2027", "too early"),
        ("on 29 April", "Thu 29 April 2027", ""),
        ("14 days after survey opens", "Thu 13 May 2027", "needed first"),
    ]
    [finding] = conflicts(text)
    assert finding.title == '"survey closes" is finished on Thu 13 May 2027, 2 days after "report" needs it.'


def test_what_both_sides_have_in_common_stands_once() -> None:
    text = "kickoff on 4 May\na 1 day after kickoff, needs b\nb 3 days after kickoff"
    assert chain(text) == [
        ("on 4 May", "Tue 4 May 2027", ""),
        ("1 day after kickoff", "Wed 5 May 2027", "too early"),
        ("3 days after kickoff", "Fri 7 May 2027", "needed first"),
    ]


def test_a_step_of_a_shape_and_a_move() -> None:
    text = """each webinar
  guide due 1 week before, needs survey
on closed days tasks move to next working day
closed 3 November
webinar 1 on 10 November
survey on 5 November
"""
    assert chain(text) == [
        ("on 10 November", "Tue 10 November 2026", ""),
        ("1 week before", "Tue 3 November 2026", ""),
        ("guide", "Wed 4 November 2026", "too early"),
        ("on 5 November", "Thu 5 November 2026", "needed first"),
    ]


def test_a_limit_that_counts_from_something() -> None:
    text = "wrap-up on 29 April\nvisit on 3 May, at least 1 week before wrap-up"
    assert chain(text) == [
        ("on 3 May", "Mon 3 May 2027", "too late"),
        ("on 29 April", "Thu 29 April 2027", ""),
        ("at least 1 week before wrap-up", "Thu 22 April 2027", "the latest day"),
    ]


def test_limits_that_leave_no_day_of_a_window() -> None:
    text = "kickoff on 3 November\na in November, no earlier than 5 November, at least 1 week before kickoff"
    assert chain(text) == [
        ("no earlier than 5 November", "Thu 5 November 2026", "the earliest day"),
        ("on 3 November", "Tue 3 November 2026", ""),
        ("at least 1 week before kickoff", "Tue 27 October 2026", "the latest day"),
    ]


def test_of_two_limits_on_one_side_the_strictest_is_named() -> None:
    text = "kickoff on 3 November\na on 20 November, by 10 November, at least 1 week before kickoff"
    [(_day, _on, _late), (place, day, _verdict), *_limit] = chain(text)
    assert (place, day) == ("on 3 November", "Tue 3 November 2026")


@pytest.mark.parametrize(
    "text",
    [
        "a in November, by 3 October",
        "a in November, no earlier than 5 December",
        "a in November, no earlier than 20 November, by 10 November",
        "a on 3 March, no earlier than 5 March, by 1 March",
        "a at least 2 weeks after k, within 1 week after k",
        "a due 1 week after k, within 3 days after k, at least 2 weeks after k",
        "a in November, at least 1 week before k, at least 1 week after k",
        "a needs k, by 3 November",
        "a in the week after k, by 3 November",
        "a in November for 10 days, by 8 November, no earlier than 1 November",
        "a on 10 November, in December",
        "a on 2 November, needs k",
    ],
)
def test_the_set_of_clauses_is_minimal(text: str) -> None:
    """There is one message, and without either of the clauses that it names there is no contradiction between them."""
    plan = f"k on 3 November\n{text}"
    [finding] = conflicts(plan)
    assert not [one for one in compiled(plan).findings if one.severity is Severity.ERROR and one != finding]
    source = compiled(plan).source
    last = [link.span for link in finding.chain if link.verdict]
    clauses = {source.slice(span) for span in last if source.position(span.start).line == 3}
    assert clauses
    for clause in clauses - {"k"}:
        assert finding.title not in _titles(_without(text, clause)), clause


def _without(text: str, clause: str) -> Sequence[str]:
    parts = [part.strip() for part in text.removeprefix("a ").split(",")]
    return [part for part in parts if clause not in part]


def _titles(parts: Sequence[str]) -> list[str]:
    plan = f"k on 3 November\na {', '.join(parts)}".rstrip()
    return [one.title for one in conflicts(plan)]
