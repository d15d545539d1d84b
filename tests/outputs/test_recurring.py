"""Exports with recurring events: a reader expands them to the very days, times and titles of the export that has one
event for each, and what no rule can say stays apart."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from textwrap import dedent
from typing import Any

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from icalendar import Calendar

from copflow.compile import Compilation
from copflow.feed.lint import lint_feed
from copflow.outputs import OUTPUTS, Options
from tests.outputs.support import OPTIONS, ROOT, compiled, compiled_file

ALL_PLANS = sorted((ROOT / "plans").rglob("*.plan"))
RECURRING = replace(OPTIONS, recurring=True)
YEAR = """
    plan "A year" from September 2026 to June 2027
      time zone Europe/Berlin
    person Ana
"""


def rendered(compilation: Compilation, options: Options = RECURRING) -> bytes:
    return OUTPUTS["ics"].load()(compilation, options)


def of_year(text: str) -> Compilation:
    """The compilation of some lines of a plan, without mistakes."""
    compilation = compiled(dedent(YEAR) + dedent(text))
    assert not compilation.has_errors, compilation.findings
    return compilation


def rules(text: str) -> list[tuple[str, str, int]]:
    """Title, RRULE and number of exceptions of each recurring event of a year with these lines."""
    events: list[Any] = list(Calendar.from_ical(rendered(of_year(text))).walk("VEVENT"))
    return [(str(one["SUMMARY"]), _rule(one), len(_listed(one.get("EXDATE", [])))) for one in events if "RRULE" in one]


def _rule(event: Any) -> str:
    return str(event["RRULE"].to_ical().decode())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def shown(calendar: bytes) -> Counter[tuple[str, str, str, str]]:
    """Start, end, title and state of all that a calendar shows, its rules expanded."""
    read = Calendar.from_ical(calendar)
    found: list[Any] = recurring_ical_events.of(read).between((1970, 1, 1), (2199, 12, 30))
    return Counter(
        (_moment(one["DTSTART"].dt), _moment(one["DTEND"].dt), str(one["SUMMARY"]), str(one["STATUS"])) for one in found
    )


def _moment(value: Any) -> str:
    return str(value.astimezone(UTC) if isinstance(value, datetime) else value)


def same(compilation: Compilation, **wishes: bool) -> Iterator[bool]:
    """Whether both exports of a plan show the same, and the recurring one has no flaw."""
    plain = rendered(compilation, replace(OPTIONS, **wishes))  # type: ignore[arg-type]
    recurring = rendered(compilation, replace(RECURRING, **wishes))  # type: ignore[arg-type]
    yield shown(recurring) == shown(plain)
    yield lint_feed(recurring) == lint_feed(plain)


@pytest.mark.parametrize("path", ALL_PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_plan_shows_the_same_with_recurring_events(path: Any) -> None:
    assert all(same(compiled_file(path), private=True, alarms=True))


SERIES = {
    "weekly": ("call every Tuesday at 14:00 for 1 hour", "FREQ=WEEKLY;UNTIL=20270629T120000Z;BYDAY=TU", 0),
    "every other week": ("call every 2 weeks on Tuesday", "FREQ=WEEKLY;UNTIL=20270622;INTERVAL=2;BYDAY=TU", 0),
    "on two days": ("call every Monday and Thursday", "FREQ=WEEKLY;UNTIL=20270628;BYDAY=MO,TH", 0),
    "on a weekday of the month": ("call every second Tuesday of the month", "FREQ=MONTHLY;UNTIL=20270608;BYDAY=2TU", 0),
    "on the last one": ("call every last Friday", "FREQ=MONTHLY;UNTIL=20270625;BYDAY=-1FR", 0),
    "on a day of the month": ("call monthly on the 15th", "FREQ=MONTHLY;UNTIL=20270615;BYMONTHDAY=15", 0),
    "every other month": (
        "call every 2 months on the 15th",
        "FREQ=MONTHLY;UNTIL=20270515;INTERVAL=2;BYMONTHDAY=15",
        0,
    ),
    "daily": ("call daily from 1 to 9 October", "FREQ=DAILY;UNTIL=20261009", 0),
    "with days left out": (
        "call every Tuesday at 14:00, except 22 December to 5 January",
        "FREQ=WEEKLY;UNTIL=20270629T120000Z;BYDAY=TU",
        3,
    ),
    "over midnight": (
        "call every second Wednesday of the month from 22:00 to 01:00",
        "FREQ=MONTHLY;UNTIL=20270609T200000Z;BYDAY=2WE",
        0,
    ),
    "due at the end of a day": ("call due every Tuesday at 24:00", "FREQ=WEEKLY;UNTIL=20270629T214500Z;BYDAY=TU", 0),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_repetition_becomes_one_event(name: str) -> None:
    text, rule, left_out = SERIES[name]
    assert [found[1:] for found in rules(text)] == [(rule, left_out)]
    assert all(same(of_year(text)))


@pytest.mark.parametrize(
    "text",
    [
        "call monthly on the 31st",
        "call monthly on the 30th",
        "call monthly on the last day",
        "call on 3, 10 and 12 November 2026",
        "call every 2 months on the 31st from 1 December 2026 to 28 February 2027",
        "call every first working day of the month",
        "call on Tuesday 3 November 2026",
        "webinar 1 to 6 every 2 weeks from 3 September 2026 at 10:00",
        "call every month, tentative",
        "call every Sunday at 2:30 for 1 hour until 31 December 2026",
    ],
)
def test_what_no_rule_says_for_all_programs_stays_one_event_each(text: str) -> None:
    assert rules(text) == []
    assert all(same(of_year(text)))


def test_a_zone_whose_changes_follow_no_rule_has_no_series() -> None:
    assert rules("call every Tuesday at 14:00, time zone Africa/Casablanca") == []


def test_times_of_the_clock_stay_over_its_changes() -> None:
    calendar = rendered(of_year("call every Tuesday at 14:00 for 1 hour"))
    found = sorted(shown(calendar))
    assert {start[11:] for start, *_rest in found} == {"12:00:00+00:00", "13:00:00+00:00"}


def test_an_occurrence_that_differs_stands_alone() -> None:
    text = """
    call every Tuesday at 14:00
    call of 6 October moved to 8 October
    call of 13 October cancelled "ill"
    call of 20 October at 16:00
    call of 27 October at "Hall"
    call of 3 November, note "bring news"
    call of 10 November tentative
    """
    [(_title, _rule, left_out)] = rules(text)
    alone = [str(one["SUMMARY"]) for one in _alone(text)]
    assert (left_out, alone) == (6, ["call", "Cancelled: call", "call", "call", "call", "call"])
    assert all(same(of_year(text)))


def _alone(text: str) -> list[Any]:
    return [one for one in Calendar.from_ical(rendered(of_year(text))).walk("VEVENT") if "RRULE" not in one]


def test_steps_are_series_of_their_own_and_one_of_a_moved_occurrence_moves_with_it() -> None:
    text = """
    call every Tuesday
      agenda due 1 day before
    call of 6 October moved to 8 October
    """
    assert {title: left_out for title, _rule, left_out in rules(text)} == {"agenda due (call)": 1, "call": 1}
    assert [str(one["DTSTART"].dt) for one in _alone(text)] == ["2026-10-07", "2026-10-08"]
    assert all(same(of_year(text)))


def test_of_times_in_turn_each_date_stays_an_event() -> None:
    text = "call every Tuesday, at 10:00 and 16:00 in turn"
    assert rules(text) == []
    assert all(same(of_year(text)))


def test_two_dates_by_chance_are_no_series() -> None:
    text = """
    call every Tuesday
    call of 13 October at "Hall"
    call of 15 December at "Hall"
    """
    assert [left_out for _title, _rule, left_out in rules(text)] == [2]


def test_a_time_in_utc_is_a_series_only_in_a_calendar_in_utc() -> None:
    """Some programs take the rule for one of the zone that X-WR-TIMEZONE names."""
    text = "call every Tuesday at 14:00 for 1 hour, time zone UTC"
    assert rules(text) == []
    calendar = rendered(compiled(f'plan "UTC" from September 2026 to June 2027\n{text}'))
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20270629T140000Z;BYDAY=TU" in calendar
    assert b"VTIMEZONE" not in calendar


def test_no_series_has_a_single_date() -> None:
    calendar = rendered(of_year("call every Tuesday from 20 October to 28 October 2026\nfair on 3 May"))
    assert b"COUNT" not in calendar
    assert rules("call every Tuesday until 2 September 2026") == []


def test_a_zone_is_declared_once_and_only_where_it_is_used() -> None:
    calendar = rendered(
        of_year(
            """
    call every Tuesday at 14:00
    chat every Friday at 9:00
    talk every Monday at 9:00, time zone America/New_York
    fair on 3 May at 10:00, time zone Asia/Tokyo
    """
        )
    )
    names = [str(zone["TZID"]) for zone in Calendar.from_ical(calendar).walk("VTIMEZONE")]
    assert names == ["America/New_York", "Europe/Berlin"]
    assert b"VTIMEZONE" not in rendered(of_year("call every Tuesday"))


def test_a_description_speaks_of_no_single_day() -> None:
    text = 'call every Tuesday from 22:00 to 1:00, by Ana, note "Bring news"'
    [event] = Calendar.from_ical(rendered(of_year(text))).events
    assert str(event["DESCRIPTION"]).splitlines() == [
        "Bring news",
        "Who: Ana",
        "Time: 22:00 to 01:00 on the next day (Europe/Berlin)",
        "Plan: test.plan, line 5",
    ]


def test_the_uid_of_a_series_stays_when_its_dates_change() -> None:
    texts = ("call every Tuesday", "call every Friday at 10:00", 'gathering formerly "call" every Monday')
    found = {str(Calendar.from_ical(rendered(of_year(text))).events[0]["UID"]) for text in texts}
    assert found == {"844a934f-2e01-5131-8df3-ba006b910824"}


def test_two_series_of_one_name_have_two_uids() -> None:
    text = "call every Tuesday, then every Friday from January 2027"
    uids = [str(one["UID"]) for one in Calendar.from_ical(rendered(of_year(text))).walk("VEVENT")]
    assert len(set(uids)) == len(uids) == 2


def test_the_same_plan_gives_the_same_bytes() -> None:
    text = "call every Tuesday at 14:00\nchat every Friday at 9:00, time zone Asia/Tokyo"
    assert rendered(of_year(text)) == rendered(of_year(text))


def test_alarms_ring_before_each_date() -> None:
    compilation = of_year("call every Tuesday at 14:00, remind 1 day before")
    [event] = Calendar.from_ical(rendered(compilation, replace(RECURRING, alarms=True))).events
    alarms: list[Any] = event.walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [-timedelta(1)]


def test_recurring_events_name_none_that_they_wait_for() -> None:
    with pytest.raises(ValueError, match="many dates"):
        replace(RECURRING, relations=True)
