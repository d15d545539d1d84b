"""Time zones in calendars: the VTIMEZONE of each zone, read by dateutil, is the clock that zoneinfo has."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical

from copflow.dates.zone_rules import Change, ZoneRule, follows, is_utc, parse_footer, zone_rule
from copflow.outputs.ics_zone import zone_component

YEARS = range(2026, 2030)
HOUR, DAY = timedelta(hours=1), timedelta(1)


@cache
def rules() -> dict[str, ZoneRule]:
    """The rule of every zone that has one; `localtime` is only the zone of a machine."""
    found = {name: zone_rule(name) for name in sorted(available_timezones() - {"localtime"})}
    return {name: rule for name, rule in found.items() if rule is not None}


def written(name: str) -> str:
    """The VTIMEZONE of a zone."""
    return str(zone_component(name, rules()[name]).to_ical(sorted=False).decode())


def moments(rule: ZoneRule) -> Iterator[datetime]:
    """Every noon of these years, and every hour of the two days before and after a change of the clock."""
    for year in YEARS:
        yield from (datetime(year, 1, 1, 12) + DAY * number for number in range(365))
        for change, _before, _after in rule.changes():
            yield from (change.onset(year) + HOUR * number for number in range(-48, 49))


def test_every_zone_has_a_rule_of_the_one_form() -> None:
    assert available_timezones() - {"localtime"} == rules().keys()


def test_every_zone_that_follows_its_rule_is_read_as_zoneinfo_has_it() -> None:
    wrong = []
    for name, rule in rules().items():
        if not all(follows(name, year) for year in YEARS):
            continue
        zone, read = ZoneInfo(name), tzical(io.StringIO(written(name).replace("\r\n", "\n"))).get(name)
        assert read is not None
        for time in moments(rule):
            local = time.replace(tzinfo=zone)
            is_plain = local.utcoffset() == local.replace(fold=1).utcoffset()
            if is_plain and read.utcoffset(time) != local.utcoffset():
                wrong.append((name, time))
    assert wrong == []


def test_few_zones_have_changes_that_no_rule_has() -> None:
    others = [name for name in rules() if not all(follows(name, year) for year in YEARS)]
    assert {"Africa/Casablanca", "Africa/El_Aaiun"} <= set(others)
    assert len(others) < 30, others


def test_what_was_before_the_last_change_of_law_is_noticed() -> None:
    assert not follows("America/New_York", 2006)
    assert follows("America/New_York", 2007)


SHIFTED = {
    "America/Nuuk": ["BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"],
    "America/Santiago": [
        "BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=9",
        "BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=4",
    ],
    "Asia/Jerusalem": ["BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"],
    "Africa/Cairo": [
        "BYDAY=-1FR;BYMONTH=4",
        "BYDAY=FR;BYMONTHDAY=26,27,28,29,30,31;BYMONTH=10",
        "BYDAY=FR;BYMONTHDAY=1;BYMONTH=11",
    ],
}


@pytest.mark.parametrize("name", SHIFTED)
def test_a_change_on_another_day_than_the_rule_names_says_the_days_of_the_month(name: str) -> None:
    lines = written(name).splitlines()
    assert [line.removeprefix("RRULE:FREQ=YEARLY;") for line in lines if line.startswith("RRULE")] == SHIFTED[name]


def test_a_change_in_one_month_or_the_next_is_in_each_year() -> None:
    """Egypt's clocks go back after the last Thursday of October, which in 2030 is on 1 November."""
    assert follows("Africa/Cairo", 2030)
    read = tzical(io.StringIO(written("Africa/Cairo").replace("\r\n", "\n"))).get("Africa/Cairo")
    assert read is not None
    before, after = datetime(2030, 10, 31, 12), datetime(2030, 11, 1, 12)
    assert (read.utcoffset(before), read.utcoffset(after)) == (3 * HOUR, 2 * HOUR)


def test_the_later_clock_is_the_one_of_summer() -> None:
    """The law of Ireland has summer time as its standard time."""
    kinds = [line[6:] for line in written("Europe/Dublin").splitlines() if line.startswith("BEGIN")]
    assert kinds == ["VTIMEZONE", "STANDARD", "DAYLIGHT"]
    assert "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:IST" in written("Europe/Dublin")


def test_a_zone_without_summer_time_has_one_clock() -> None:
    assert written("Asia/Kathmandu") == (
        "BEGIN:VTIMEZONE\r\nTZID:Asia/Kathmandu\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0545\r\n"
        "TZOFFSETTO:+0545\r\nTZNAME:+0545\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


def test_utc_is_known_by_all_its_names() -> None:
    names = ("UTC", "Etc/UTC", "Etc/Zulu", "Europe/London", "Etc/GMT+12")
    assert [is_utc(ZoneInfo(name)) for name in names] == [True, True, True, False, False]


def test_a_footer_is_read_part_by_part() -> None:
    rule = parse_footer("<-02>2<-01>,M3.5.0/-1,M10.5.0/0")
    assert rule is not None and rule.other is not None
    assert (rule.clock, rule.other) == (("-02", -2 * HOUR), ("-01", -HOUR))
    assert (rule.begins, rule.ends) == (Change(3, 5, 6, -HOUR), Change(10, 5, 6, 0 * HOUR))
    assert parse_footer("NST3:30NDT,M3.2.0,M11.1.0") == (
        ("NST", -HOUR * 3.5), ("NDT", -HOUR * 2.5), Change(3, 2, 6, 2 * HOUR), Change(11, 1, 6, 2 * HOUR),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "EST",
        "EST5EDT",
        "EST5EDT,J60,J300",
        "EST5EDT,59,299",
        "EST5EDT,M13.1.0,M11.1.0",
        "X1",
        "EST5EDT,M2.5.0/24,M11.1.0",
    ],
)
def test_other_forms_are_no_rule(text: str) -> None:
    assert parse_footer(text) is None
