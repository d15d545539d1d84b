"""Outputs name the file of a line where it is not the plan's own, by its path from the plan's folder."""

import csv
import io
import json
from datetime import date

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.language.files import given_files
from tests.outputs.support import read_calendar, rendered

SHAPES = "each webinar\n  on second Tuesday\n  guide due 1 week before\n"
PLAN = 'from 2026-08-01 to 2027-05-31\ninclude "shared/shapes.plan"\nwebinar 1 in November\n'


@pytest.fixture
def plan() -> Compilation:
    """A plan whose shape stands in another file."""
    files = given_files({"shared/shapes.plan": SHAPES})
    return compile_plan(Source("/home/ana/year.plan", PLAN), today=date(2026, 7, 1), files=files)


def test_json_has_the_file_of_each_line(plan: Compilation) -> None:
    webinar, guide = json.loads(rendered(plan, "json"))["activities"]
    assert (webinar["line"], webinar["file"]) == (3, None)
    assert (guide["line"], guide["file"]) == (3, "shared/shapes.plan")
    reasons = [(reason["line"], reason["file"]) for reason in guide["because"]]
    assert reasons == [(3, None), (2, "shared/shapes.plan"), (3, "shared/shapes.plan")]


def test_csv_has_the_file_of_each_line(plan: Compilation) -> None:
    rows = csv.DictReader(io.StringIO(rendered(plan, "csv").decode("utf-8-sig")))
    assert [(row["line"], row["included file"]) for row in rows] == [("3", ""), ("3", "shared/shapes.plan")]


def test_descriptions_have_the_file_of_each_line(plan: Compilation) -> None:
    texts = {event.summary: event.description or "" for event in read_calendar(rendered(plan, "ics")).events}
    webinar, guide = texts["webinar 1"], texts["guide due (webinar 1)"]
    assert "- in November: Sun 1 November 2026 to Mon 30 November 2026 (line 3)" in webinar
    assert "- on second Tuesday: Tue 10 November 2026 (shared/shapes.plan, line 2)" in webinar
    assert webinar.endswith("Plan: year.plan, line 3")
    assert "- 1 week before: Tue 3 November 2026 (line 3)" in guide
    assert guide.endswith("Plan: shared/shapes.plan, line 3")
    assert not any("ana" in text for text in texts.values())
