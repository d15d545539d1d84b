"""Reminders: alarms of the calendar on request, and days and minutes in JSON."""

import json
from datetime import timedelta

import pytest
from ical.event import Event

from copflow.feed.lint import lint_feed
from copflow.language.standing import Reminder
from copflow.outputs import OUTPUTS, Options
from copflow.outputs.ics_alarm import before
from tests.outputs.support import OPTIONS, compiled, read_calendar, rendered

PLAN = """
    plan "P" from January 2026 to August 2026
      time zone America/New_York
      remind 1 day before
    talk on 4 May at 14:00 for 1 hour, remind 1 week and 1 day before, 30 minutes before
    letter due 5 May
    walk on 6 May, remind never
    party on 7 May, cancelled
"""


def calendar() -> bytes:
    """The calendar of the plan with its alarms."""
    return OUTPUTS["ics"].load()(compiled(PLAN), Options(stamp=OPTIONS.stamp, alarms=True))


def triggers() -> dict[str, list[object]]:
    """How long before each event its alarms ring."""
    return {event.summary or "": _triggers(event) for event in read_calendar(calendar()).events}


def _triggers(event: Event) -> list[object]:
    return [alarm.trigger for alarm in event.alarm]


def test_a_calendar_has_no_alarms_unless_they_are_asked_for() -> None:
    assert b"VALARM" not in rendered(compiled(PLAN), "ics")


def test_alarms_ring_before_a_session_as_long_as_the_plan_says() -> None:
    assert triggers()["talk"] == [timedelta(-7), timedelta(-1), timedelta(minutes=-30)]


def test_a_day_before_a_whole_day_is_at_nine_in_the_morning() -> None:
    assert triggers()["letter due"] == [timedelta(hours=-15)]


def test_what_is_cancelled_or_wants_none_has_none() -> None:
    assert (triggers()["walk"], triggers()["Cancelled: party"]) == ([], [])


def test_an_alarm_says_what_it_is_about_and_has_a_uid_of_its_own() -> None:
    events = read_calendar(calendar()).events
    found = [(event, alarm) for event in events for alarm in event.alarm]
    assert all(alarm.action == "DISPLAY" and alarm.description == event.summary for event, alarm in found)
    lines = [line for line in calendar().splitlines() if line.startswith(b"UID:")]
    assert len(set(lines)) == len(lines) == len(events) + len(found)


def test_a_calendar_with_alarms_has_no_flaws() -> None:
    assert lint_feed(calendar()) == []


@pytest.mark.parametrize(
    ("reminder", "timed", "expected"),
    [
        (Reminder(days=1), True, timedelta(1)),
        (Reminder(days=1), False, timedelta(hours=15)),
        (Reminder(minutes=90), False, timedelta(minutes=90)),
    ],
)
def test_how_long_before(reminder: Reminder, timed: bool, expected: timedelta) -> None:
    assert before(reminder, timed=timed) == expected


def test_json_has_the_reminders() -> None:
    activities = json.loads(rendered(compiled(PLAN), "json"))["activities"]
    assert [activity["reminders"] for activity in activities[:3]] == [
        [{"days": 7, "minutes": 0}, {"days": 1, "minutes": 0}, {"days": 0, "minutes": 30}],
        [{"days": 1, "minutes": 0}],
        [],
    ]
