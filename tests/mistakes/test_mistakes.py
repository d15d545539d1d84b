"""Ten mistakes that authors of plans make: each is found at its place, names its culprit, and comes with a way out."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import Source

HERE = Path(__file__).parent
TODAY = date(2026, 7, 1)


class Mistake(NamedTuple):
    """What is expected of a file's only finding: its place, its rule, the text that it points at, words of its title,
    and words of its first fix, or of its note where only the author can know the fix."""

    file: str
    line: int
    column: int
    rule: str
    culprit: str
    says: str
    offers: str


MISTAKES = (
    Mistake("misspelt-keyword", 9, 11, "swallowed-word", "im", '"im"', 'Write "in"'),
    Mistake("unknown-name", 6, 36, "unknown-name", "webnar 2", '"webnar 2"', 'Write "webinar 2"'),
    Mistake("cycle", 5, 14, "cycle", "report", "3 activities", '"survey" -> "report" -> "wrap-up" -> "survey"'),
    Mistake("no-such-date", 5, 23, "no-such-date", "30 February 2027", "28 days", "28 February 2027"),
    Mistake("holiday-deadline", 6, 19, "closed-day", "26 November 2026", "Thanksgiving", "or previous working day"),
    Mistake("duplicate-name", 7, 1, "duplicate-name", "webinar 3", '"webinar 3"', "another name"),
    Mistake("ambiguous-year", 5, 19, "ambiguous-year", "15 September", "2 times", "15 September 2026"),
    Mistake("before-the-plan", 6, 19, "outside-plan", "2 weeks before", "Wed 22 July 2026", "from … to …"),
    Mistake("unclosed-quote", 6, 8, "unclosed-quote", '"', "never closed", "Close it at the end of the line"),
    Mistake("double-booked", 8, 1, "double-booked", "interview with sponsor", "Ana", "somebody else"),
)

ALL_TEN = (
    Mistake("all-ten", 13, 11, "swallowed-word", "im", '"im"', 'Write "in"'),
    Mistake("all-ten", 18, 1, "double-booked", "interview with sponsor", "Ana", "somebody else"),
    Mistake("all-ten", 19, 22, "no-such-date", "30 February 2027", "28 days", "28 February 2027"),
    Mistake("all-ten", 20, 19, "closed-day", "26 November 2026", "Thanksgiving", "or previous working day"),
    Mistake("all-ten", 22, 19, "outside-plan", "2 weeks before", "Wed 22 July 2026", "from … to …"),
    Mistake("all-ten", 23, 19, "ambiguous-year", "15 September", "2 times", "15 September 2026"),
    Mistake("all-ten", 24, 14, "cycle", "report", "3 activities", '"survey" -> "report" -> "wrap-up" -> "survey"'),
    Mistake("all-ten", 25, 8, "unclosed-quote", '"', "never closed", "Close it at the end of the line"),
    Mistake("all-ten", 28, 1, "duplicate-name", "webinar 3", '"webinar 3"', "another name"),
    Mistake("all-ten", 29, 36, "unknown-name", "webnar 2", '"webnar 2"', 'Write "webinar 2"'),
)


def _compile(file: str) -> Compilation:
    text = (HERE / f"{file}.plan").read_text(encoding="utf-8")
    return compile_plan(Source(f"{file}.plan", text), today=TODAY)


def _check(expected: Mistake, found: Diagnostic, source: Source) -> None:
    assert (expected.rule, expected.culprit) == (found.rule, source.slice(found.span))
    assert (expected.line, expected.column) == source.position(found.span.start)
    assert expected.says in found.title
    offered = found.fixes[0].title if found.fixes else " ".join(found.notes)
    assert expected.offers in offered


@pytest.mark.parametrize("expected", MISTAKES, ids=lambda mistake: mistake.file)
def test_each_mistake_is_one_finding(expected: Mistake) -> None:
    compilation = _compile(expected.file)
    [found] = [finding for finding in compilation.findings if finding.severity.name != "INFO"]
    _check(expected, found, compilation.source)


def test_all_ten_are_found_in_one_run_and_nothing_else() -> None:
    compilation = _compile("all-ten")
    assert [(one.rule, one.line) for one in ALL_TEN] == [
        (finding.rule, compilation.source.position(finding.span.start).line) for finding in compilation.findings
    ]
    for expected, found in zip(ALL_TEN, compilation.findings, strict=True):
        _check(expected, found, compilation.source)


def test_the_first_fix_mends_what_it_is_offered_for() -> None:
    """Tried on the file with all ten: the finding that offers the fix is gone, and no other one comes."""
    compilation = _compile("all-ten")
    before = {(finding.rule, finding.title) for finding in compilation.findings}
    for finding in compilation.findings:
        for fix in finding.fixes[:1]:
            text = compilation.source.text
            for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
                text = text[: edit.span.start] + edit.text + text[edit.span.end :]
            mended = compile_plan(Source("all-ten.plan", text), today=TODAY)
            after = {(one.rule, one.title) for one in mended.findings if one.severity.name != "INFO"}
            assert after <= before - {(finding.rule, finding.title)}, fix.title


def test_every_file_here_is_looked_at() -> None:
    assert {path.stem for path in HERE.glob("*.plan")} == {mistake.file for mistake in (*MISTAKES, *ALL_TEN)}
