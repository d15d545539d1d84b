"""The Gantt chart for Mermaid."""

import re
from pathlib import Path

import pytest

from copflow.outputs.mermaid import shown
from tests.outputs.support import PLANS, compiled, compiled_file, rendered

TASK = re.compile(r"    [^:;%{}<>\"]+ :(?:crit, )?(?:active, |milestone, )?\d{4}-\d\d-\d\d, \d+d")


def chart(text: str) -> list[str]:
    """The lines of the chart of a plan, without their indentation."""
    return [line.strip() for line in rendered(compiled(text), "mermaid").decode().splitlines()]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_every_line_is_a_section_or_a_task(plan: Path) -> None:
    lines = rendered(compiled_file(plan), "mermaid").decode().splitlines()
    assert lines[0] == "gantt"
    assert lines[2] == "    dateFormat YYYY-MM-DD"
    decoded = [re.sub(r"#\d+;", "x", line) for line in lines[3:]]
    assert all(line.startswith("    section ") or TASK.fullmatch(line) for line in decoded)


def test_a_chart_has_a_section_for_each_series_and_each_activity_at_the_top() -> None:
    assert chart("""
        plan "P" from September 2026 to August 2027
        each webinar
          guide due 1 week before
        webinar 1 on 10 November
        fair from 3 to 5 May
          chairs put out
        webinar 2 on 8 December
        talk in June
        lost on 30 February
    """) == [
        "gantt",
        "title P",
        "dateFormat YYYY-MM-DD",
        "section webinar",
        "guide due (webinar 1) :milestone, 2026-11-03, 0d",
        "webinar 1 :milestone, 2026-11-10, 0d",
        "guide due (webinar 2) :milestone, 2026-12-01, 0d",
        "webinar 2 :milestone, 2026-12-08, 0d",
        "section fair",
        "fair :2027-05-03, 3d",
        "section talk",
        "talk, day not set :crit, active, 2027-06-01, 30d",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("talk: part 1; #2", "talk#58; part 1#59; #35;2"),
        ("100% done", "100#37; done"),
        ("titles chosen", "titles chosen"),
        ("call for papers", "#99;all for papers"),
        ('<b>bold</b> & "quoted"', "#60;b#62;bold#60;/b#62; #38; #34;quoted#34;"),
        ("%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;"),
        ("section review", "#115;ection review"),
        ("Title page", "#84;itle page"),
        ("2027-05-03 party", "#50;027-05-03 party"),
        ("two\nlines", "two lines"),
        ("יום עיון 🎉", "יום עיון 🎉"),
        ("", "?"),
    ],
)
def test_no_name_is_taken_for_a_word_of_the_chart(name: str, text: str) -> None:
    assert shown(name) == text


def test_a_long_name_is_shortened() -> None:
    line = chart(f'"{"long name " * 30}" on 3 May 2027')[-1]
    assert len(line.split(" :")[0]) <= 80
