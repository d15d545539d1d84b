"""What each entry has beyond what RFC 5545 asks for, so that programs show it as it is meant.

Feeds of others may do without it, so that `copflow lint` does not ask for it.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.outputs.support import PLANS, compiled_file, rendered

CALENDAR_HAS = {"CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}
EVENT_HAS = {"LAST-MODIFIED", "CATEGORIES", "STATUS", "TRANSP"}
EVENT_HAS_NOT = {"DURATION", "RRULE"}

each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)


def exported(plan: Path) -> Any:
    """The calendar of a plan read by icalendar."""
    return Calendar.from_ical(rendered(compiled_file(plan), "ics"))


def events_of(plan: Path) -> list[Any]:
    """Its events."""
    return list(exported(plan).walk("VEVENT"))


@each_plan
def test_a_calendar_says_its_name_and_how_often_to_look(plan: Path) -> None:
    assert set(exported(plan)) >= CALENDAR_HAS


@each_plan
def test_an_event_says_its_kind_and_state_and_when_it_was_changed(plan: Path) -> None:
    for event in events_of(plan):
        assert set(event) >= EVENT_HAS, event
        assert not EVENT_HAS_NOT & set(event), event


@each_plan
def test_every_program_is_told_alike_whether_an_event_takes_time(plan: Path) -> None:
    for event in events_of(plan):
        assert (event["TRANSP"] == "TRANSPARENT") == ("X-MICROSOFT-CDO-BUSYSTATUS" in event), event


@each_plan
def test_times_of_single_events_are_in_utc(plan: Path) -> None:
    times = [event[name].dt for event in events_of(plan) for name in ("DTSTART", "DTEND")]
    assert {one.tzname() for one in times if isinstance(one, datetime)} <= {"UTC"}
