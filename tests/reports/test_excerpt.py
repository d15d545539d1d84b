"""Marks stand below what is meant, whatever is before it in the line."""

import pytest

from copflow.diagnostics.source import Source, Span
from copflow.reports.canvas import Canvas, Look
from copflow.reports.excerpt import Mark, excerpts
from copflow.reports.safe import cells


def marked(text: str, part: str, width: int = 100) -> list[str]:
    """The lines of an excerpt in which a part of the text is marked."""
    start = text.index(part)
    mark = Mark(Span(start, start + len(part)), "here", "^", Look.ERROR)
    return excerpts(Source("x.plan", text), [mark], Canvas(width=width))


def below(lines: list[str]) -> str:
    """What stands above the mark, by columns of a terminal."""
    line, marks = lines
    first = marks.index("^")
    last = first + marks.count("^")
    shown, column = "", 0
    for character in line:
        if first <= column < last:
            shown += character
        column += cells(character)
    return shown


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("kickoff on 30 February", "30 February"),
        ("\tkickoff on 30 February", "30 February"),
        ("  \t kick\toff\ton 30 February", "30 February"),
        ("\u65e5\u672c\u8a9e\u306e\u4f1a\u8b70 on 31 April", "31 April"),
        ("on \u65e5\u672c\u8a9e day", "\u65e5\u672c\u8a9e"),
        ("cafe\u0301 on 31 April", "31 April"),
        ("evil \u202e on 31 April", "31 April"),
        ("first line\r\nsecond on 31 April\r\nthird", "31 April"),
    ],
)
def test_mark_stands_below_what_is_meant(text: str, part: str) -> None:
    assert below(marked(text, part)) == part


def test_line_has_its_number() -> None:
    assert marked("one\ntwo\nthree", "three") == ["   3 | three", "     | ^^^^^ here"]


def test_numbers_of_long_files_have_room() -> None:
    lines = marked("\n" * 123_455 + "three", "three")
    assert lines == ["123456 | three", "       | ^^^^^ here"]


def test_tabs_go_to_every_eighth_column() -> None:
    assert marked("\ta\tb", "b") == ["   1 |         a       b", "     |                 ^ here"]


def test_empty_span_has_a_mark() -> None:
    mark = Mark(Span(3, 3), "", "^", Look.ERROR)
    assert excerpts(Source("x", "abc"), [mark], Canvas()) == ["   1 | abc", "     |    ^"]


def test_span_over_the_end_of_a_line_is_marked_to_its_end() -> None:
    mark = Mark(Span(1, 7), "", "^", Look.ERROR)
    assert excerpts(Source("x", "abc\ndef"), [mark], Canvas()) == ["   1 | abc", "     |  ^^"]


def test_empty_line_is_not_shown() -> None:
    assert excerpts(Source("x", ""), [Mark(Span(0, 0), "", "^", Look.ERROR)], Canvas()) == []


def test_marks_of_one_line_stand_below_each_other() -> None:
    first, second = Mark(Span(4, 5), "one", "^", Look.ERROR), Mark(Span(0, 1), "two", "-", Look.INFO)
    assert excerpts(Source("x", "a b c"), [first, second], Canvas()) == [
        "   1 | a b c",
        "     |     ^ one",
        "     | - two",
    ]


@pytest.mark.parametrize("width", [60, 100, 200])
@pytest.mark.parametrize("before", ["x" * 3990, "\u65e5" * 3990, "\t" * 3990, "e\u0301" * 1990, "\u202e" * 3990])
@pytest.mark.parametrize("after", ["", " and more", " y" * 2000])
def test_long_line_is_cut_around_what_is_meant(before: str, after: str, width: int) -> None:
    lines = marked(f"{before} on 31 April{after}", "31 April", width)
    assert below(lines) == "31 April"
    assert cells(lines[0]) <= width
    assert "..." in lines[0]


def test_line_without_an_end_is_cut_at_once() -> None:
    lines = marked("x" * 4_000_000 + " on 31 April", "31 April")
    assert below(lines) == "31 April"


def test_mark_that_is_longer_than_the_line_can_be_ends_with_it() -> None:
    lines = marked("x" * 4000, "x" * 4000, 60)
    assert below(lines) == "x" * (60 - len("   1 | ..."))


def test_commands_in_a_line_are_not_obeyed() -> None:
    lines = marked("say ##[error] on 31 April", "31 April")
    assert "##[" not in lines[0]
    assert below(lines) == "31 April"
