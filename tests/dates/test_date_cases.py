"""The dates of date-cases.csv: each written as a plan, and compared.

The table was gathered before copflow had an answer. Where its row asks what iCalendar's rules of recurrence say and
copflow says something else on purpose, `OTHERWISE` has that answer and why; how to get the table's dates is the plan
of the case then.
"""

import csv
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from dateutil.rrule import MONTHLY, YEARLY, rrule

from tests.dates.answers import answers, rules_of
from tests.outputs.support import compiled, rendered

with (Path(__file__).parent / "date-cases.csv").open(encoding="utf-8") as file:
    CASES = {row["case"]: row for row in csv.DictReader(file)}

US, ENGLAND = "holidays US\n", "holidays GB/ENG\n"
NEW_YORK = "time zone America/New_York\n"
PLANS = {
    "month-add clamp": "x 1 month after 31 January 2025",
    "month-sub clamp": "x 1 month before 31 March 2025",
    "months are not associative": "x every month from 31 January 2025, 3 times",
    "iCalendar day 31": "x on 31 January 2025, 31 March 2025 and 31 May 2025",
    "leap-day yearly rule": "x every 4 years from 29 February 2024, 2 times",
    "nth weekday": "x on second Tuesday of October 2025",
    "last versus fourth": "x on last Thursday of November 2023",
    "day after Thanksgiving": "x on the day after the fourth Thursday of November 2024",
    "the Friday before, anchor is a Friday": "x the Friday before Friday 12 December 2025",
    "second Saturday before": "x on the second Saturday before Wednesday 6 November 2024",
    "ISO week over the year end": "x in the week of Friday 1 January 2027",
    "US week 1 start": (
        'plan "2027"\n  weeks start on Sunday\n  weeks count from 1 January 2027\nx on Sunday of week 1'
    ),
    "odd weeks over a 53-week year": "x 1 on Monday of 2026-W53\nx 2 on Monday of 2027-W01",
    "week start changes a biweekly rule (Monday)": (
        "x every 2 weeks on Tuesday and Sunday from 5 August 1997, 4 times"
    ),
    "until is inclusive": "x every Tuesday from 2 December 2025 until 16 December 2025",
    "month known only": "webinar in November 2025\nx due 1 week before webinar",
    "academic year rollover": "from August 2025 to May 2026\nx on 15 January",
    "29 February in a year without": "x on 29 February 2027",
    "week before lands on a holiday": f"{US}x due 1 week before Thursday 4 December 2025",
    "roll forward over weekend and holiday": f"{US}x due 5 September 2021, or the next business day",
    "working days over Christmas": f"{ENGLAND}x due 10 working days after Monday 22 December 2025",
    "holiday webinar shifted": f"{US}x on third Monday of January 2026, or next working day",
    "substitute days": f"{ENGLAND}x due 1 working day after Friday 24 December 2027",
    "time in the DST gap": f"{NEW_YORK}x on Sunday 9 March 2025 at 02:30",
    "weekly meeting over DST": f"{NEW_YORK}x Thursdays at 10:00 from 6 March 2025, 2 times",
    "one day before is not 24 hours before": (
        f"{NEW_YORK}brunch on 9 March 2025 at 10:00\nx 1 day before brunch at 10:00"
    ),
    "anywhere on Earth": "x due 16 October 2025 anywhere on Earth",
    "UTC date of a late local time": "x on 30 April 2026 at 23:30 America/Chicago",
}
"""Each case as a plan; what is asked for is named `x`."""

CLOSED_DAYS = {"substitute days"}
"""Cases that ask for the closed days themselves, which copflow names and does not list."""
ONE_OF_SEVERAL = {"months are not associative", "leap-day yearly rule"}
"""Cases that ask for the last date of a repetition only."""


class Otherwise(NamedTuple):
    """The plan that seems to say what a row asks, what copflow makes of it, and why."""

    plan: str
    says: str
    why: str


OTHERWISE = {
    "iCalendar day 31": Otherwise(
        "x monthly on the 31st from 31 January 2025, 3 times",
        "2025-01-31 2025-02-28 2025-03-31",
        "People who pay on the 31st pay in February too, on its last day. A rule of iCalendar leaves the month out.",
    ),
    "leap-day yearly rule": Otherwise(
        "x yearly from 29 February 2024, 2 times",
        "2024-02-29 2025-02-28",
        "What is yearly happens every year. A rule of iCalendar would wait until 2028.",
    ),
}


@pytest.mark.parametrize("case", [case for case in CASES if case not in CLOSED_DAYS])
def test_case(case: str) -> None:
    found = answers(PLANS[case])
    if case in ONE_OF_SEVERAL:
        found = found.split()[-1]
    assert found == CASES[case]["expected"]


def test_substitute_days_are_closed() -> None:
    """A date on either of them is warned of, and the next working day is behind both."""
    days = CASES["substitute days"]["expected"].split()
    assert [rules_of(f"{ENGLAND}x on {day}") for day in days] == [{"closed-day"}, {"closed-day"}]
    assert answers(PLANS["substitute days"]) == "2027-12-29"


def test_every_case_is_written() -> None:
    assert list(PLANS) == list(CASES)


# ---- where copflow says something else than a recurrence rule of iCalendar ------------------------------


@pytest.mark.parametrize("case", OTHERWISE)
def test_copflow_clamps_where_a_recurrence_rule_skips(case: str) -> None:
    assert answers(OTHERWISE[case].plan) == OTHERWISE[case].says


def test_the_table_has_what_a_recurrence_rule_gives() -> None:
    monthly = rrule(MONTHLY, bymonthday=31, dtstart=datetime(2025, 1, 31), count=3)
    yearly = rrule(YEARLY, dtstart=datetime(2024, 2, 29), count=2)
    assert " ".join(f"{day:%Y-%m-%d}" for day in monthly) == CASES["iCalendar day 31"]["expected"]
    assert f"{yearly[1]:%Y-%m-%d}" == CASES["leap-day yearly rule"]["expected"]


@pytest.mark.parametrize("case", OTHERWISE)
def test_the_calendar_lists_such_dates_without_a_rule(case: str) -> None:
    """A calendar that gave the rule would show other dates than the plan."""
    lines = rendered(compiled(OTHERWISE[case].plan), "ics").decode().splitlines()
    starts = [line.removeprefix("DTSTART;VALUE=DATE:") for line in lines if line.startswith("DTSTART")]
    assert starts == OTHERWISE[case].says.replace("-", "").split()
    assert not any(line.startswith(("RRULE", "RDATE")) for line in lines)


# ---- what must be said beside the date ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        ("29 February in a year without", "no-such-date"),
        ("week before lands on a holiday", "closed-day"),
        ("roll forward over weekend and holiday", "moved-day"),
        ("holiday webinar shifted", "moved-day"),
        ("time in the DST gap", "clock-change"),
        ("month known only", "window-open"),
    ],
)
def test_what_is_said_of_it(case: str, rule: str) -> None:
    assert rule in rules_of(PLANS[case])


def test_a_bare_week_number_is_refused() -> None:
    assert rules_of("x on Monday of week 1") == {"ambiguous-date"}
