"""Fixes are tried on the whole plan before they are shown, and say which dates move."""

from collections.abc import Sequence
from datetime import date

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic, Safety
from copflow.diagnostics.source import Source
from copflow.editing import prove
from copflow.editing.change import changed_texts
from copflow.editing.prove import proven

HEAD = "from August 2026 to May 2027\n"
CONFLICT = """board review on 14 May
report due 3 days before board review, needs survey closes
survey opens on 29 April
survey closes 14 days after survey opens
"""


def compiled(texts: Sequence[str]) -> Compilation:
    return compile_plan(Source("x.plan", texts[0]), today=date(2026, 7, 1))


def found(text: str, rule: str) -> Diagnostic:
    [finding] = [one for one in proven(compiled([HEAD + text]), compiled) if one.rule == rule]
    return finding


def mended(text: str, rule: str) -> list[str]:
    """What the fixes make of the plan."""
    source = compiled([HEAD + text]).source
    texts = [next(iter(changed_texts(source, fix.edits))) for fix in found(text, rule).fixes]
    return [one.removeprefix(HEAD) for one in texts]


def test_a_conflict_gets_fixes_that_were_tried() -> None:
    fixes = found(CONFLICT, "date-conflict").fixes
    assert [fix.title for fix in fixes] == [
        'Write "1 day before board review" for "report"',
        'Write "12 days after survey opens" for "survey closes"',
        'Move "board review" to Mon 17 May 2027',
    ]
    moves = [fix.proof.moves for fix in fixes if fix.proof is not None]
    assert moves == [
        ("report: Tue 11 May 2027 -> Thu 13 May 2027",),
        ("survey closes: Thu 13 May 2027 -> Tue 11 May 2027",),
        (
            "board review: Fri 14 May 2027 -> Mon 17 May 2027",
            "report: Tue 11 May 2027 -> Fri 14 May 2027",
        ),
    ]


def test_a_way_out_that_brings_a_warning_is_not_shown() -> None:
    """A day earlier, what is due would be due on a Sunday."""
    text = "a due 3 days before c, needs b\nb due 11 May\nc on 13 May\n"
    assert "b due 10 May" in mended(text, "date-conflict")[1]
    sunday = "a due 3 days before c, needs b\nb due 10 May\nc on 12 May\n"
    assert not any("9 May" in one for one in mended(sunday, "date-conflict"))


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("a on 3 March, no earlier than 5 March", "out-of-bounds", "a on 5 March, no earlier than 5 March"),
        ("a on 3 March, by 1 March", "out-of-bounds", "a on 1 March, by 1 March"),
        ("a from 2 to 5 May, by 3 May", "out-of-bounds", "a from 2 to 5 May, by 5 May"),
        ("a in November, by 3 October", "date-conflict", "a in November"),
        ("a on 10 November, in December", "date-conflict", "a in December"),
        ("a on 4 May, no earlier than 6 May, by 4 May", "out-of-bounds", "a on 4 May, no earlier than 4 May, by 4 May"),
        ("a in October, needs b\nb in November", "date-conflict", "a in November, needs b\nb in November"),
        (
            "b on 8 May\na 2 days before c, needs b\nc on 9 May",
            "date-conflict",
            "b on 7 May\na 2 days before c, needs b\nc on 9 May",
        ),
        (
            "b on 14 May\na due 3 working days before c, needs b\nc on 18 May",
            "date-conflict",
            "b on 14 May\na due 2 working days before c, needs b\nc on 18 May",
        ),
        (
            "c on 28 May\na due 2 weeks before c, by 7 May",
            "out-of-bounds",
            "c on 28 May\na due 3 weeks before c, by 7 May",
        ),
    ],
)  # fmt: skip
def test_ways_out(text: str, rule: str, expected: str) -> None:
    assert expected in mended(text, rule)


def test_the_need_is_taken_away_last() -> None:
    titles = [fix.title for fix in found("a in October, needs b\nb in November", "date-conflict").fixes]
    assert titles[-1] == 'Delete the need of "b"'


def test_one_of_several_needs_is_taken_away() -> None:
    plans = mended("c in August\na in October, needs c and b\nb in late November", "date-conflict")
    assert "c in August\na in October, needs c\nb in late November" in plans


def test_a_fix_says_which_dates_become_known() -> None:
    [fix, *_others] = found("a on 31 April\nb due 1 week after a", "no-such-date").fixes
    assert fix.proof is not None
    assert fix.proof.moves == ()
    assert fix.proof.gives == ("a: no date -> Fri 30 April 2027", "b: no date -> Fri 7 May 2027")


def test_a_fix_that_brings_another_error_is_only_an_example() -> None:
    [fix] = found("guide on 3 May\n  x due 1 week befor# no comment", "unknown-word").fixes
    assert (fix.edits, fix.safety) == ((), Safety.DISPLAY)


def test_one_of_two_fixes_that_brings_another_error_is_not_shown() -> None:
    titles = [fix.title for fix in found("time zone America/New_York\ng on 10 November at midnight", "bad-time").fixes]
    assert titles == ["Write 0:00, when the day begins"]


def test_a_large_plan_is_not_tried_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "MOST_TEXT", 2 * len(CONFLICT))
    finding = found(CONFLICT, "date-conflict")
    assert (finding.fixes, finding.notes) == ((), (prove.TOO_LARGE,))


def test_tries_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Sequence[str]] = []

    def counted(texts: Sequence[str]) -> Compilation:
        tried.append(texts)
        return compiled(texts)

    old = compiled([HEAD + "\n".join(f"thing {number} on 31 April" for number in range(40))])
    findings = proven(old, counted)
    assert len(tried) == prove.MOST_TRIES
    assert all(one.fixes for one in findings)
    monkeypatch.setattr(prove, "MOST_TRIES", 0)
    assert proven(old, counted) == old.findings
