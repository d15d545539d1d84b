"""Annotations are what GitHub's own toolkit prints for the same findings."""

import json

import pytest

from copflow.diagnostics.source import Source, Span
from copflow.reports.canvas import Canvas
from copflow.reports.github import annotations, report
from copflow.reports.run import Checked, Run
from tests.reports.outside import node
from tests.reports.samples import SOURCE, SWALLOWED, WHOLE, evil_run


@pytest.mark.parametrize("run", [WHOLE, evil_run()], ids=["everything", "attack"])
def test_toolkit_prints_the_same(run: Run) -> None:
    printed = node("annotate.mjs", json.dumps(list(annotations(run))))
    assert printed.stderr == ""
    assert printed.stdout == report(run, Canvas())


def test_each_finding_has_a_line() -> None:
    assert report(WHOLE, Canvas()).splitlines()[:3] == [
        "::error title=copflow (swallowed-word),file=in/spring.plan,line=1,endLine=1,col=11,endColumn=13::"
        'in/spring.plan:1:11: I took "im" as part of the name. Is it meant to be "in"?%0Anote: Names may have blanks.'
        '%0Afix A: webinar 1 in November%0Afix B: "webinar 1 im" November',
        "::error title=copflow (no-such-date),file=in/spring.plan,line=2,endLine=2,col=11,endColumn=19::"
        "in/spring.plan:2:11: There is no 31 April: April has 30 days.%0Afix A: \U0001f600 caf\u00e9 on 30 April",
        "::warning title=copflow (weekend-date),file=in/spring.plan,line=3,endLine=3,col=17,endColumn=28::"
        'in/spring.plan:3:17: "board review" is on a day that is no working day.',
    ]


def test_notes_are_notices_and_unread_files_errors() -> None:
    *_others, note, unread = report(WHOLE, Canvas()).splitlines()
    assert note.startswith("::notice title=copflow (moved-day),")
    assert unread == ("::error title=copflow,file=in/lost.plan::in/lost.plan: cannot be read: there is no such file")


def test_columns_are_told_of_one_line_only() -> None:
    both = SWALLOWED._replace(span=Span(0, len(SOURCE.text) - 2), fixes=())
    line = report(Run([Checked(SOURCE, (both,))]), Canvas())
    assert ",line=1,endLine=5::" in line


def test_standard_input_is_no_file_of_the_repository() -> None:
    line = report(Run([Checked(Source("-", SOURCE.text), (SWALLOWED,))]), Canvas())
    assert line.startswith("::error title=copflow (swallowed-word)::-:1:11: I took")


def test_file_that_two_plans_include_is_annotated_once() -> None:
    twice = Run([Checked(SOURCE, (SWALLOWED,)), Checked(Source("in/spring.plan", SOURCE.text), (SWALLOWED,))])
    assert len(report(twice, Canvas()).splitlines()) == 1


def test_there_is_one_line_for_each_whatever_others_wrote() -> None:
    lines = report(evil_run(), Canvas()).split("\n")
    assert lines.pop() == ""
    assert all(line.startswith(("::error title=copflow", "::warning title=copflow")) for line in lines)
    assert len(lines) == len(list(annotations(evil_run())))
