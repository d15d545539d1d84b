"""Dates as tricky as those of date-cases.csv: copflow, the table, and a computation without copflow agree."""

import csv
from pathlib import Path

import pytest

from tests.dates.answers import answers
from tests.dates.computed import COMPUTED

with (Path(__file__).parent / "more-cases.csv").open(encoding="utf-8") as file:
    CASES = {row["case"]: row for row in csv.DictReader(file)}

US, ENGLAND = "holidays US\n", "holidays GB/ENG\n"
NEW_YORK = "time zone America/New_York\n"
PLANS = {
    "month before a leap February": "x 1 month after 30 January 2028",
    "six months back": "x 6 months before 31 August 2027",
    "thirteen months": "x 13 months after 31 December 2026",
    "a year and a month": "x 1 year and 1 month after 29 February 2024",
    "a month and a week": "x 1 month and 1 week before 31 March 2025",
    "a week and a month": "x 1 week and 1 month after 24 January 2027",
    "leap day of a century": "x on 29 February 2100",
    "last Monday is the fifth": "x on last Monday of May 2027",
    "first Monday is the 1st": "x on the Tuesday after the first Monday of November 2027",
    "before a holiday rule": "x on the Friday before the last Monday of May 2027",
    "third strictly before": "x on the third Wednesday before 1 September 2027",
    "on or after itself": "x on the Monday on or after 1 March 2027",
    "working days over Easter": f"{ENGLAND}x due 3 working days after Thursday 25 March 2027",
    "working days back over substitute days": f"{ENGLAND}x due 5 working days before Monday 3 January 2028",
    "working days back over Thanksgiving": f"{US}x due 10 working days before 1 December 2026",
    "weekend on Friday and Saturday": "working days Sunday to Thursday\nx due 2 working days after 12 November 2026",
    "observed on the day before": f"{US}x due 18 June 2027 or next working day",
    "observed in the year before": f"{US}x due 31 December 2027 or previous working day",
    "closure that ends before a weekend": (
        'closed 24 December to 1 January "Break"\nx due 28 December 2026 or next working day'
    ),
    "an hour that is there twice": "x on 25 October 2026 at 02:30 Europe/Berlin",
    "a gap of half an hour": "x on 4 October 2026 at 02:15 Australia/Lord_Howe",
    "autumn in April": "x on 5 April 2026 at 10:00 Pacific/Auckland",
    "three weeks between two changes": ("time zone Europe/Paris\nx every Tuesday at 15:00 from 24 March 2026, 2 times"),
    "quarter of an hour": "x on 10 November 2026 at 9 am Asia/Kathmandu",
    "clocks that change for Ramadan": (
        "time zone Africa/Casablanca\nx 1 on 15 February 2027 at 10:00\nx 2 on 15 April 2027 at 10:00"
    ),
    "year ends last": "x due 31 December 2026 anywhere on Earth",
    "year ends first": "x due 31 December 2026, end of day Pacific/Kiritimati",
    "a day before lands in the gap": f"{NEW_YORK}shift on 15 March 2027 at 02:30\nx 1 day before shift at 02:30",
    "nine hours of night": f"{NEW_YORK}x ends on 31 October 2026 at 23:00 for 9 hours",
    "longest year": "x on Monday of 2032-W53",
    "week of a Sunday in January": "x in the week of Sunday 3 January 2027",
    "every three weeks on two days": "x every 3 weeks on Monday and Friday from 2 September 2026, 4 times",
    "biweekly on Sundays": "x every 2 weeks on Sunday from 3 January 2027, 3 times",
    "five-week rule": "x every fifth Saturday from January 2027 to August 2027",
    "last working days": f"{US}x monthly on the last working day from October 2026 to December 2026",
    "first and third over New Year": "x every first and third Tuesday from December 2026, 4 times",
    "a quarter by its second Thursday": "x every 3 months on the second Thursday from January 2027, 3 times",
    "four times with an exception": "x every Monday from 7 December 2026, 4 times, except 28 December 2026",
    "Ascension Day": "from January to December 2027\nx 39 days after Easter",
    "the window's last day clamps": "talk in January 2027\nx due 1 month after talk",
    "a window that begins after the plan's weekend": f"{US}talk in January 2027\nx due 1 working day before talk",
    "late in a leap year": "talk in late February 2028\nx due 2 weeks before talk",
    "leap day of the period": "from August 2027 to May 2028\nx on 29 February",
    "Christmas at both ends": "from 26 December 2026 to 30 December 2027\nx on 25 December",
    "a night over New Year": "from August 2026 to May 2027\nx from 30 December to 2 January",
}
"""Each case as a plan."""


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    expected = CASES[case]["expected"]
    assert COMPUTED[case]() == expected
    assert answers(PLANS[case]) == expected


def test_every_case_is_written_and_computed() -> None:
    assert list(PLANS) == list(CASES) == list(COMPUTED)
