"""Another reader of calendars finds the same events in the feed and in the export of the plan."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.importing.rules import STARTS, moments, rules
from tests.importing.support import FOLDER, calendar, compiled, export, imported

FROM, TO = (1980, 1, 1), (2027, 8, 31)


def _events(data: bytes) -> Counter[tuple[str, str]]:
    """The starts and ends of all events, those of rules too, by recurring-ical-events."""
    found: list[Any] = recurring_ical_events.of(Calendar.from_ical(data)).between(FROM, TO)
    return Counter((_instant(one["DTSTART"].dt), _instant(one["DTEND"].dt)) for one in found)


def _instant(value: Any) -> str:
    return str(value.astimezone(UTC) if isinstance(value, datetime) else value)


@pytest.mark.parametrize("name", ["apple", "google", "nextcloud"])
def test_the_export_of_the_plan_has_the_events_of_the_feed(name: str) -> None:
    feed = (FOLDER / "feeds" / f"{name}.ics").read_bytes()
    plan = export(compiled(imported(feed).text))
    todos = _events(b"BEGIN:VCALENDAR\r\n" + b"".join(_todos(plan)) + b"END:VCALENDAR\r\n")
    assert _events(plan) - todos == _events(feed)


def _todos(plan: bytes) -> list[bytes]:
    """The deadlines that were to-dos: other readers find only events in the feed."""
    events = plan.split(b"BEGIN:VEVENT\r\n")[1:]
    return [b"BEGIN:VEVENT\r\n" + one for one in events if b"SUMMARY:Pay" in one or b"SUMMARY:Book" in one]


@given(st.lists(st.tuples(rules(), STARTS, st.booleans(), st.integers(0, 3)), min_size=1, max_size=3), st.data())
def test_any_rules_give_the_same_events_again(
    series: list[tuple[str, datetime, bool, int]], data: st.DataObject
) -> None:
    lines: list[str] = []
    for number, (rule, start, timed, left_out) in enumerate(series):
        found = moments(rule, start, most=60)
        assume(found)
        excluded = data.draw(st.lists(st.sampled_from(found[1:] or found), max_size=left_out, unique=True))
        lines += _series(number, rule, moments(rule, found[0], 1)[0], excluded, timed=timed)
    feed = calendar(*lines)
    made = imported(feed)
    assert made.is_whole, made.notes
    assert _events(export(compiled(made.text))) == _events(feed)


@given(
    st.tuples(rules(), STARTS),
    st.lists(st.tuples(st.integers(0, 20), st.integers(-3, 3), st.integers(-90, 90)), max_size=3),
)
def test_changes_of_all_later_dates_give_the_same_events(
    series: tuple[str, datetime], changes: list[tuple[int, int, int]]
) -> None:
    rule, start = series
    found = moments(rule, start, most=60)
    assume(found)
    lines = _series(0, rule, found[0], [], timed=True)
    for slot, (days, minutes) in {found[at % len(found)]: (days, minutes) for at, days, minutes in changes}.items():
        begin = slot.replace(hour=12) + timedelta(days, minutes=minutes)
        lines += _later(slot, begin, begin + timedelta(minutes=30))
    made = imported(feed := calendar(*lines))
    assert made.is_whole, made.notes
    assert _events(export(compiled(made.text))) == _events(feed)


def _later(slot: datetime, start: datetime, end: datetime) -> list[str]:
    """The lines of a change of the series 0 from a date on."""
    kind, form = ";TZID=Europe/Berlin", "%Y%m%dT%H%M00"
    return [
        "BEGIN:VEVENT",
        "UID:0",
        "SUMMARY:Series a",
        f"RECURRENCE-ID;RANGE=THISANDFUTURE{kind}:{slot.strftime(form)}",
        f"DTSTART{kind}:{start.strftime(form)}",
        f"DTEND{kind}:{end.strftime(form)}",
        "END:VEVENT",
    ]


def _series(number: int, rule: str, start: datetime, excluded: list[datetime], *, timed: bool) -> list[str]:
    """The lines of an event with a rule, in Berlin or on whole days."""
    kind, form = (";TZID=Europe/Berlin", "%Y%m%dT%H%M00") if timed else (";VALUE=DATE", "%Y%m%d")
    end = start + (timedelta(minutes=90) if timed else timedelta(2))
    if not timed:
        rule = rule.replace("T235959", "").replace("T000000", "")
    leave_out = [f"EXDATE{kind}:{one.strftime(form)}" for one in excluded if one != start]
    return [
        "BEGIN:VEVENT",
        f"UID:{number}",
        f"SUMMARY:Series {'abc'[number]}",
        f"DTSTART{kind}:{start.strftime(form)}",
        f"DTEND{kind}:{end.strftime(form)}",
        f"RRULE:{rule}",
        *leave_out,
        "END:VEVENT",
    ]
