"""Occurrences in the outputs: an entry for each, known by the day that its rule gives, and shown without that day."""

import csv
import io
import json

from ical.event import Event

from tests.outputs.support import compiled, events_of, rendered

PLAN = """
    plan "Calls"
      from 20 August to 31 December 2026
    call every first Tuesday
      agenda due 1 day before
"""
MOVED = "    call of 6 October moved to 8 October\n"


def uids(events: list[Event]) -> dict[str, str]:
    """The UID of each event, by its day and title."""
    return {f"{event.start} {event.summary}": event.uid or "" for event in events}


def test_every_occurrence_has_an_entry_of_its_own_and_no_rule() -> None:
    events = events_of(PLAN)
    assert [str(event.start) for event in events if event.summary == "call"] == [
        "2026-09-01", "2026-10-06", "2026-11-03", "2026-12-01",
    ]  # fmt: skip
    assert len({event.uid for event in events}) == len(events) == 8
    assert not any(event.rrule or event.recurrence_id for event in events)


def test_titles_leave_out_the_day_that_stands_beside_them() -> None:
    assert {event.summary for event in events_of(PLAN)} == {"call", "agenda due (call)"}


def test_a_moved_occurrence_keeps_its_uid_and_so_do_its_steps() -> None:
    before, after = uids(events_of(PLAN)), uids(events_of(PLAN + MOVED))
    assert after["2026-10-08 call"] == before["2026-10-06 call"]
    assert after["2026-10-07 agenda due (call)"] == before["2026-10-05 agenda due (call)"]
    assert set(after.values()) == set(before.values())


def test_leaving_one_out_changes_no_other_uid() -> None:
    before, after = uids(events_of(PLAN)), uids(events_of(PLAN + "    no call on 6 October\n"))
    assert {key: before[key] for key in after} == after
    assert len(before) - len(after) == 2


def test_the_day_from_which_it_was_moved_is_told() -> None:
    [call] = [event for event in events_of(PLAN + MOVED) if str(event.start) == "2026-10-08"]
    assert "Moved from Tue 6 October 2026, as the plan says." in (call.description or "").split("\n")
    other = next(event for event in events_of(PLAN + MOVED) if str(event.start) == "2026-09-01")
    assert "Moved" not in (other.description or "")


def test_keys_and_full_names_have_the_day() -> None:
    activities = json.loads(rendered(compiled(PLAN + MOVED), "json"))["activities"]
    call = next(one for one in activities if one["key"] == "call/2026-10-06")
    assert (call["name"], call["full_name"]) == ("call", "call of 6 October 2026")
    assert call["when"]["first_day"] == "2026-10-08"
    assert call["moved"] == {"day": "2026-10-06", "why": "as the plan says"}
    assert "call/2026-10-06/agenda" in {one["key"] for one in activities}


def test_a_table_has_the_day_in_its_own_column() -> None:
    text = rendered(compiled(PLAN + MOVED), "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {(row["activity"], row["part of"]) for row in rows} == {("call", ""), ("agenda of call", "call")}
    [moved] = [row for row in rows if row["moved from"]]
    assert (moved["first day"], moved["moved from"], moved["moved because"]) == (
        "2026-10-08", "2026-10-06", "as the plan says",
    )  # fmt: skip


def test_numbered_ones_are_known_by_their_number() -> None:
    activities = json.loads(rendered(compiled("call 1 to 3 weekly from 1 September 2026\n"), "json"))["activities"]
    assert [one["key"] for one in activities] == ["call 1", "call 2", "call 3"]
