"""The rhythm of a year: circles by hours, rings, totals and the longest gap."""

from math import sqrt
from xml.etree.ElementTree import Element

import pytest

from copflow.overview.purposes import purposes_of
from copflow.overview.rhythm import rhythm_of
from copflow.pictures.rhythm import about, rhythm_drawing
from tests.pictures.support import HEAD, compiled, texts, tree, with_class

PLAN = (
    HEAD
    + """\
  purposes care, craft
talk on 12 January at 14:00 for 1 hour, online, purpose care
workshop on 9 March at 14:00 for 4 hours, online, purpose craft
report due 20 March, purpose craft
notes due 27 March, purpose craft
"""
)


def rhythm(text: str = PLAN) -> Element:
    schedule = compiled(text).schedule
    return tree(rhythm_drawing(rhythm_of(schedule), purposes_of(schedule.entries)))


def test_the_area_of_a_circle_is_the_time() -> None:
    small, large = (float(one.get("r", "")) for one in with_class(rhythm(), "full"))
    assert large / small == pytest.approx(sqrt(4), abs=0.05)


def test_deadlines_are_a_ring_with_their_number() -> None:
    root = rhythm()
    assert len(with_class(root, "tint")) == 1
    assert "2" in texts(root)


def test_each_row_says_what_it_comes_to() -> None:
    assert {"1 h · 20%", "4 h · 80%"} <= set(texts(rhythm()))


def test_the_longest_gap_is_framed_and_said() -> None:
    root = rhythm()
    assert len(with_class(root, "gap")) == 1
    assert "Longest gap: 8 weeks (Mon 12 January 2026 to Mon 9 March 2026)" in texts(root)


def test_it_is_described_in_words() -> None:
    schedule = compiled(PLAN).schedule
    assert about(rhythm_of(schedule)).startswith("2 gatherings, 5 h in all. Longest gap: 8 weeks")


def test_many_years_share_columns() -> None:
    text = PLAN.replace("December 2026", "December 2035") + "party on 5 December 2035 at 18:00 for 1 hour, online\n"
    assert len({one.get("x") for one in rhythm(text).iter("text") if "center" in one.get("class", "")}) <= 41


def test_one_gathering_has_no_gap() -> None:
    root = rhythm(HEAD + "talk on 12 January at 14:00 for 1 hour, online\n")
    assert not with_class(root, "gap")
