"""How wide text is reckoned, and how it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.pictures.legend import legend
from copflow.pictures.measure import BOLD_TYPE, PLAIN, Type, fitted, width, wrapped
from copflow.pictures.palette import HUES, NEUTRAL, ROUNDS, tone
from copflow.pictures.svg import element, number, plain, text
from tests.pictures.support import tree, with_class


@pytest.mark.parametrize(
    ("said", "wide"),
    [("iiii", 13.3), ("mmmm", 46.8), ("日本語", 36), ("🎉", 15.6), ("e\u0301", 7.4), ("\u202e", 0), ("", 0)],
)
def test_the_width_of_a_line(said: str, wide: float) -> None:
    assert width(said) == pytest.approx(wide, abs=0.1)


def test_bold_text_is_wider() -> None:
    assert width("webinar", BOLD_TYPE) == pytest.approx(1.14 * width("webinar", PLAIN))


@given(st.text(max_size=80), st.floats(12, 400), st.booleans())
def test_what_is_cut_fits(said: str, room: float, bold: bool) -> None:
    set_as = Type(bold=bold)
    assert width(fitted(said, room, set_as), set_as) <= max(room, width("…", set_as))


def test_it_is_cut_between_words_and_never_inside_a_character() -> None:
    assert fitted("one two three", 66) == "one two…"
    family = "👩\u200d👩\u200d👧"
    assert fitted(family * 3, width(family) + 20) in (f"{family}…", "…")


def test_lines_break_between_words_and_the_last_one_is_cut() -> None:
    assert wrapped("follow-up from four webinars", 120, BOLD_TYPE) == ["follow-up from", "four webinars"]
    assert len(wrapped("word " * 40, 120)) == 2


def test_what_xml_forbids_is_left_out_and_the_rest_escaped() -> None:
    assert plain("a\x00b\x1b\ufffe\u202ec") == "abc"
    assert text(0, -0.04, "<&>", class_='"') == '<text x="0" y="0" class="&quot;">&lt;&amp;&gt;</text>'
    assert element("g", data_n=None) == "<g/>"
    assert number(2.96) == "3"


def test_purposes_beyond_the_hues_have_a_hole_and_then_share_one() -> None:
    assert [tone(0).css, tone(len(HUES)).css] == ["p0", "p0"]
    assert [tone(0).again, tone(len(HUES)).again] == [False, True]
    assert tone(ROUNDS * len(HUES)).css == NEUTRAL
    root = tree(legend([f"purpose {at}" for at in range(20)], ()))
    assert len(with_class(root, "again")) == len(HUES)
    assert "other purposes" in [one.text for one in root.iter("text")]
