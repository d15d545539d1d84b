"""Where the commands that change a plan put their words."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.editing.carry_out import Changed, Outcome, Refused, Unchanged
from copflow.editing.move import move
from copflow.editing.states import cancel, done

TODAY = date(2026, 11, 4)
HEAD = """from August 2026 to May 2027
each webinar
  on second Tuesday
  guide due 1 week before
    draft due 2 days before
"""


def compiled(texts: Sequence[str]) -> Compilation:
    return compile_plan(Source("x.plan", texts[0]), today=TODAY)


def outcome(text: str, name: str, request: Callable[..., Outcome]) -> Outcome:
    old = compiled([HEAD + text])
    [activity] = [one for one in old.graph.activities if one.full_name == name]
    return request(old, activity, compiled)


def changed(text: str, name: str, request: Callable[..., Outcome]) -> str:
    result = outcome(text, name, request)
    assert isinstance(result, Changed), result
    return result.texts[0].removeprefix(HEAD)


finished = partial(done, on=None, today=TODAY)
called_off = partial(cancel, why=None)


def to(day: str) -> Callable[..., Outcome]:
    return partial(move, day=day)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("a on 3 May", "a", "a on 3 May, done 4 November"),
        ("a on 3 May  # why\n", "a", "a on 3 May, done 4 November  # why\n"),
        ("a on 3 May, # why\n", "a", "a on 3 May, done 4 November # why\n"),
        ("a on 3 May; b; c\n", "b of a", "a on 3 May; b, done 4 November; c\n"),
        ("a on 3 May;\n", "a", "a on 3 May, done 4 November;\n"),
        ("a on 3 May, tentative, by Sam\nperson Sam", "a", "a on 3 May, done 4 November, by Sam\nperson Sam"),
        ("a on 3 May; tentative; b\n", "a", "a on 3 May; done 4 November; b\n"),
        ('a on 3 May\n  cancelled "ill"\n  b\n', "a", "a on 3 May\n  done 4 November\n  b\n"),
        ("webinar 1 in November\n", "guide of webinar 1", "webinar 1 in November; guide done 4 November\n"),
        ("webinar 1 in November;\n", "guide of webinar 1", "webinar 1 in November; guide done 4 November\n"),
        ("webinar 1 in May; x # y\n", "guide of webinar 1", "webinar 1 in May; x; guide done 4 November # y\n"),
        ("webinar 1 in May\r\n\tx\r\nb in May", "guide of webinar 1",
         "webinar 1 in May\r\n\tx\r\n\tguide done 4 November\r\nb in May"),
        ("webinar 1 in May", "draft of guide of webinar 1", "webinar 1 in May\n  guide\n    draft done 4 November"),
        ("webinar 1 in May; guide; x # y\nb in May", "draft of guide of webinar 1",
         "webinar 1 in May; x # y\n  guide\n    draft done 4 November\nb in May"),
        ("webinar 1 to 3 monthly from November", "webinar 2",
         "webinar 1 to 3 monthly from November\nwebinar 2 done 4 November"),
    ],
)  # fmt: skip
def test_done(before: str, name: str, after: str) -> None:
    assert changed(before, name, finished) == after


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("call every first Tuesday\n  agenda\nb in May\n", "call of 6 October 2026",
         "call every first Tuesday\n  agenda\ncall of 6 October cancelled\nb in May\n"),
        ("call every first Tuesday\ncall of 6 October\n  agenda\n", "call of 6 October 2026",
         "call every first Tuesday\ncall of 6 October, cancelled\n  agenda\n"),
        ("call every first Tuesday\n  agenda\n", "agenda of call of 6 October 2026",
         "call every first Tuesday\n  agenda\ncall of 6 October\n  agenda cancelled\n"),
    ],
)  # fmt: skip
def test_cancelled_occurrences(before: str, name: str, after: str) -> None:
    assert changed(before, name, called_off) == after


@pytest.mark.parametrize(
    ("before", "name", "day", "after"),
    [
        ("a on 3 May, by Sam\nperson Sam", "a", "10 May", "a on 10 May, by Sam\nperson Sam"),
        ("a in May", "a", "on 10 May", "a on 10 May"),
        ("a TBD", "a", "10 May", "a on 10 May"),
        ("a due TBD", "a", "10 May", "a due 10 May"),
        ("a due in May", "a", "10 May", "a due 10 May"),
        ("a by 3 May", "a", "10 May", "a due 10 May"),
        ("a on 3 May; b due 1 week before", "b of a", "28 April", "a on 3 May; b due 28 April"),
        ("a on 3 May; b 1 week before", "b of a", "2 weeks before", "a on 3 May; b, 2 weeks before"),
        ("webinar 1 in November", "webinar 1", "third Thursday", "webinar 1 in November, on third Thursday"),
        ("a from 9 to 13 November", "a", "30 November", "a from 30 November to 4 December"),
        ("a from Monday to Friday in the week of 9 November", "a", "16 November", "a from 16 to 20 November"),
        ("a on 9 November for 3 days", "a", "30 November", "a on 30 November for 3 days"),
        ("webinar 1 to 3 monthly from November", "webinar 2", "3 December",
         "webinar 1 to 3 monthly from November\nwebinar 2 on 3 December"),
        ("webinar 1 in November", "guide of webinar 1", "2 November", "webinar 1 in November; guide due 2 November"),
        ("call every first Tuesday\ncall of 6 October moved to 8 October", "call of 6 October 2026", "9 October",
         "call every first Tuesday\ncall of 6 October moved to 9 October"),
    ],
)  # fmt: skip
def test_moved(before: str, name: str, day: str, after: str) -> None:
    assert changed(before, name, to(day)) == after


@pytest.mark.parametrize(
    "day", ["", "foo", "31 April", "in May", "3 May; x", "3 May # x", "3 May, optional", '3 May"', "1 week before b"]
)
def test_no_day(day: str) -> None:
    assert isinstance(outcome("a on 3 June\nb 1 week after a", "a", to(day)), Refused)


def test_what_is_so_already() -> None:
    assert isinstance(outcome("a on 3 May, done", "a", finished), Unchanged)
    assert isinstance(outcome("webinar 1 in May, cancelled", "guide of webinar 1", called_off), Unchanged)
    assert isinstance(outcome("webinar 1 in November", "webinar 1", to("10 November")), Unchanged)
    assert isinstance(
        outcome("a on 3 May, done 2 November", "a", partial(done, on="2026-11-02", today=TODAY)), Unchanged
    )


def test_a_line_with_an_error_is_left_alone() -> None:
    result = outcome("a on 3 Mai\nb on 3 May", "a", finished)
    assert isinstance(result, Refused)
    assert result.findings


def test_ongoing_is_not_done() -> None:
    result = outcome("a, ongoing", "a", finished)
    assert isinstance(result, Refused)
    assert [finding.rule for finding in result.findings] == ["state-conflict"]
