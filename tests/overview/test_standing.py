"""How activities stand on a day, and what is next."""

from datetime import date

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.overview.standing import Standing, stands
from copflow.overview.upcoming import in_words, upcoming

TODAY = date(2026, 11, 24)

KEPT = """
kickoff on 1 October 2026, done
budget due 20 November 2026
survey on 20 November 2026
venue due in November 2026, needs budget
call on 24 November 2026 at 16:00
report due 5 January 2027, needs late talk
late talk on 10 January 2027
picnic on 12 January 2027, cancelled
someday TBD
"""


def _compiled(text: str) -> Compilation:
    return compile_plan(Source("a.plan", text), today=TODAY)


def _standing(text: str) -> dict[str, Standing]:
    schedule = _compiled(text).schedule
    found = stands(schedule, TODAY)
    return {entry.activity.full_name: found[entry.activity.number].standing for entry in schedule.entries}


def test_each_activity_stands_somewhere() -> None:
    assert _standing(KEPT) == {
        "kickoff": Standing.DONE,
        "budget": Standing.LATE,
        "survey": Standing.PAST,
        "venue": Standing.RISK,
        "call": Standing.TODAY,
        "report": Standing.COMING,
        "late talk": Standing.RISK,
        "picnic": Standing.CANCELLED,
        "someday": Standing.UNDATED,
    }


def test_what_is_late_or_at_risk_says_why() -> None:
    schedule = _compiled(KEPT).schedule
    why = {entry.activity.full_name: stands(schedule, TODAY)[entry.activity.number].why for entry in schedule.entries}
    assert why["budget"] == ("It was due 4 days ago.",)
    assert why["venue"] == (
        "Its day is not set, and Mon 30 November 2026 is the last one.",
        "It waits for “budget”, which is late.",
    )
    assert why["late talk"] == ("It ends 5 days too late for something that needs it.",)


def test_where_nobody_says_what_is_done_nothing_is_late() -> None:
    assert _standing("budget due 20 November 2026\nvisit in October 2026\n") == {
        "budget": Standing.PAST,
        "visit": Standing.PAST,
    }


def test_the_late_come_first_and_then_the_next() -> None:
    schedule = _compiled(KEPT).schedule
    found = upcoming(schedule, stands(schedule, TODAY), TODAY)
    names = [(one.entry.activity.full_name, in_words(one.days)) for one in found]
    assert names == [
        ("budget", "4 days late"),
        ("venue", "today"),
        ("call", "today"),
        ("report", "in 6 weeks"),
        ("late talk", "in 7 weeks"),
    ]


def test_a_step_says_what_it_is_for() -> None:
    schedule = _compiled("talk on 1 December 2026\n  slides due 2 days before\n").schedule
    [slides, talk] = upcoming(schedule, stands(schedule, TODAY), TODAY)
    assert (slides.of, slides.days, talk.of) == ("talk", 5, None)


def test_days_in_words() -> None:
    words = [in_words(days) for days in (-1, -3, 0, 1, 2, 13, 14, 62, 63, 300)]
    assert words == [
        "1 day late",
        "3 days late",
        "today",
        "tomorrow",
        "in 2 days",
        "in 13 days",
        "in 2 weeks",
        "in 9 weeks",
        "in 2 months",
        "in 10 months",
    ]
