"""Times of day in every format: the end of a day, zones beside times, nights on which the clocks change.

The instants are those of the published tables that each test names, or of RFC 5545, 3.3.5.
"""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from copflow.cli.timetable import timetable
from copflow.outputs.json_model import ScheduleModel, TimeModel
from copflow.speech.when import when_sentences
from tests.outputs.support import compiled, event_of, events_of, rendered

NEW_YORK = 'plan "P" from January to December 2025\n  time zone America/New_York\n'


def time_of(line: str, plan: str = NEW_YORK) -> TimeModel:
    """The time of the last activity of a plan, as a program reads it."""
    model = ScheduleModel.model_validate_json(rendered(compiled(f"{plan}{line}\n"), "json"))
    time = model.activities[-1].time
    assert time is not None
    return time


def row_of(line: str) -> dict[str, str]:
    """The row of the last activity in the table."""
    text = rendered(compiled(f"{NEW_YORK}{line}\n"), "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))[-1]


def shown(line: str) -> tuple[str, str]:
    """The time and the notes that `copflow show` has."""
    [month] = timetable(compiled(f"{NEW_YORK}{line}\n").schedule)
    return month.rows[0].time, "; ".join(month.rows[0].notes)


# ---- the end of a day ----------------------------------------------------------------------------------


def test_a_deadline_anywhere_on_earth_is_at_noon_of_the_next_day_in_utc() -> None:
    """Published by Kubernetes: the end of 16 October 2025 anywhere on Earth."""
    time = time_of("paper due 16 October anywhere on Earth")
    assert (time.clock, time.zone, time.zone_words) == ("24:00", "Etc/GMT+12", "anywhere on Earth")
    assert time.start == datetime(2025, 10, 17, 12, tzinfo=UTC)
    assert time.start_local is not None and time.start_local.isoformat() == "2025-10-17T00:00:00-12:00"


@pytest.mark.parametrize(
    "line",
    [
        "paper due 16 October, end of day anywhere on Earth",
        "paper due 16 October, end of day, AoE",
        "paper due 16 October at 24:00, time zone anywhere on Earth",
        "paper due 16 October, time zone AoE",
    ],
)
def test_it_is_the_same_however_it_is_written(line: str) -> None:
    assert time_of(line) == time_of("paper due 16 October anywhere on Earth")


def test_the_end_of_a_day_is_the_next_midnight_by_the_clock_there() -> None:
    time = time_of("report due 16 October, end of day")
    assert (time.clock, time.start) == ("24:00", datetime(2025, 10, 17, 4, tzinfo=UTC))
    assert time_of("report due 8 March, end of day").start == datetime(2025, 3, 9, 5, tzinfo=UTC)
    assert time_of("report due 9 March, end of day").start == datetime(2025, 3, 10, 4, tzinfo=UTC)


def test_a_calendar_shows_it_on_its_own_day_up_to_its_end() -> None:
    event = event_of(f"{NEW_YORK}report due 16 October, end of day")
    assert event.dtstart == datetime(2025, 10, 17, 3, 45, tzinfo=UTC)
    assert event.dtend == datetime(2025, 10, 17, 4, tzinfo=UTC)
    assert "Time: 24:00 (America/New_York)" in (event.description or "")


def test_the_description_tells_it_by_the_plans_clock_too() -> None:
    event = event_of(f"{NEW_YORK}paper due 16 October anywhere on Earth")
    assert event.dtend == datetime(2025, 10, 17, 12, tzinfo=UTC)
    assert "Time: 24:00 (anywhere on Earth)" in (event.description or "")
    assert "That is 08:00 on Fri 17 October 2025 (America/New_York)." in (event.description or "")


def test_a_table_and_the_terminal_show_24() -> None:
    row = row_of("paper due 16 October anywhere on Earth")
    assert (row["last day"], row["start"], row["time zone"]) == ("2025-10-16", "24:00", "anywhere on Earth")
    assert shown("paper due 16 October anywhere on Earth") == ("due 24:00", "anywhere on Earth")
    assert shown("party on 16 October from 22:00 to 24:00") == ("22:00-24:00", "")
    assert row_of("party on 16 October from 22:00 to 24:00")["end"] == "24:00"


def test_what_ends_with_the_day_ends_at_24() -> None:
    event = event_of(f"{NEW_YORK}party on 16 October from 22:00 to midnight")
    assert event.dtend == datetime(2025, 10, 17, 4, tzinfo=UTC)
    assert "Time: 22:00 to 24:00 (America/New_York)" in (event.description or "")


def test_an_open_deadline_keeps_its_clock_and_has_no_instant() -> None:
    time = time_of("draft due in October anywhere on Earth")
    assert (time.clock, time.start) == ("24:00", None)


def test_a_plan_may_be_anywhere_on_earth() -> None:
    plan = 'plan "P" from January to December 2025\n  time zone anywhere on Earth\n'
    assert time_of("paper due 16 October at 18:00", plan).start == datetime(2025, 10, 17, 6, tzinfo=UTC)
    event = event_of(f"{plan}paper due 16 October")
    assert event.dtstart == date(2025, 10, 16)
    assert b"X-WR-TIMEZONE:Etc/GMT+12" in rendered(compiled(f"{plan}paper due 16 October\n"), "ics")


# ---- zones ---------------------------------------------------------------------------------------------


def test_times_in_turn_are_those_that_were_published() -> None:
    """rOpenSci's coworking: the first Tuesday of each month, by the clocks of Perth, Paris and Los Angeles."""
    events = events_of("""
        plan "Coworking" from February to December 2025
        each coworking
          on first Tuesday
          at 9-11 am Australia/Perth, 14:00-16:00 Europe/Paris and 9-11 am America/Los_Angeles in turn
        coworking 1 in February
        coworking 2 in March
        coworking 3 in April
    """)
    assert [(event.dtstart, event.dtend) for event in events] == [
        (datetime(2025, 2, 4, 1, tzinfo=UTC), datetime(2025, 2, 4, 3, tzinfo=UTC)),
        (datetime(2025, 3, 4, 13, tzinfo=UTC), datetime(2025, 3, 4, 15, tzinfo=UTC)),
        (datetime(2025, 4, 1, 16, tzinfo=UTC), datetime(2025, 4, 1, 18, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    "line", ["call on 4 March at 14:00 Europe/Paris", "call on 4 March at 14:00, time zone Europe/Paris"]
)
def test_a_zone_is_told_wherever_the_time_is(line: str) -> None:
    assert shown(line) == ("14:00", "Europe/Paris time")
    row = row_of(line)
    assert (row["start"], row["time zone"]) == ("14:00", "Europe/Paris")
    time = time_of(line)
    assert (time.zone, time.start) == ("Europe/Paris", datetime(2025, 3, 4, 13, tzinfo=UTC))
    description = event_of(NEW_YORK + line).description or ""
    assert "Time: 14:00 (Europe/Paris)" in description
    assert "That is 08:00 on Tue 4 March 2025 (America/New_York)." in description


def test_the_day_is_the_one_of_the_clock_there() -> None:
    time = time_of("call on 30 April at 23:30 America/Chicago")
    assert time.start == datetime(2025, 5, 1, 4, 30, tzinfo=UTC)
    plan = compiled('plan "P" from January to April 2025\n  time zone America/Chicago\ncall on 30 April at 23:30\n')
    assert plan.findings == ()


# ---- clocks that change --------------------------------------------------------------------------------


def test_a_time_that_does_not_exist_is_read_with_the_clock_of_before() -> None:
    assert time_of("shift on 9 March at 02:30").start == datetime(2025, 3, 9, 7, 30, tzinfo=UTC)


def test_a_time_that_exists_twice_is_the_first_of_the_two() -> None:
    assert time_of("shift on 2 November at 01:30").start == datetime(2025, 11, 2, 5, 30, tzinfo=UTC)
    assert time_of("shift on 2 November at 06:30 UTC").start == datetime(2025, 11, 2, 6, 30, tzinfo=UTC)


def test_a_day_before_is_not_24_hours_before() -> None:
    eve = time_of("brunch on 9 March at 10:00\neve 1 day before brunch at 10:00")
    assert eve.start == datetime(2025, 3, 8, 15, tzinfo=UTC)


def test_a_meeting_keeps_its_hour() -> None:
    assert time_of("meeting on 6 March at 10:00").start == datetime(2025, 3, 6, 15, tzinfo=UTC)
    assert time_of("meeting on 13 March at 10:00").start == datetime(2025, 3, 13, 14, tzinfo=UTC)


def test_a_length_is_elapsed_time_and_a_written_end_is_what_the_clock_shows() -> None:
    """In the night to 9 March an hour is left out."""
    by_length, by_clock = (
        time_of("night on 8 March at 22:00 for 8 hours"),
        time_of("night on 8 March from 22:00 to 6:00"),
    )
    assert by_length.end == datetime(2025, 3, 9, 11, tzinfo=UTC)
    assert by_clock.end == datetime(2025, 3, 9, 10, tzinfo=UTC)
    assert (by_length.minutes, by_clock.minutes) == (480, 420)
    assert time_of("night on 1 November from 22:00 to 6:00").minutes == 540


# ---- what takes a day and more -------------------------------------------------------------------------


def test_show_says_on_which_day_what_takes_a_whole_day_or_more_ends() -> None:
    assert shown("hackathon on 4 November at 14:00 for 30 hours") == ("14:00-20:00", "to Wed 5 November 2025")
    assert shown("vigil on 4 November at 14:00 for 24 hours") == ("14:00-14:00", "to Wed 5 November 2025")
    assert shown("late show on 4 November from 22:00 to 2:00") == ("22:00-02:00", "")


def test_read_says_the_day_of_an_end_that_is_not_that_of_the_beginning() -> None:
    schedule = compiled(f"{NEW_YORK}hackathon on 4 November at 14:00 for 30 hours\n").schedule
    [told] = when_sentences(schedule.entries[0], schedule)
    assert told == "is on Tue 4 November 2025 from 14:00 to 20:00 on Wed 5 November 2025 (America/New_York)."
