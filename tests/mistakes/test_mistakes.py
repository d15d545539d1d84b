"""Plans with many mistakes: each is found at its place, names its culprit, and comes with a way out."""

import pytest

from copflow.compile import compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import Source
from tests.mistakes.collection import mended
from tests.mistakes.expected import FILES, HERE, TODAY, Mistake, compiled


def _check(expected: Mistake, found: Diagnostic, source: Source) -> None:
    assert (expected.rule, expected.culprit) == (found.rule, source.slice(found.span))
    assert (expected.line, expected.column) == source.position(found.span.start)
    assert expected.says in found.title
    offered = found.fixes[0].title if found.fixes else " ".join(found.notes)
    assert expected.offers in offered


@pytest.mark.parametrize("file", FILES)
def test_all_are_found_in_one_run_and_nothing_else(file: str) -> None:
    compilation = compiled(file)
    found = [finding for finding in compilation.findings if finding.severity.name != "INFO"]
    assert [(one.rule, one.line) for one in FILES[file]] == [
        (finding.rule, compilation.source.position(finding.span.start).line) for finding in found
    ]
    for expected, finding in zip(FILES[file], found, strict=True):
        _check(expected, finding, compilation.source)


@pytest.mark.parametrize("file", FILES)
def test_the_first_fix_mends_what_it_is_offered_for(file: str) -> None:
    """Tried on the file with all mistakes: the finding that offers the fix is gone, and no other one comes."""
    compilation = compiled(file)
    before = {(finding.rule, finding.title) for finding in compilation.findings}
    for finding in compilation.findings:
        for fix in finding.fixes[:1]:
            again = compile_plan(Source(f"{file}.plan", mended(compilation.source.text, fix)), today=TODAY)
            after = {(one.rule, one.title) for one in again.findings if one.severity.name != "INFO"}
            assert after <= before - {(finding.rule, finding.title)}, fix.title


def test_every_file_here_is_looked_at() -> None:
    assert {path.stem for path in HERE.glob("*.plan")} == set(FILES)
