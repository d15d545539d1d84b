"""The model plan: the year that the language was made for, and its dates as they were worked out by hand."""

from datetime import date
from pathlib import Path

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.dates import speak
from copflow.diagnostics.source import Source
from copflow.schedule.model import Entry, Open, Settled

PLAN = Path(__file__).parents[2] / "plans" / "community.plan"

TEXT = """\
plan "Library community of practice"
  from August 2026 to May 2027
  time zone America/New_York
  holidays US/NY
  on closed days tasks move to previous working day

person Sam "Sam Ortiz" sam@library.example
person Ana "Ana Lindqvist" ana@library.example

each webinar
  on second Tuesday at 14:00 for 1 hour, online
  purpose practice
  guide drafted due 2 weeks before by Sam
  guide due 1 week before by Sam, needs guide drafted
  readings posted due 1 week before
  recording archived due 2 working days after by Ana
  slides archived due 2 working days after by Ana

identify research issues in August, purpose knowledge
confirm participants in September, purpose relationships
orientation on third Thursday of September at 10:00 for 2 hours, in person at "Main Library, room 2"
follow-up communication in October, needs orientation
  schedule of webinars sent
  survey results shared
  data roll-up shared

webinar 1 in November
webinar 2 in December
webinar 3 in January
webinar 4 in February

follow-up from four webinars in March, needs every webinar
  blog posting on related topic
  templates for success stories shared
wrap-up session on third Thursday of April at 10:00 for 2 hours, in person
report results to sponsor in May, needs wrap-up session, purpose tasks
"""
"""The plan as the language's reference has it, character for character."""

DAYS = {
    "orientation": "Thu 17 September 2026",
    "webinar 1": "Tue 10 November 2026",
    "webinar 2": "Tue 8 December 2026",
    "webinar 3": "Tue 12 January 2027",
    "webinar 4": "Tue 9 February 2027",
    "guide drafted of webinar 1": "Tue 27 October 2026",
    "guide of webinar 1": "Mon 2 November 2026",
    "guide of webinar 2": "Tue 1 December 2026",
    "guide of webinar 3": "Tue 5 January 2027",
    "guide of webinar 4": "Tue 2 February 2027",
    "readings posted of webinar 1": "Mon 2 November 2026",
    "recording archived of webinar 1": "Fri 13 November 2026",
    "recording archived of webinar 2": "Thu 10 December 2026",
    "recording archived of webinar 3": "Thu 14 January 2027",
    "recording archived of webinar 4": "Thu 11 February 2027",
    "slides archived of webinar 1": "Fri 13 November 2026",
    "slides archived of webinar 2": "Thu 10 December 2026",
    "slides archived of webinar 3": "Thu 14 January 2027",
    "slides archived of webinar 4": "Thu 11 February 2027",
    "wrap-up session": "Thu 15 April 2027",
}

WINDOWS = {
    "identify research issues": (date(2026, 8, 1), date(2026, 8, 31)),
    "confirm participants": (date(2026, 9, 1), date(2026, 9, 30)),
    "follow-up communication": (date(2026, 10, 1), date(2026, 10, 31)),
    "survey results shared of follow-up communication": (date(2026, 10, 1), date(2026, 10, 31)),
    "follow-up from four webinars": (date(2027, 3, 1), date(2027, 3, 31)),
    "blog posting on related topic of follow-up from four webinars": (date(2027, 3, 1), date(2027, 3, 31)),
    "report results to sponsor": (date(2027, 5, 1), date(2027, 5, 31)),
}


@pytest.fixture(scope="module")
def model() -> Compilation:
    """The model plan, compiled in the summer before."""
    return compile_plan(Source("community.plan", PLAN.read_text(encoding="utf-8")), today=date(2026, 7, 1))


def entry(model: Compilation, name: str) -> Entry:
    return next(entry for entry in model.schedule.entries if entry.activity.full_name == name)


def test_the_text_is_the_reference() -> None:
    assert PLAN.read_bytes() == TEXT.encode()


def test_nothing_is_wrong_with_it(model: Compilation) -> None:
    assert {finding.rule for finding in model.findings} == {"moved-day", "window-open"}


@pytest.mark.parametrize("name", DAYS)
def test_day(model: Compilation, name: str) -> None:
    when = entry(model, name).when
    assert isinstance(when, Settled)
    assert (speak.day(when.first), when.first) == (DAYS[name], when.last)


@pytest.mark.parametrize("name", WINDOWS)
def test_window(model: Compilation, name: str) -> None:
    when = entry(model, name).when
    assert isinstance(when, Open)
    assert (when.earliest, when.latest) == WINDOWS[name]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_webinars_are_at_two_in_new_york(model: Compilation, number: int) -> None:
    webinar = entry(model, f"webinar {number}")
    assert webinar.hours is not None and webinar.zone is not None
    assert (speak.clock(webinar.hours.start), webinar.hours.minutes, webinar.zone.key) == (
        "14:00",
        60,
        "America/New_York",
    )


def test_a_moved_guide_says_where_it_came_from(model: Compilation) -> None:
    moved = entry(model, "guide of webinar 1").moved
    assert moved is not None
    assert (speak.day(moved.day), moved.why) == ("Tue 3 November 2026", "Election Day")
    titles = [finding.title for finding in model.findings if finding.rule == "moved-day"]
    assert any("Election Day" in title and "guide of webinar 1" in title for title in titles)


def test_only_the_first_webinar_has_moved_tasks(model: Compilation) -> None:
    moved = {entry.activity.full_name for entry in model.schedule.entries if entry.moved}
    assert moved == {"guide of webinar 1", "readings posted of webinar 1"}


def test_names_have_the_clause_words_inside(model: Compilation) -> None:
    names = {entry.activity.name.text for entry in model.schedule.entries}
    assert {"follow-up from four webinars", "blog posting on related topic", "data roll-up shared"} <= names


def test_people(model: Compilation) -> None:
    assert [person.name.text for person in entry(model, "guide of webinar 2").activity.owners] == ["Sam"]
    assert [person.full_name for person in entry(model, "slides archived of webinar 4").activity.owners] == [
        "Ana Lindqvist"
    ]
