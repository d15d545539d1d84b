"""How an activity stands, in every format."""

import json

from copflow.outputs import OUTPUTS, Options
from copflow.outputs.csv import COLUMNS
from copflow.outputs.states import left_out
from tests.outputs.support import OPTIONS, compiled, events_of, read_calendar, rendered, titles_of

PLAN = """
    plan "P" from January 2026 to August 2026
      time zone America/New_York
    talk on 4 May at 14:00 for 1 hour, cancelled "the speaker is ill"
      slides due 1 week before
    visit on 5 May at 14:00 for 1 hour, tentative
    fair on 6 May at 14:00 for 1 hour, confirmed
    survey in May, done 1 June
    picnic TBD
    help desk, ongoing
    budget talk on 7 May at 14:00 for 1 hour, private
    thanks due 1 week after budget talk, needs fair and budget talk
    retreat on 8 June, note "bring a coat", private note "the hotel is not paid yet"
"""
PRIVATE = Options(stamp=OPTIONS.stamp, private=True)


def activities() -> dict[str, dict[str, object]]:
    document = json.loads(rendered(compiled(PLAN), "json"))
    return {activity["key"]: activity for activity in document["activities"]}


def test_what_is_cancelled_stays_in_the_calendar_and_says_so_in_its_title() -> None:
    events = {event.summary: event for event in events_of(PLAN)}
    talk, slides = events["Cancelled: talk"], events["Cancelled: slides due (talk)"]
    assert (talk.status, talk.transparency) == ("CANCELLED", "TRANSPARENT")
    assert slides.status == "CANCELLED"
    assert talk.description is not None and "State: cancelled (the speaker is ill)" in talk.description


def test_a_session_is_tentative_or_confirmed() -> None:
    events = {event.summary: event for event in events_of(PLAN)}
    assert (events["visit"].status, events["visit"].transparency) == ("TENTATIVE", "OPAQUE")
    assert (events["fair"].status, events["fair"].transparency) == ("CONFIRMED", "OPAQUE")


def test_what_has_no_date_is_not_in_the_calendar() -> None:
    assert not {"picnic", "help desk"} & set(titles_of(PLAN))
    assert [activities()[key]["when"] for key in ("picnic", "help desk")] == [{"state": "undated"}] * 2


def test_a_calendar_tells_nothing_of_what_is_private() -> None:
    compilation = compiled(PLAN)
    for form in ("ics", "mermaid"):
        assert b"budget" not in rendered(compilation, form)
        assert b"hotel" not in rendered(compilation, form)
    assert left_out(compilation.schedule.entries) == 1


def test_unless_it_is_asked_for() -> None:
    compilation = compiled(PLAN)
    data = OUTPUTS["ics"].load()(compilation, PRIVATE)
    events = {event.summary: event for event in read_calendar(data).events}
    assert events["budget talk"].classification == "PRIVATE"
    assert "the hotel is not paid yet" in (events["retreat"].description or "")
    assert "budget talk" in (events["thanks due"].description or "")
    assert b"budget talk" in OUTPUTS["mermaid"].load()(compilation, PRIVATE)


def test_json_has_the_states() -> None:
    found = activities()
    assert (found["talk"]["states"], found["talk"]["cancelled_because"]) == (["cancelled"], "the speaker is ill")
    assert found["talk/slides"]["states"] == ["cancelled"]
    assert (found["survey"]["states"], found["survey"]["done_day"]) == (["done"], "2026-06-01")
    assert found["budget talk"]["states"] == ["private"]
    assert (found["retreat"]["notes"], found["retreat"]["private_notes"]) == (
        ["bring a coat"],
        ["the hotel is not paid yet"],
    )


def test_csv_has_the_states() -> None:
    text = rendered(compiled(PLAN), "csv").decode()
    assert COLUMNS[-3:-1] == ("status", "private notes")
    assert "done on Mon 1 June 2026" in text
    assert "cancelled (the speaker is ill)" in text
    assert ",TBD," in text
