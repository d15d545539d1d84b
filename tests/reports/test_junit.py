"""The JUnit report is XML of the form that Jenkins describes, and read by libraries that did not write it."""

from typing import Any
from xml.etree import ElementTree

import junitparser
import pytest
import xmlschema

from copflow.diagnostics.source import Source
from copflow.reports.canvas import Canvas
from copflow.reports.junit import report
from copflow.reports.run import Checked, Run
from tests.reports.outside import JUNIT_SCHEMA, installed
from tests.reports.samples import NO_DATE, SOURCE, WHOLE, evil_run

RUNS = pytest.mark.parametrize("run", [WHOLE, evil_run(), Run([])], ids=["everything", "attack", "nothing"])


def cases(run: Run) -> dict[str, Any]:
    """The test cases as junitparser reads them, by their names."""
    suites = junitparser.JUnitXml.fromstring(report(run, Canvas()).encode())
    return {case.name: case for suite in suites for case in suite}


@RUNS
def test_schema_is_satisfied(run: Run) -> None:
    xmlschema.XMLSchema(str(installed(JUNIT_SCHEMA))).validate(ElementTree.fromstring(report(run, Canvas())))


def test_every_file_has_a_case() -> None:
    assert list(cases(WHOLE)) == ["in/spring.plan", "in/fine.plan", "in/part.plan", "in/lost.plan"]


def test_errors_are_the_failure_and_the_rest_is_output() -> None:
    spring = cases(WHOLE)["in/spring.plan"]
    (failure,) = spring.result
    assert isinstance(failure, junitparser.Failure)
    assert failure.type == "swallowed-word"
    assert failure.message.startswith('3 errors: I took "im" as part of the name.')
    assert "in/spring.plan:2:11: error: There is no 31 April: April has 30 days. [no-such-date]" in failure.text
    assert "weekend-date" not in failure.text
    assert "[weekend-date]" in spring.system_out
    assert "[moved-day]" in spring.system_out


def test_good_files_pass_and_parts_are_skipped() -> None:
    found = cases(WHOLE)
    assert found["in/fine.plan"].is_passed
    assert found["in/part.plan"].is_skipped


def test_unread_file_is_an_error() -> None:
    (error,) = cases(WHOLE)["in/lost.plan"].result
    assert isinstance(error, junitparser.Error)
    assert error.message == "cannot be read: there is no such file"


def test_counts_are_those_of_the_cases() -> None:
    suites = junitparser.JUnitXml.fromstring(report(WHOLE, Canvas()).encode())
    (suite,) = suites
    assert (suites.tests, suites.failures, suites.errors) == (4, 1, 1)
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (4, 1, 1, 1)


def test_characters_that_xml_cannot_have_are_numbered() -> None:
    text = "".join(map(chr, [*range(32), 0x7F, 0x9B, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]))
    run = Run([Checked(Source(f"x{text}.plan", text), (NO_DATE._replace(title=text, fixes=()),))])
    (name,) = cases(run)
    for number in (0, 0x1B, 0x9B, 0xDFFF, 0xFFFE):
        assert f"<U+{number:04X}>" in name


def test_markup_stays_text() -> None:
    title = "<b>&amp;]]> \"quoted\" 'twice'"
    (case,) = cases(Run([Checked(SOURCE, (NO_DATE._replace(title=title),))])).values()
    assert case.result[0].message == f"1 error: {title}"
