"""The JSON output: a document of a published schema."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from copflow.outputs.json import schedule_model
from copflow.outputs.json_model import ActivityModel, OpenModel, ScheduleModel, SettledModel, UndatedModel
from tests.outputs.support import PLANS, compiled, compiled_file, events_of, rendered

PLAN = """
    plan "P" from September 2026 to August 2027
      time zone America/New_York
      holidays US/NY
      on closed days tasks move to previous working day
    person Sam "Sam Ortiz" sam@library.example
    each webinar
      on second Tuesday at 14:00 for 1 hour, online
      guide due 1 week before by Sam
    webinar 1 in November
    talk in May; leaflet due 1 month before
    lost on 30 February
"""


def activity(key: str, text: str = PLAN) -> ActivityModel:
    """An activity of the JSON of a plan, as a program reads it."""
    model = ScheduleModel.model_validate_json(rendered(compiled(text), "json"))
    return {activity.key: activity for activity in model.activities}[key]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_a_document_reads_back_as_it_was_written(plan: Path) -> None:
    dump = rendered(compiled_file(plan), "json")
    model = ScheduleModel.model_validate_json(dump)
    assert model.model_dump_json(indent=2).encode() + b"\n" == dump
    assert len(model.activities) == len(compiled_file(plan).schedule.entries)


def test_every_field_is_in_the_schema() -> None:
    schema = ScheduleModel.model_json_schema()
    document: dict[str, Any] = json.loads(rendered(compiled(PLAN), "json"))
    assert set(document) == set(schema["properties"]) == set(schema["required"])
    properties = schema["$defs"]["ActivityModel"]["properties"]
    assert all(set(found) == set(properties) for found in document["activities"])
    assert properties["line"]["description"] == "The line of the plan that names it."


def test_a_field_that_the_schema_does_not_know_is_refused() -> None:
    document = json.loads(rendered(compiled(PLAN), "json"))
    with pytest.raises(ValidationError):
        ScheduleModel.model_validate({**document, "colour": "red"})


def test_a_session_has_its_instants_in_utc_and_by_the_clock_of_its_zone() -> None:
    webinar = activity("webinar 1")
    assert webinar.when == SettledModel(state="settled", first_day=date(2026, 11, 10), last_day=date(2026, 11, 10))
    assert webinar.time is not None
    assert (webinar.time.clock, webinar.time.minutes, webinar.time.zone) == ("14:00", 60, "America/New_York")
    assert webinar.time.start == datetime(2026, 11, 10, 19, tzinfo=UTC)
    assert webinar.time.end == datetime(2026, 11, 10, 20, tzinfo=UTC)
    local = webinar.time.start_local
    assert local is not None and (local.hour, local.utcoffset()) == (14, timedelta(hours=-5))


def test_a_length_that_the_plan_does_not_say_is_null() -> None:
    talk = activity("talk", "talk on 3 May 2027 at 10:00")
    assert talk.time is not None
    assert (talk.time.minutes, talk.time.end) == (None, None)


def test_the_three_states_of_a_date() -> None:
    assert activity("talk").when == OpenModel(
        state="open", earliest_day=date(2027, 5, 1), latest_day=date(2027, 5, 31), days=1
    )
    assert activity("lost").when == UndatedModel(state="undated")
    assert activity("webinar 1/guide").when == SettledModel(
        state="settled", first_day=date(2026, 11, 2), last_day=date(2026, 11, 2)
    )


def test_the_whole_way_to_a_date_is_told_with_its_lines() -> None:
    guide = activity("webinar 1/guide")
    assert [(reason.of, reason.text, reason.line, reason.day.isoformat()) for reason in guide.because] == [
        ("webinar 1", "in November", 10, "2026-11-01"),
        ("webinar 1", "on second Tuesday", 8, "2026-11-10"),
        ("webinar 1/guide", "1 week before", 9, "2026-11-03"),
        (
            "webinar 1/guide",
            "that is Election Day, and tasks move to the previous working day",
            None,
            "2026-11-02",
        ),
    ]
    assert guide.follows == guide.parent == "webinar 1"
    assert guide.moved is not None and guide.moved.day == date(2026, 11, 3)


def test_the_uid_is_the_one_in_the_calendar() -> None:
    uids = {event.summary: event.uid for event in events_of(PLAN)}
    assert activity("webinar 1/guide").uid == uids["guide due (webinar 1)"]


def test_the_document_counts_the_findings_and_names_the_critical_path() -> None:
    model = schedule_model(compiled(PLAN))
    assert model.findings.errors == 1
    assert [found.key for found in model.activities if found.critical] == list(model.critical_path)


def test_the_document_has_no_mail_address_and_ends_with_a_line_end() -> None:
    dump = rendered(compiled(PLAN), "json")
    assert b"sam@" not in dump
    assert dump.endswith(b"}\n")


def test_texts_have_no_control_characters() -> None:
    fair = activity("fair", 'fair on 3 May 2027, note "a\x1b[31mb\u2028c"')
    assert fair.notes == ("a[31mb c",)
