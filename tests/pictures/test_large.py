"""Large plans: what is too much for a drawing is split, nothing is lost, and the size grows as the plan does."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from copflow.compile import Compilation
from copflow.pictures.graph_rows import MOST_BOXES
from copflow.pictures.parts import MOST_LANES, MOST_MARKS
from tests.pictures.support import HEAD, graphs_of, parts, texts, timelines_of, tree, with_class, year

TEN_YEARS = HEAD.replace("December 2026", "December 2035")


def names(count: int) -> list[str]:
    """Names that are no numbers of a series."""
    return [f"{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at // 676)} talk" for at in range(count)]


def spread(count: int, days: int) -> Compilation:
    """So many activities, evenly over so many days."""
    days_of = (date(2026, 1, 1) + timedelta(at * days // count) for at in range(count))
    lines = (f"{name} on {day.day} {day:%B %Y}" for name, day in zip(names(count), days_of, strict=True))
    return year(*lines, head=TEN_YEARS)


def numbers(compilation: Compilation) -> list[int]:
    marks = [mark for drawing in timelines_of(compilation) for mark in with_class(tree(drawing), "mark")]
    return sorted(int(mark.get("data-n", "")) for mark in marks)


@pytest.mark.parametrize(("count", "days"), [(1, 1), (300, 1), (300, 360), (900, 360), (40, 3600)])
def test_each_activity_is_drawn_once(count: int, days: int) -> None:
    compilation = spread(count, days)
    assert numbers(compilation) == list(range(count))


def test_a_year_with_too_much_is_split_until_it_can_be_read() -> None:
    found = parts(spread(900, 360))
    assert all(part.marks <= MOST_MARKS for part in found)
    assert all(len(part.lanes) <= MOST_LANES for part in found)
    assert found[0].title == "January 2026" or found[0].title == "January to March 2026"


def test_ten_years_are_ten_drawings_of_one_scale() -> None:
    found = parts(spread(40, 3600))
    assert all((part.first.month, part.last.month) == (1, 12) for part in found)


def test_lanes_of_no_series_share_one_where_there_are_too_many() -> None:
    [part] = parts(spread(150, 300))
    assert [(lane.title, lane.subtitle) for lane in part.lanes] == [("Other activities", "150 activities")]


def test_everything_on_one_day_takes_no_more_room_than_can_be_seen() -> None:
    [drawing] = timelines_of(spread(600, 1))
    assert drawing.height < 1000


def test_the_size_of_a_timeline_grows_as_the_plan_does() -> None:
    small, large = (sum(len(one.inline()) for one in timelines_of(spread(count, 360))) for count in (400, 1600))
    assert large < 5 * small


def test_the_size_of_a_graph_grows_as_the_plan_does() -> None:
    sizes = []
    for count in (20, 80):
        lines = [line for name in names(count) for line in (f"{name} on 7 May", "  agenda due 1 week before")]
        sizes.append(sum(len(one.inline()) for one in graphs_of(year(*lines))))
    assert sizes[1] < 5 * sizes[0]


def test_of_what_hangs_on_one_activity_as_much_is_drawn_as_can_be_read() -> None:
    lines = [f"{name} due {at + 1} days after kickoff" for at, name in enumerate(names(60))]
    [drawing] = graphs_of(year("kickoff on 7 May", *lines))
    root = tree(drawing)
    assert len(with_class(root, "link")) == 21
    assert "and 39 more that hang on kickoff" in texts(root)


def test_a_long_chain_is_broken_into_rows_that_begin_where_the_last_one_ended() -> None:
    lines = [f"{name} due 2 days after {before}" for before, name in zip(names(29), names(30)[1:], strict=True)]
    [drawing] = graphs_of(year(f"{names(1)[0]} on 7 May", *lines))
    rows: dict[str, list[str]] = {}
    for block in tree(drawing).iter("g"):
        if block.get("transform"):
            rows[block.get("transform", "")] = [box.get("data-n", "") for box in with_class(block, "box")]
    found = list(rows.values())
    assert all(len(row) <= MOST_BOXES for row in found)
    assert all(one[-1] == other[0] for one, other in pairwise(found))
