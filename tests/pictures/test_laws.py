"""What holds of the pictures of any plan."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copflow.compile import Compilation
from copflow.outputs.facts import calendar_days, stands_alone
from copflow.pictures.measure import width
from copflow.pictures.placing import Spot, type_of
from copflow.pictures.timeline import GUTTER, WIDTH, strips_of
from tests.pictures.support import PLANS, compiled_file, graphs_of, parts, timelines_of, tree, with_class, written, year

each_plan = pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
WORDS = st.text(st.characters(exclude_characters=',\n\r"#'), min_size=1, max_size=60)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
FORMS = st.sampled_from(["on {}", "due {}", "in {:month}", "on {} for 3 days", "on {}, cancelled", "due {}, done"])


STEPS = st.sampled_from([0, 0, 0, 2, 5, 20])
unhurried = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, ...]:
    """The lines of plans of some activities, a few with steps, with names of any length."""
    lines: list[str] = []
    for at in range(draw(st.integers(1, 25))):
        day, long = draw(DAYS), draw(st.integers(1, 12))
        form = draw(FORMS).replace("{:month}", f"{day:%B}").replace("{}", f"{day.day} {day:%B}")
        lines.append(f"{'long name ' * long}{chr(97 + at)} {form}")
        lines += [f"  step{' word' * long} {chr(97 + step)} due {step + 1} days before" for step in range(draw(STEPS))]
    return tuple(lines)


def rows(compilation: Compilation) -> Iterator[list[Spot]]:
    """The spots of each row of each lane, from left to right."""
    for part in parts(compilation):
        for strip in strips_of(part):
            found: dict[int, list[Spot]] = {}
            for spot in strip.placed.spots:
                found.setdefault(spot.row, []).append(spot)
            if strip.placed.row_height > 13:  # without labels marks may lie on each other
                yield from (sorted(row, key=lambda spot: spot.extent) for row in found.values())


def overlaps(compilation: Compilation) -> list[tuple[str, str]]:
    return [(a.label, b.label) for row in rows(compilation) for a, b in pairwise(row) if a.extent[1] > b.extent[0]]


def outside(compilation: Compilation) -> list[str]:
    spots = [spot for row in rows(compilation) for spot in row]
    return [spot.label for spot in spots if spot.extent[0] < GUTTER - 0.1 or spot.extent[1] > WIDTH]


@unhurried
@given(plans())
def test_no_label_lies_on_another_label_or_mark(lines: tuple[str, ...]) -> None:
    compilation = year(*lines)
    assert overlaps(compilation) == []
    assert outside(compilation) == []


@unhurried
@given(plans())
def test_a_label_is_as_wide_as_was_reckoned(lines: tuple[str, ...]) -> None:
    compilation = year(*lines)
    for row in rows(compilation):
        for spot in row:
            assert spot.label_right - spot.label_left == pytest.approx(width(spot.label, type_of(spot.mark)))


@each_plan
def test_labels_of_the_plans_lie_on_nothing(path: Path) -> None:
    compilation = compiled_file(path)
    assert overlaps(compilation) == []
    assert outside(compilation) == []


@unhurried
@given(plans())
def test_every_public_date_is_drawn_once(lines: tuple[str, ...]) -> None:
    compilation = year(*lines)
    entries = compilation.schedule.entries
    dated = [one.activity.number for one in entries if calendar_days(one) and stands_alone(one, entries)]
    marks = [mark for drawing in timelines_of(compilation) for mark in with_class(tree(drawing), "mark")]
    assert sorted(int(mark.get("data-n", "")) for mark in marks) == dated


@unhurried
@given(WORDS, WORDS)
def test_any_name_gives_a_well_formed_picture(one: str, other: str) -> None:
    compilation = year(f"{one} on 7 May", f"{other} due 2 days before {one}", f'talk on 9 May, note "{other}"')
    for drawing in (*timelines_of(compilation), *graphs_of(compilation)):
        tree(drawing)
    for picture in ("timeline", "graph", "rhythm"):
        fromstring(written(compilation, "svg", picture))


@unhurried
@given(plans())
def test_the_same_plan_gives_the_same_bytes(lines: tuple[str, ...]) -> None:
    compilation = year(*lines)
    for picture in ("timeline", "graph", "rhythm"):
        assert written(compilation, "svg", picture) == written(compilation, "svg", picture)
