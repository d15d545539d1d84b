"""What is put where when something else is supposed of an activity."""

from collections.abc import Sequence
from datetime import date

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.editing.carry_out import Changed, Outcome, Refused
from copflow.editing.suppose import split, suppose

HEAD = """from August 2026 to May 2027
each webinar
  on second Tuesday at 14:00 for 1 hour
  guide due 1 week before
webinar 1 in November
call every first Tuesday
report due 3 May
"""


def compiled(texts: Sequence[str]) -> Compilation:
    return compile_plan(Source("x.plan", texts[0]), today=date(2026, 7, 1))


def supposed(text: str, words: str) -> Outcome:
    old = compiled([HEAD + text])
    name, rest = split(words, old.graph.activities)
    [activity] = [one for one in old.graph.activities if one.full_name == name]
    return suppose(old, activity, rest, compiled)


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        ("webinar 1 on 3 May", "webinar 1", "on 3 May"),
        ("guide of webinar 1 due 3 May", "guide of webinar 1", "due 3 May"),
        ("call of 6 October moved to 8 October", "call of 6 October", "moved to 8 October"),
        ("Webinar  1   is  on 3 May", "Webinar 1", "on 3 May"),
        ("cancel webinar 1", "webinar 1", "cancelled"),
        ("move report to 4 May", "report", "to 4 May"),
        ("webinar on 3 May", "webinar", "on 3 May"),
        ("webinar 9 on 3 May", "webinar 9", ""),
        ("webinr 1 on 3 May", "webinr 1", ""),
        ("nothing", "nothing", ""),
        ("", "", ""),
    ],
)
def test_a_line_is_a_name_and_what_is_said_of_it(words: str, name: str, rest: str) -> None:
    assert split(words, compiled([HEAD]).graph.activities) == (name, rest)


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("a on 3 May", "a on 4 May", "a on 4 May"),
        ("a on 3 May", "a 4 May", "a on 4 May"),
        ("a on 3 May", "a in May", "a in May"),
        ("a in May", "a from 3 to 5 May", "a from 3 to 5 May"),
        ("a from 3 to 5 May", "a on 10 May", "a from 10 to 12 May"),
        ("a on 3 May", "a TBD", "a TBD"),
        ("a TBD", "a on 3 May", "a on 3 May"),
        ("a on 3 May at 10:00", "a at 11:00 for 2 hours", "a on 3 May at 11:00, for 2 hours"),
        ("a on 3 May at 10:00 for 1 hour", "a from 9:00 to 12:00", "a on 3 May from 9:00 to 12:00"),
        ("a on 3 May for 2 days", "a for 3 days", "a on 3 May for 3 days"),
        ("a on 3 May", 'a cancelled "rain"', 'a on 3 May, cancelled "rain"'),
        ("a on 3 May, tentative", "a confirmed", "a on 3 May, confirmed"),
        ("a due 3 May", "a due 4 May", "a due 4 May"),
        ("a on 3 May", "a due 4 May", "a due 4 May"),
        ("a on 3 May, no later than 5 May", "a no later than 4 May", "a on 3 May, no later than 4 May"),
    ],
)
def test_a_clause_takes_the_place_of_its_sort(before: str, words: str, after: str) -> None:
    outcome = supposed(before, words)
    assert isinstance(outcome, Changed), outcome
    assert outcome.texts[0].removeprefix(HEAD) == after


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("webinar 1 at 15:00", "webinar 1 in November, at 15:00"),
        ("guide of webinar 1 due 2 weeks before", "webinar 1 in November; guide due 2 weeks before"),
    ],
)
def test_what_a_shape_says_is_said_anew_for_the_one(words: str, line: str) -> None:
    outcome = supposed("", words)
    assert isinstance(outcome, Changed)
    assert line in outcome.texts[0].splitlines()


def test_a_plan_may_have_errors_then() -> None:
    outcome = supposed("a on 3 May\nb on 5 May, needs a", "a on 6 May")
    assert isinstance(outcome, Changed)
    assert [finding.rule for finding in outcome.new.findings if finding.rule == "date-conflict"] == ["date-conflict"]


@pytest.mark.parametrize("words", ["a by Sam", 'a note "x"', "a on 31 April", "a on 3 Mai", "a needs call", "a soon"])
def test_what_cannot_be_supposed(words: str) -> None:
    assert isinstance(supposed("a on 3 May", words), Refused)
