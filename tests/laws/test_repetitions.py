"""What a repetition gives is what RFC 5545 says; where copflow clamps instead, its own rule is stated here."""

from datetime import date, datetime, timedelta

from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from copflow.compile import Compilation
from copflow.dates.arithmetic import days_in_month
from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES, ordinal
from tests.laws.writing import compiled

starts = st.dates(date(2026, 1, 1), date(2027, 12, 31))
weeks = st.integers(1, 12)
weekdays = st.sets(st.integers(0, 6), min_size=1, max_size=4).map(sorted)
counts = st.integers(1, 40)


def days(compilation: Compilation) -> list[date]:
    """The days of all activities of a plan that is one repetition."""
    assert not compilation.has_errors, compilation.findings
    found = [entry.first for entry in compilation.schedule.entries]
    assert all(entry.first == entry.last for entry in compilation.schedule.entries)
    return [day for day in found if day is not None]


def ruled(frequency: int, start: date, last: date, **rule: object) -> list[date]:
    """What dateutil makes of the rule."""
    first, end = datetime(start.year, start.month, start.day), datetime(last.year, last.month, last.day)
    return [moment.date() for moment in rrule.rrule(frequency, dtstart=first, until=end, **rule)]  # type: ignore[arg-type]


def listed(chosen: list[int]) -> str:
    return " and ".join(WEEKDAY_NAMES[day] for day in chosen)


@given(start=starts, step=weeks, chosen=weekdays, length=st.integers(0, 500), week_start=st.integers(0, 6))
def test_weeks_are_those_of_rfc_5545(start: date, step: int, chosen: list[int], length: int, week_start: int) -> None:
    last = start + timedelta(length)
    text = (
        f'plan "Weeks"\n  weeks start on {WEEKDAY_NAMES[week_start]}\n'
        f"kickoff on {start}\ncall every {step} weeks on {listed(chosen)} from {start} to {last}\n"
    )
    expected = ruled(rrule.WEEKLY, start, last, interval=step, byweekday=chosen, wkst=week_start)
    compilation = compiled(text)
    if not expected:
        assert [finding.rule for finding in compilation.findings if finding.severity > 2] == ["no-occurrence"]
    else:
        assert days(compilation)[1:] == expected


@given(start=starts, length=st.integers(28, 900), nth=st.sampled_from((1, 2, 3, 4, 5, -1)), day=st.integers(0, 6))
def test_the_nth_weekday_of_each_month_is_that_of_rfc_5545(start: date, length: int, nth: int, day: int) -> None:
    last = start + timedelta(length)
    word = "last" if nth == -1 else ordinal(nth)
    text = f"kickoff on {start}\ncall every {word} {WEEKDAY_NAMES[day]} of the month from {start} to {last}\n"
    expected = ruled(rrule.MONTHLY, start, last, byweekday=rrule.weekday(day)(nth))
    if expected:
        assert days(compiled(text))[1:] == expected


@given(start=starts, step=st.integers(1, 30), length=st.integers(0, 300))
def test_days_are_those_of_rfc_5545(start: date, step: int, length: int) -> None:
    last = start + timedelta(length)
    text = f"call every {step} days from {start} to {last}\n"
    assert days(compiled(text)) == ruled(rrule.DAILY, start, last, interval=step)


@given(start=starts, number=st.integers(1, 31), step=st.integers(1, 2), count=st.integers(1, 24))
def test_a_day_that_a_month_lacks_is_its_last_one(start: date, number: int, step: int, count: int) -> None:
    """RFC 5545 would skip the 31st of a shorter month; copflow takes the last day, and the 31st comes back."""
    word = "month" if step == 1 else f"{step} months"
    text = f"call every {word} on the {ordinal(number)} from {start}, {count} times\n"
    expected: list[date] = []
    month = start.year * 12 + start.month - 1
    while len(expected) < count:
        year, index = divmod(month, 12)
        day = date(year, index + 1, min(number, days_in_month(year, index + 1)))
        expected += [day] if day >= start else []
        month += step
    assert days(compiled(text)) == expected


@given(start=starts, count=st.integers(1, 24))
def test_a_month_from_a_day_on_comes_back_to_that_day(start: date, count: int) -> None:
    text = f"call monthly from {start}, {count} times\n"
    months = [start.year * 12 + start.month - 1 + more for more in range(count)]
    assert days(compiled(text)) == [
        date(month // 12, month % 12 + 1, min(start.day, days_in_month(month // 12, month % 12 + 1)))
        for month in months
    ]


@given(start=starts, step=weeks, chosen=weekdays, count=counts)
def test_moving_the_start_by_a_week_moves_every_one_by_a_week(
    start: date, step: int, chosen: list[int], count: int
) -> None:
    text = "call every {} weeks on {} from {}, {} times\n"
    week = timedelta(7)
    before = days(compiled(text.format(step, listed(chosen), start, count)))
    after = days(compiled(text.format(step, listed(chosen), start + week, count)))
    assert after == [day + week for day in before]


RULES = st.sampled_from(
    ("every Tuesday", "every 2 weeks on Monday and Friday", "daily", "monthly on the 31st", "every last Friday")
)


@given(rule=RULES, start=starts, count=counts)
def test_n_times_are_n(rule: str, start: date, count: int) -> None:
    found = days(compiled(f"call {rule} from {start}, {count} times\n"))
    assert len(found) == len(set(found)) == count
    assert found == sorted(found) and found[0] >= start


@given(
    rule=RULES,
    start=starts,
    left_out=st.lists(st.integers(0, 250), min_size=1, max_size=8),
    month=st.none() | st.sampled_from(MONTH_NAMES),
)
def test_exceptions_never_add(rule: str, start: date, left_out: list[int], month: str | None) -> None:
    last = start + timedelta(300)
    items = [str(start + timedelta(more)) for more in left_out] + ([month] if month else [])
    plain = f"call {rule} from {start} to {last}\n"
    whole = days(compiled(plain))
    gone = {start + timedelta(more) for more in left_out}
    compilation = compiled(f"kickoff on {start}\n{plain.strip()} except {', '.join(items)}\n")
    if compilation.has_errors:  # nothing is left
        assert {finding.rule for finding in compilation.findings if finding.severity > 2} == {"no-occurrence"}
    else:
        kept = [day for day in whole if day not in gone and (month is None or MONTH_NAMES[day.month - 1] != month)]
        assert days(compilation)[1:] == kept


@given(start=starts, count=st.integers(2, 20), skipped=st.integers(0, 19))
def test_what_is_skipped_keeps_its_number_and_what_is_excepted_has_none(start: date, count: int, skipped: int) -> None:
    day = start + timedelta(7 * (skipped % count))
    numbers = f"call 1 to {count} weekly from {start}"
    skips = compiled(f"{numbers}, skip {day}\n").schedule.entries
    excepts = compiled(f"{numbers}, except {day}\n").schedule.entries
    assert len(skips) == count - 1
    assert f"call {skipped % count + 1}" not in {entry.activity.full_name for entry in skips}
    assert [entry.activity.full_name for entry in excepts] == [f"call {number}" for number in range(1, count + 1)]
