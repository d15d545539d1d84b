"""The table beside a slider: what moves if an activity slips, what would be on a closed day, what is in the way."""

from datetime import date

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.overview.slips import SOME_DAYS, slips_of
from copflow.schedule.slip import MOST_DEPENDENTS

TODAY = date(2026, 11, 24)

PLAN = """
holidays US/NY
webinar 1 on 10 November 2026 at 14:00
  guide due 1 week before
follow-up on 13 November 2026, needs webinar 1
old survey on 2 November 2026, done
"""


def _compiled(text: str) -> Compilation:
    return compile_plan(Source("a.plan", text), today=TODAY)


def test_what_counts_from_it_moves_with_it_and_a_closed_day_is_named() -> None:
    table = slips_of(_compiled(PLAN))[0]
    assert table.steps == tuple(range(1, 29))
    own, guide, _follow_up = table.moves
    assert (own.number, own.days[:3]) == (0, (1, 2, 3))
    assert own.notes[0] == "Veterans Day"
    assert own.notes[3] == "a Saturday"
    assert (guide.number, guide.days[:3]) == (1, (1, 2, 3))


def test_what_needs_it_and_stays_is_told_once_it_is_too_early() -> None:
    follow_up = slips_of(_compiled(PLAN))[0].moves[2]
    assert (follow_up.number, set(follow_up.days)) == (2, {0})
    assert sorted(follow_up.notes) == list(range(3, 28))
    assert follow_up.notes[3] == "before “webinar 1” is finished"


def test_what_is_done_slips_no_more() -> None:
    compilation = _compiled(PLAN)
    assert 3 not in slips_of(compilation)


def test_a_private_activity_is_told_only_on_request() -> None:
    compilation = _compiled("call on 10 November 2026\nprep due 1 day before call, private\n")
    assert [move.number for move in slips_of(compilation)[0].moves] == [0]
    assert [move.number for move in slips_of(compilation, private=True)[0].moves] == [0, 1]


def test_of_a_long_chain_the_first_are_told_and_that_there_are_more() -> None:
    lines = ["step 0 on 10 November 2026", *(f"step {n} 1 day after step {n - 1}" for n in range(1, 400))]
    compilation = _compiled("\n".join(lines) + "\n")
    table = slips_of(compilation)[0]
    assert table.steps == SOME_DAYS
    assert [move.number for move in table.moves] == list(range(MOST_DEPENDENTS + 1))
    assert table.is_cut


def test_nothing_of_the_schedule_is_changed() -> None:
    compilation = _compiled(PLAN)
    before = [entry.when for entry in compilation.schedule.entries]
    slips_of(compilation)
    assert [entry.when for entry in compilation.schedule.entries] == before
