"""The table for spreadsheets."""

import csv
import io
from pathlib import Path

import pytest

from copflow.outputs.csv import COLUMNS, cell
from tests.outputs.support import PLANS, compiled, compiled_file, rendered


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a table as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_every_activity_is_a_row_of_as_many_cells_as_the_header(plan: Path) -> None:
    compilation = compiled_file(plan)
    table = list(csv.reader(io.StringIO(rendered(compilation, "csv").decode("utf-8-sig"), newline="")))
    assert table[0] == list(COLUMNS)
    assert {len(row) for row in table} == {len(COLUMNS)}
    assert [row[0] for row in table[1:]] == [entry.activity.full_name for entry in compilation.schedule.entries]


def test_a_row_says_what_the_plan_says() -> None:
    [webinar, guide] = rows(
        rendered(
            compiled("""
                plan "P" from September 2026 to August 2027
                  time zone America/New_York
                  holidays US/NY
                  on closed days tasks move to previous working day
                person Sam "Sam Ortiz" sam@library.example
                webinar 1 on 10 November at 14:00 for 1 hour, online, tag outreach
                  guide due 1 week before by Sam, note "two pages"
            """),
            "csv",
        )
    )
    assert {name: value for name, value in webinar.items() if value} == {
        "activity": "webinar 1",
        "kind": "event",
        "state": "settled",
        "first day": "2026-11-10",
        "last day": "2026-11-10",
        "start": "14:00",
        "end": "15:00",
        "time zone": "America/New_York",
        "mode": "online",
        "tags": "outreach",
        "slack in days": "0",
        "critical": "yes",
        "line": "7",
    }
    assert guide["part of"] == "webinar 1"
    assert (guide["first day"], guide["moved from"], guide["moved because"]) == (
        "2026-11-02",
        "2026-11-03",
        "Election Day",
    )
    assert (guide["owners"], guide["notes"]) == ("Sam", "two pages")


def test_an_activity_without_a_date_has_a_row_and_no_days() -> None:
    [lost] = rows(rendered(compiled("lost on 30 February 2027"), "csv"))
    assert (lost["state"], lost["first day"], lost["slack in days"]) == ("undated", "", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\r=1+1", "\uff1d1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


def test_a_negative_number_of_days_stays_a_number() -> None:
    [early, late] = rows(rendered(compiled("a on 3 May 2027, needs b\nb on 5 May 2027"), "csv"))
    assert int(late["slack in days"]) < 0
    assert early["activity"] == "a"


def test_commas_quotes_and_letters_arrive_as_they_were_written() -> None:
    plan = compiled("""
        "Lesung, für 'alle'" on 3 May 2027, at "Saal 1; 'klein'"
    """)
    [row] = rows(rendered(plan, "csv"))
    assert (row["activity"], row["place"]) == ("Lesung, für 'alle'", "Saal 1; 'klein'")
