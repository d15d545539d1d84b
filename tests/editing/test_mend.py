"""Which fixes are made unasked, which are taken back, and what is said of dates."""

from collections.abc import Sequence
from datetime import date

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Edit, Safety
from copflow.diagnostics.source import Source, Span
from copflow.editing import mend as mending
from copflow.editing.mend import Mended, mend
from copflow.editing.prove import proven
from copflow.editing.shifts import shifted

HEAD = "from August 2026 to May 2027\n"


def compiled(texts: Sequence[str]) -> Compilation:
    return compile_plan(Source("x.plan", texts[0]), today=date(2026, 7, 1))


def mended(text: str, *, unsafe: bool = False) -> Mended:
    findings = (lambda one: proven(one, compiled)) if unsafe else (lambda one: one.findings)
    return mend(compiled([HEAD + text]), compiled, unsafe=unsafe, findings=findings)


def after(text: str, *, unsafe: bool = False) -> str:
    return mended(text, unsafe=unsafe).texts[0].removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a on 3 Novembr", "a on 3 November"),
        ("a on 3 Jun", "a on 3 Jun"),
        ("a in Augusta", "a in Augusta"),
        ("a on 1 May, in Augusta", "a on 1 May, in Augusta"),
        ("a on 1 May, by 3 Novembr", "a on 1 May, by 3 November"),
        ("a on 3 May, tentativ", "a on 3 May, tentative"),
        ("a due 3 May, anywhere on Erth", "a due 3 May, anywhere on Earth"),
        ("a befor 3 May", "a before 3 May"),
        ("lunch at at 12:00, on 3 May", "lunch at 12:00, on 3 May"),
        ("a on 3 May, note “b”", 'a on 3 May, note "b"'),
        ("a\u200b on 3 May", "a on 3 May"),
        ('a on 3 May, note "b', 'a on 3 May, note "b"'),
        ('a on 3 May, note "b  # c', 'a on 3 May, note "b  # c'),
        ('a on 3 May, note "b, by Sam', 'a on 3 May, note "b, by Sam'),
        ('"a on 3 May', '"a on 3 May'),
    ],
)
def test_safe_fixes(before: str, expected: str) -> None:
    assert after(before) == expected


@pytest.mark.parametrize(
    "text",
    [
        "order form 3 May",  # a word of English
        "a im November",  # short
        "webinar on 3 May\nb needs webinr",  # a name
        "a on Monday 12 May",  # which of the two is wrong?
        "a on 31 April",
        "a on 11/10/2026",
        "a in Jule",  # June, July
    ],
)
def test_guesses_are_not_made_unasked(text: str) -> None:
    assert after(text) == text
    assert mended(text).made == ()


def test_line_ends_and_all_other_text_stay() -> None:
    text = "a  befor 3 May\r\n\r\n# befor\r\n\tb  on  3 May ,tentativ\r\n"
    assert after(text) == "a  before 3 May\r\n\r\n# befor\r\n\tb  on  3 May ,tentative\r\n"


def test_one_fix_that_is_refused_keeps_no_other_from_being_made() -> None:
    good = [f"thing {number} befor 3 May" for number in range(1, 8)]
    bad = "guide due 1 week befor# no comment"
    lines = [*good[:3], bad, *good[3:]]
    assert after("\n".join(lines)) == "\n".join(line.replace("befor 3", "before 3") for line in lines)


def test_what_was_hidden_behind_a_mistake_keeps_no_fix_from_being_made() -> None:
    result = mended("talk on 10 November\n  slides due 2 days befor\n")
    assert "2 days before" in result.texts[0]
    assert [one.rule for one in result.new.findings] == ["weekend-date"]


def test_a_safe_fix_moves_no_date_that_was_known() -> None:
    text = "  closed 2 Novembr\n  on closed days tasks move to next working day\nreport due 2 November"
    old = compiled(['plan "A"\n  ' + HEAD + text])
    assert mend(old, compiled).made == ()
    made = mend(old, compiled, unsafe=True)
    assert [shift.words for shift in shifted(old, made.new, made.edits)] == [
        "report: Mon 2 November 2026 -> Tue 3 November 2026"
    ]


def test_a_date_that_is_known_now_is_told_by_the_name_that_its_activity_has_now() -> None:
    old = compiled([HEAD + "webinar 1 im November\nguide due 3 days before webinar 1"])
    result = mend(old, compiled, unsafe=True)
    assert [shift.words for shift in shifted(old, result.new, result.edits)] == [
        "webinar 1: no date -> some day from Sun 1 November 2026 to Mon 30 November 2026",
        "guide: no date -> some day from Thu 29 October 2026 to Fri 27 November 2026",
    ]


def test_an_activity_that_is_gone_is_told() -> None:
    old, new = compiled([HEAD + "a on 3 May"]), compiled([HEAD + "# on 3 May"])
    edits = [(Edit(Span(len(HEAD), len(HEAD) + 1), "#"),)]
    assert [shift.words for shift in shifted(old, new, edits)] == ["a: Mon 3 May 2027 -> no date"]


def test_all_fixes_with_edits_where_they_are_asked_for() -> None:
    assert after("a on Monday 11 May\nb needs webinr 1\nwebinar 1 on 2 May", unsafe=True) == (
        "a on Tuesday 11 May 2027\nb needs webinar 1\nwebinar 1 on 2 May"
    )


def test_a_conflict_is_resolved_where_that_is_asked_for() -> None:
    text = "survey closes on 12 May\nreport on 11 May, needs survey closes"
    result = mended(text, unsafe=True)
    assert "report on 12 May" in result.texts[0]
    assert not result.new.has_errors


def test_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "MOST_TRIES", 5)
    result = mended("\n".join("guide due 1 week befor# no comment" for _ in range(50)))
    assert result.stopped
    assert result.made == ()


def test_a_fix_that_is_only_an_example_is_never_made() -> None:
    old = compiled([HEAD + "a in Novembr"])
    examples = [
        one._replace(fixes=tuple(fix._replace(safety=Safety.DISPLAY) for fix in one.fixes)) for one in old.findings
    ]
    result = mend(old, compiled, unsafe=True, findings=lambda one: examples if one is old else ())
    assert result.made == ()
