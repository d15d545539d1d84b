"""Rules are followed as dateutil follows them, and always come to an end."""

from datetime import date, datetime

import pytest
from hypothesis import given

from copflow.dates.forms import ClockTime
from copflow.importing.recur import Budget, Rule, days, excepted_days, parse_rule
from copflow.importing.values import Stamp
from tests.importing.rules import STARTS, moments, rules

FAR = date(2040, 12, 31)


def _days(written: str, start: date) -> list[date]:
    rule = parse_rule(written, Stamp(start, ClockTime(10)))
    assert isinstance(rule, Rule), rule
    until = min(FAR, rule.until.day) if rule.until else FAR
    return list(days(rule, start, until, Budget(1_000_000)))


@given(rules(), STARTS)
def test_a_rule_has_the_days_that_dateutil_finds(rule: str, start: datetime) -> None:
    found = [one for one in moments(rule, start.replace(hour=0, minute=0)) if one.date() <= FAR]
    if found:  # a start that the rule does not have is counted by RFC 5545, and left out by dateutil
        first = found[0]
        assert _days(rule, first.date()) == [one.date() for one in moments(rule, first, 9_999) if one.date() <= FAR]


@given(rules(), STARTS)
def test_a_rule_of_exceptions_has_the_start_only_if_it_fits(rule: str, start: datetime) -> None:
    start = start.replace(hour=0, minute=0)
    parsed = parse_rule(rule, Stamp(start.date(), ClockTime(0)))
    assert isinstance(parsed, Rule)
    until = min(FAR, parsed.until.day) if parsed.until else FAR
    found = list(excepted_days(parsed, start.date(), until, Budget(1_000_000)))
    assert found == [one.date() for one in moments(rule, start, 9_999) if one.date() <= FAR]


def test_a_week_without_a_weekday_is_that_of_the_start() -> None:
    assert _days("FREQ=YEARLY;BYWEEKNO=20,-1;COUNT=4", date(2026, 5, 14)) == [
        date(2026, 5, 14),
        date(2026, 12, 31),
        date(2027, 5, 20),
        date(2027, 12, 30),
    ]


def test_the_start_is_the_first_date_even_if_the_rule_has_it_not() -> None:
    assert _days("FREQ=WEEKLY;BYDAY=TU;COUNT=3", date(2026, 9, 7)) == [
        date(2026, 9, 7),
        date(2026, 9, 8),
        date(2026, 9, 15),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
        "FREQ=YEARLY;INTERVAL=100000",
        "FREQ=MONTHLY;BYSETPOS=366",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
    ],
)
def test_a_rule_that_has_no_further_date_comes_to_an_end(rule: str) -> None:
    assert _days(rule, date(2026, 9, 8)) == [date(2026, 9, 8)]


def test_a_budget_ends_what_would_take_too_long() -> None:
    budget = Budget(100)
    found = list(days(Rule("DAILY"), date(2026, 1, 1), date(2100, 1, 1), budget))
    assert len(found) <= 101
    assert budget.left < 0


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("FREQ=HOURLY", "FREQ=HOURLY"),
        ("COUNT=3", "no FREQ"),
        ("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY=100"),
        ("FREQ=MONTHLY;BYWEEKNO=20", "BYWEEKNO=20"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "BYWEEKNO=20"),
        ("FREQ=DAILY;BYHOUR=10,12", "BYHOUR=10,12"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=DAILY;COUNT=x", "COUNT=X"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX"),
        ("FREQ=WEEKLY;BYDAY=2TU", "BYDAY=2TU"),
        ("FREQ=DAILY;UNTIL=soon", "UNTIL=SOON"),
    ],
)
def test_what_is_not_followed_is_named(rule: str, part: str) -> None:
    assert parse_rule(rule, Stamp(date(2026, 9, 8), ClockTime(10))) == part


def test_an_hour_that_only_repeats_the_start_says_nothing() -> None:
    rule = parse_rule("FREQ=DAILY;BYHOUR=10;BYMINUTE=0;BYSECOND=0", Stamp(date(2026, 9, 8), ClockTime(10)))
    assert rule == Rule("DAILY")
