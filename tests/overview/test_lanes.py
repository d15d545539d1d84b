"""What is in which lane of a timeline."""

from datetime import date

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.overview.lanes import Lane, Shape, lanes_of
from copflow.overview.standing import stands

TODAY = date(2026, 11, 24)

PLAN = """
each webinar
  guide due 1 week before
webinar 1 on 10 November 2026 at 14:00
webinar 2 on 8 December 2026 at 14:00
community call on first Tuesday of every month from November 2026 to January 2027
retreat from 3 to 5 March 2027
  note "in the hills"
report due 30 April 2027 for 10 days
review in May 2027
  agenda sent
secret meeting on 5 May 2027, private
"""


def _lanes(text: str, *, private: bool = False) -> list[Lane]:
    schedule = compile_plan(Source("a.plan", text), today=TODAY).schedule
    return lanes_of(schedule, stands(schedule, TODAY), private=private)


def test_an_activity_with_steps_has_a_lane_and_a_series_without_steps_shares_one() -> None:
    assert [(lane.title, lane.stacked, [mark.label for mark in lane.marks]) for lane in _lanes(PLAN)] == [
        ("webinar 1", True, ["guide", "webinar 1"]),
        ("webinar 2", True, ["guide", "webinar 2"]),
        ("community call", False, ["3 Nov", "1 Dec", "5 Jan"]),
        ("retreat", False, ["3 to 5 Mar"]),
        ("report", False, ["30 Apr"]),
        ("review", False, ["1 to 31 May"]),
    ]


def test_shapes_tell_what_sort_of_day_it_is() -> None:
    shapes = {lane.title: [mark.shape for mark in lane.marks] for lane in _lanes(PLAN)}
    assert shapes["webinar 1"] == [Shape.TASK, Shape.EVENT]
    assert shapes["retreat"] == [Shape.DAYS]
    assert shapes["report"] == [Shape.TASK]
    assert shapes["review"] == [Shape.WINDOW]


def test_a_task_begins_when_its_work_does() -> None:
    [report] = [lane.marks[0] for lane in _lanes(PLAN) if lane.title == "report"]
    assert (report.first, report.last) == (date(2027, 4, 21), date(2027, 4, 30))


def test_the_first_note_stands_below_the_title() -> None:
    assert [lane.subtitle for lane in _lanes(PLAN) if lane.title == "retreat"] == ["in the hills"]


def test_private_lanes_are_there_only_on_request() -> None:
    assert "secret meeting" not in [lane.title for lane in _lanes(PLAN)]
    assert "secret meeting" in [lane.title for lane in _lanes(PLAN, private=True)]


def test_keys_are_unique() -> None:
    keys = [lane.key for lane in _lanes(PLAN)]
    assert len(set(keys)) == len(keys)
