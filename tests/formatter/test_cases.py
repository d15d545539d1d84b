"""Every case is formatted as it says, and a second run changes nothing."""

from datetime import date

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.formatter.format import Formatted, format_plan
from copflow.workspace.templates import TEMPLATES, template
from tests.formatter.cases import Case, all_cases

TODAY = date(2026, 7, 1)


def compiled(source: Source) -> Compilation:
    """What copflow makes of a plan."""
    return compile_plan(source, today=TODAY)


def formatted(text: str) -> str:
    """The formatted text; a fault fails the test."""
    result = format_plan(Source("case.plan", text), compiled)
    assert isinstance(result, Formatted), result
    return result.text


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert formatted(case.text) == case.formatted
    assert formatted(case.formatted) == case.formatted


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_new_writes_is_formatted(name: str) -> None:
    text = template(name, TODAY)
    assert text is not None
    assert formatted(text) == text
