"""Every plan that `copflow new` begins with is one that works."""

from datetime import date

import pytest

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.workspace.templates import TEMPLATES, template


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2027, 12, 31), date(2032, 2, 29)])
def test_template_has_neither_errors_nor_warnings(name: str, today: date) -> None:
    text = template(name, today)
    assert text is not None
    compilation = compile_plan(Source(name, text), today=today)
    assert [finding.rule for finding in compilation.findings if finding.severity.name != "INFO"] == []
    assert compilation.graph.activities


def test_blank_plan_is_for_the_next_year() -> None:
    text = template("blank", date(2026, 7, 1))
    assert text is not None
    assert "from January 2027 to December 2027" in text
