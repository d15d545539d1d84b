"""What hangs on an activity goes where it goes, and counting is plain arithmetic."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from copflow.dates.arithmetic import days_in_month
from tests.laws.writing import compiled, entry_of, first_day

anchor_days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
shifts = st.integers(-400, 400)
sides = st.sampled_from(("before", "after"))
day_units = st.sampled_from(("day", "days", "week", "weeks", "fortnights"))

HANGING = """
guide due {count} {unit} {side} webinar 1
check {count} {unit} {side} guide, for 3 days
webinar 1 on {day} for 2 days
  recording due 3 days after
    slides due 1 week before
  thanks sent
"""


def _plan(day: date, **words: object) -> str:
    return HANGING.format(day=day.isoformat(), **words)


@given(day=anchor_days, shift=shifts, count=st.integers(0, 60), unit=day_units, side=sides)
def test_moving_an_anchor_moves_what_hangs_on_it_as_far(
    day: date, shift: int, count: int, unit: str, side: str
) -> None:
    before = compiled(_plan(day, count=count, unit=unit, side=side))
    after = compiled(_plan(day + timedelta(shift), count=count, unit=unit, side=side))
    for one, other in zip(before.schedule.entries, after.schedule.entries, strict=True):
        assert one.first is not None and one.last is not None
        assert other.first == one.first + timedelta(shift)
        assert other.last == one.last + timedelta(shift)


@given(day=anchor_days, weeks=st.integers(0, 200), side=sides)
def test_a_week_is_seven_days_and_a_fortnight_fourteen(day: date, weeks: int, side: str) -> None:
    text = f"""
kickoff on {day}
first {weeks} weeks {side} kickoff
second {7 * weeks} days {side} kickoff
third {weeks} fortnights {side} kickoff
fourth {2 * weeks} weeks {side} kickoff
"""
    compilation = compiled(text)
    assert first_day(compilation, "first") == first_day(compilation, "second")
    assert first_day(compilation, "third") == first_day(compilation, "fourth")


@given(day=anchor_days, count=st.integers(0, 2000), unit=day_units)
def test_there_and_back_again_is_the_same_day(day: date, count: int, unit: str) -> None:
    text = f"""
kickoff on {day}
later {count} {unit} after kickoff
back {count} {unit} before later
"""
    assert first_day(compiled(text), "back") == day


@given(day=anchor_days, months=st.integers(0, 60), side=sides)
def test_months_keep_the_day_or_take_the_last_one_of_a_shorter_month(day: date, months: int, side: str) -> None:
    compilation = compiled(f"kickoff on {day}\nlater {months} months {side} kickoff\n")
    sign = 1 if side == "after" else -1
    year, month = divmod(day.year * 12 + day.month - 1 + sign * months, 12)
    expected = date(year, month + 1, min(day.day, days_in_month(year, month + 1)))
    assert first_day(compilation, "later") == expected


def test_a_month_after_31_january_is_the_last_day_of_february() -> None:
    compilation = compiled("kickoff on 31 January 2027\nlater 1 month after kickoff\n")
    assert first_day(compilation, "later") == date(2027, 2, 28)


@given(day=anchor_days, years=st.integers(0, 60))
def test_a_year_is_twelve_months(day: date, years: int) -> None:
    text = f"kickoff on {day}\nfirst {years} years after kickoff\nsecond {12 * years} months after kickoff\n"
    compilation = compiled(text)
    assert first_day(compilation, "first") == first_day(compilation, "second")


@given(day=anchor_days, count=st.integers(1, 200))
def test_working_days_are_the_weekdays_between(day: date, count: int) -> None:
    compilation = compiled(f"kickoff on {day}\nlater {count} working days after kickoff\n")
    later = first_day(compilation, "later")
    between = [day + timedelta(step) for step in range(1, (later - day).days + 1)]
    assert later.weekday() < 5
    assert sum(one.weekday() < 5 for one in between) == count


@given(day=anchor_days, count=st.integers(0, 40), unit=day_units, side=sides)
def test_what_hangs_on_a_window_is_a_window_as_wide(day: date, count: int, unit: str, side: str) -> None:
    """The earliest day hangs on the window's first day, and the latest on its last."""
    month = f"{day:%B} {day.year}"
    last = day.replace(day=days_in_month(day.year, day.month))
    compilation = compiled(
        f"webinar 1 in {month}\n"
        f"guide {count} {unit} {side} webinar 1\n"
        f"on the first on {day.replace(day=1)}; guide {count} {unit} {side}\n"
        f"on the last on {last}; guide {count} {unit} {side}\n"
    )
    guide = entry_of(compilation, "guide")
    assert guide.first == entry_of(compilation, "guide of on the first").first
    assert guide.last == entry_of(compilation, "guide of on the last").last
