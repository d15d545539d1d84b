"""Formatting is stable, keeps the meaning, keeps what could not be read, and spaces a plan in one way only."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copflow.compile import Compilation
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.formatter.format import Formatted, format_plan
from copflow.formatter.meaning import MENDED
from copflow.language.lines import MAX_LINE
from copflow.outputs.identity import path_keys, plan_uuid
from tests.lang.specs import all_specs
from tests.laws.writing import PLANS, any_plan, compiled, dates, nasty, rules

SPECS = tuple(dict.fromkeys(spec.text for spec in all_specs()))
LINES = re.compile(r"\r\n|\n|\r")


def formatted(text: str) -> Formatted:
    """The formatted plan; a fault fails the law."""
    result = format_plan(Source("law.plan", text), lambda source: compiled(source.text))
    assert isinstance(result, Formatted), result
    return result


def _check(text: str) -> None:
    """All that holds of any text."""
    result = formatted(text)
    assert "".join(line.before for line in result.lines) == text
    before, after = compiled(text), compiled(result.text)
    assert formatted(result.text).text == result.text
    assert dates(before) == dates(after)
    assert _mended(before) == _mended(after)
    assert _identities(before) == _identities(after)
    assert _unread_lines(before) == _unread_lines(after)


def _mended(compilation: Compilation) -> list[str]:
    return [rule for rule in rules(compilation) if rule not in MENDED]


def _identities(compilation: Compilation) -> tuple[object, ...]:
    activities = compilation.graph.activities
    return plan_uuid(compilation), path_keys(activities), [activity.full_name for activity in activities]


def _unread_lines(compilation: Compilation) -> list[str]:
    """The lines with an error of reading, without their line ends."""
    source = compilation.source
    numbers = sorted({source.position(span.start).line for span in compilation.misread})
    return [source.line(number) for number in numbers]


# ---- any text --------------------------------------------------------------------------------------------------


@given(text=nasty)
@settings(max_examples=300)
@example(text="")
@example(text="\n\n")
@example(text="\n# nothing\n")
@example(text="\ufeff")
@example(text="a\u2003#b on 3 May 2027\n")
@example(text='a  on 3 May 2027\n"\n')
@example(text="; ;\n  a\n")
def test_any_text(text: str) -> None:
    _check(text)


@given(text=any_plan)
@settings(max_examples=400)
def test_any_plan(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("text", SPECS)
def test_the_plans_of_the_specs(text: str) -> None:
    _check(text)


_near = st.integers(MAX_LINE - 4, MAX_LINE + 3)
_long_line = st.tuples(
    _near, st.sampled_from(("fair ,on 3 may 2027 #", "fair on 3 may 2027;a;b  #", "  step in june,,online#", "#", " "))
).map(lambda pair: pair[1].ljust(pair[0], "x" if "#" in pair[1] else " "))
_ends = st.sampled_from(("\n", "\r\n", "\r"))
_some_line = st.one_of(_long_line, st.sampled_from(("", "talk  in may 2027", "\tx due 1 day before", "; ;")))


@given(lines=st.lists(st.tuples(_some_line, _ends).map("".join), max_size=6), last=st.one_of(st.just(""), _some_line))
@settings(max_examples=200)
def test_lines_as_long_as_may_be(lines: list[str], last: str) -> None:
    _check("".join(lines) + last)


# ---- plans with other blanks and other letters -----------------------------------------------------------------

_blanks = st.sampled_from((" ", " ", "  ", "\t", " \t ", "\u00a0", "\u2003", "\x0c"))
_changes: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    (str.upper, str.lower, str.title, str.swapcase, str)
)
_RESPELT = {"and": "&", "time zone": "timezone", "working": "business", "in person": "in-person"}


@st.composite
def untidy(draw: st.DrawFn) -> str:
    """A plan, most of it right, as somebody types who does not look."""
    text = draw(st.one_of(st.sampled_from(PLANS), st.sampled_from(SPECS), any_plan))
    blank, change = draw(_blanks), draw(_changes)
    every = draw(st.integers(1, 5))
    for tidy, other in _RESPELT.items():
        if draw(st.booleans()):
            text = text.replace(tidy, other)
    if draw(st.booleans()):
        text = text.replace('"', "\u201c")
    if draw(st.booleans()):
        text = text.replace(",", draw(st.sampled_from((" ,", ",,", " , ", ","))))
    parts = re.split(r"(\s+)", text)
    for at, part in enumerate(parts):
        if at % every == 0 and not part.isspace():
            parts[at] = change(part)
        elif at % every == 0 and part == " ":
            parts[at] = blank
    return "".join(parts)


@given(text=untidy())
@settings(max_examples=400)
def test_untidy_plans(text: str) -> None:
    _check(text)


TIDY = tuple(formatted(text).text for text in PLANS)


@st.composite
def respaced(draw: st.DrawFn) -> tuple[str, str]:
    """A formatted plan, and the same with other blanks outside of quoted texts and comments."""
    tidy = draw(st.sampled_from(TIDY))
    wide, step = draw(st.sampled_from(("  ", "\t", "\u00a0", " \t "))), draw(st.sampled_from((" ", "   ", "\t")))
    before_comma, trailing = draw(st.sampled_from(("", " ", "  "))), draw(st.sampled_from(("", " ", "\t  ")))
    end = draw(st.sampled_from(("\n", "\n\n\n")))

    def respace(line: str) -> str:
        indent = len(line) - len(line.lstrip(" "))
        parts = re.split(r'("[^"]*"|#.*)', line[indent:])
        code = [part.replace(" ", wide).replace(",", f"{before_comma},") for part in parts[::2]]
        parts[::2] = code
        return step * (indent // 2) + "".join(parts) + trailing

    lines = [respace(line) for line in tidy.split("\n")]
    return tidy, "\n".join(line.strip(" \t") and line for line in lines).replace("\n\n", f"{end}\n") + end


@given(pair=respaced())
def test_there_is_one_way_to_space_a_plan(pair: tuple[str, str]) -> None:
    tidy, other = pair
    assert formatted(other).text == tidy


@pytest.mark.parametrize("text", PLANS)
def test_the_plans_of_copflow_are_formatted(text: str) -> None:
    assert formatted(text).text == text


@given(text=any_plan, end=st.sampled_from(("\r\n", "\r")))
def test_line_ends_stay(text: str, end: str) -> None:
    other = LINES.sub(end, text)
    assert formatted(other).text == formatted(LINES.sub("\n", text)).text.replace("\n", end)


def test_errors_keep_no_line_from_being_formatted() -> None:
    loose, tidy = "x  in Novembr\nfair  on 3 may 2027\n", "x  in Novembr\nfair on 3 May 2027\n"
    result = formatted(loose * 900)
    assert len(result.unread) == 900
    assert result.text == tidy * 900


def test_a_plan_of_mistakes_stays_as_it_is() -> None:
    """After the first thousand nothing is read any more."""
    text = "x  in Novembr\nfair  on 3 may 2027\n" * 1_500
    result = formatted(text)
    assert result.text == text
    assert compiled(result.text).findings[0].severity is Severity.ERROR
