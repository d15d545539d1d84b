"""What a table of slips says is what the plan would say with the slipped date written into it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from copflow.overview.slips import slips_of
from copflow.schedule.model import Open, Settled, When
from tests.laws.writing import compiled, entry_of

PLAN = """
holidays US/NY
closed 20 December to 3 January
on closed days tasks move to {rule}
webinar 1 on {day}
  guide drafted due 2 weeks before
  guide due 1 week before, needs guide drafted
  archived due {count} working days after
    thanks sent due 1 week after
survey in the week after webinar 1
report needs survey
talk on the Friday after webinar 1
unrelated on 5 March 2027
"""

days = st.dates(date(2026, 9, 1), date(2027, 2, 28))


@given(
    day=days,
    slip=st.integers(1, 28),
    count=st.integers(1, 12),
    rule=st.sampled_from(("previous working day", "next working day")),
)
@settings(max_examples=60)
def test_a_slip_is_what_the_later_date_would_give(day: date, slip: int, count: int, rule: str) -> None:
    before = compiled(PLAN.format(day=day.isoformat(), count=count, rule=rule))
    after = compiled(PLAN.format(day=(day + timedelta(slip)).isoformat(), count=count, rule=rule))
    table = slips_of(before)[entry_of(before, "webinar 1").activity.number]
    later = {move.number: move.days[slip - 1] for move in table.moves}
    for one, other in zip(before.schedule.entries, after.schedule.entries, strict=True):
        assert later.get(one.activity.number, 0) == _days_between(one.when, other.when), one.activity.full_name
    assert not table.is_cut


def _days_between(one: When, other: When) -> int | None:
    match one, other:
        case Settled(last=before), Settled(last=after):
            return (after - before).days
        case Open(earliest=before), Open(earliest=after):
            return (after - before).days
        case _:
            return None
