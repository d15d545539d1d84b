"""The calendar of the model plan, as a program reads it that had no part in writing it."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from ical.calendar import Calendar

from copflow.outputs.facts import stands_alone
from copflow.schedule.model import Entry, Open, Settled
from tests.outputs.support import PLANS, ROOT, compiled_file, read_calendar, rendered

NEW_YORK = ZoneInfo("America/New_York")
PLAN = compiled_file(ROOT / "plans" / "community.plan")


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return read_calendar(rendered(PLAN, "ics"))


def starts(calendar: Calendar, titles: str) -> list[date | None]:
    """The first days of the events `titles` of webinar 1 to 4, where `#` stands for the number."""
    wanted = [titles.replace("#", str(number)) for number in range(1, 5)]
    found = {event.summary: event.dtstart for event in calendar.events}
    return [found[title] for title in wanted]


def test_webinars_are_at_two_in_new_york_on_second_tuesdays(calendar: Calendar) -> None:
    days = [date(2026, 11, 10), date(2026, 12, 8), date(2027, 1, 12), date(2027, 2, 9)]
    assert [day.strftime("%a") for day in days] == ["Tue"] * 4
    found = starts(calendar, "webinar #")
    assert found == [datetime(day.year, day.month, day.day, 14, tzinfo=NEW_YORK) for day in days]


def test_guides_are_due_a_week_before_and_the_first_one_before_election_day(calendar: Calendar) -> None:
    days = [date(2026, 11, 2), date(2026, 12, 1), date(2027, 1, 5), date(2027, 2, 2)]
    assert starts(calendar, "guide due (webinar #)") == days
    assert starts(calendar, "readings posted due (webinar #)") == days


def test_archives_are_due_two_working_days_after(calendar: Calendar) -> None:
    days = [date(2026, 11, 13), date(2026, 12, 10), date(2027, 1, 14), date(2027, 2, 11)]
    assert starts(calendar, "recording archived due (webinar #)") == days
    assert starts(calendar, "slides archived due (webinar #)") == days


def test_meetings_are_on_third_thursdays_at_ten_for_two_hours(calendar: Calendar) -> None:
    found = {event.summary: event for event in calendar.events}
    for title, day in (("orientation", date(2026, 9, 17)), ("wrap-up session", date(2027, 4, 15))):
        start = datetime(day.year, day.month, day.day, 10, tzinfo=NEW_YORK)
        assert found[title].dtstart == start
        assert found[title].dtend == start + timedelta(hours=2)


def test_what_has_no_day_is_on_the_first_day_of_its_month_and_says_so(calendar: Calendar) -> None:
    unset = {event.summary: event.dtstart for event in calendar.events if "day not set" in (event.summary or "")}
    assert unset == {
        "identify research issues (some day in August 2026, day not set)": date(2026, 8, 1),
        "confirm participants (some day in September 2026, day not set)": date(2026, 9, 1),
        "follow-up communication (some day in October 2026, day not set)": date(2026, 10, 1),
        "follow-up from four webinars (some day in March 2027, day not set)": date(2027, 3, 1),
        "report results to sponsor (some day in May 2027, day not set)": date(2027, 5, 1),
    }


def expected_start(entry: Entry) -> date | None:
    """The day or the instant on which the calendar must show an entry."""
    is_task = entry.activity.is_task
    match entry.when:
        case Open(earliest=earliest, latest=_, length=length):
            return earliest + timedelta(length - 1) if is_task else earliest
        case Settled(first=first, last=last) if entry.hours and entry.zone and (is_task or first == last):
            return datetime.combine(last, time(*entry.hours.start), entry.zone).astimezone(UTC)
        case Settled(first=first, last=last):
            return last if is_task else first
        case _:
            return None


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_two_readers_find_the_days_and_instants_of_the_schedule(plan: Path) -> None:
    compilation = compiled_file(plan)
    entries = compilation.schedule.entries
    expected = [start for entry in entries if stands_alone(entry, entries) and (start := expected_start(entry))]
    ics = rendered(compilation, "ics")
    by_ical = [event.dtstart for event in read_calendar(ics).events]
    by_icalendar = [event.decoded("DTSTART") for event in icalendar.Calendar.from_ical(ics).walk("VEVENT")]
    assert sorted(map(str, by_ical)) == sorted(map(str, by_icalendar)) == sorted(map(str, expected))
