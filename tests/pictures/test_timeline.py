"""The year on one page: what is where, and how it says so."""

from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest

from tests.pictures.support import HEAD, compiled, texts, timelines_of, tree, with_class, year

FIRST = date(2026, 1, 1)


def marks(*lines: str, head: str = HEAD) -> list[Element]:
    """The marks of a plan with these lines."""
    return [mark for drawing in timelines_of(year(*lines, head=head)) for mark in with_class(tree(drawing), "mark")]


def mark(*lines: str) -> Element:
    """The only one."""
    [found] = marks(*lines)
    return found


def classes(one: Element) -> set[str]:
    return set(one.get("class", "").split())


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("talk on 7 December", "event"),
        ("fair on 7 December for 3 days", "days"),
        ("report due 7 December", "task"),
        ("talk in December", "window"),
    ],
)
def test_a_mark_has_the_shape_of_what_it_is_and_its_days(line: str, shape: str) -> None:
    one = mark(line)
    assert shape in classes(one)
    assert one.get("data-f", "")[:8] == "2026-12-"
    assert one.get("data-n") == "0"


def test_a_mark_tells_its_name_days_owner_and_standing_when_it_is_pointed_at() -> None:
    [one] = marks("talk on 24 November at 14:00 for 1 hour, by Sam", head=HEAD + "person Sam\n")
    assert one.findtext("title") == "talk: Tue 24 November 2026, 14:00 · Sam · today"


def test_what_is_over_is_pale_and_what_is_done_has_a_tick() -> None:
    done, past = marks("report due 7 May, done", "talk on 7 June")
    assert {"pale", "done"} <= classes(done)
    assert {"pale", "past"} <= classes(past)
    assert [len(with_class(one, "sign")) for one in (done, past)] == [1, 0]


def test_what_is_late_or_at_risk_has_a_sign_of_a_shape_of_its_own() -> None:
    _done, late, risk = marks("first due 7 May, done", "second due 8 May", "talk in November")
    assert "late" in classes(late)
    assert "risk" in classes(risk)
    assert with_class(late, "cut")
    assert with_class(risk, "sign")
    assert not with_class(risk, "cut")


def test_what_is_cancelled_is_marked_as_such() -> None:
    assert {"cancelled", "pale"} <= classes(mark("talk on 7 December, cancelled"))


def test_today_is_where_a_script_would_put_it() -> None:
    [drawing] = timelines_of(year("talk on 7 May", "report due 7 December"))
    root = tree(drawing)
    [now] = with_class(root, "now")
    days = (date(2026, 11, 24) - date.fromisoformat(root.get("data-start", ""))).days + 0.5
    place = float(root.get("data-left", "")) + days * float(root.get("data-px", ""))
    assert float(now.get("transform", "").removeprefix("translate(").split()[0]) == pytest.approx(place, abs=0.1)
    assert "off" not in classes(now)


def test_today_is_not_seen_in_a_year_without_it() -> None:
    [drawing] = timelines_of(compiled(HEAD + "talk on 7 May\n", today=date(2025, 1, 1)))
    [now] = with_class(tree(drawing), "now")
    assert "off" in classes(now)


def test_closed_days_beside_each_other_are_one_and_say_why() -> None:
    closed = HEAD + '  holidays DE\n  closed 24 December to 31 December "Break"\n'
    [drawing] = timelines_of(year("a on 7 January", "b on 20 December", head=closed))
    said = [one.findtext("title") or "" for one in with_class(tree(drawing), "closed")]
    assert sum("December" in one for one in said) == 1
    assert "New Year's Day: Thu 1 January 2026" in said


def test_weekends_are_shaded_where_a_day_is_wide_enough() -> None:
    [month] = timelines_of(year("a on 7 May"))
    [whole] = timelines_of(year("a on 7 January", "b on 7 December"))
    assert len(with_class(tree(month), "closed")) == 5
    assert not with_class(tree(whole), "closed")


def test_a_step_stands_in_the_lane_of_its_activity_in_order_of_date() -> None:
    [drawing] = timelines_of(year("talk on 7 December", "  agenda due 1 week before", "  thanks due 2 days after"))
    [lane] = with_class(tree(drawing), "lane")
    places = [float(one.get("y", "")) for one in lane.iter("text")][1:]
    assert texts(lane) == ["talk", "agenda", "talk", "thanks"]
    assert places == sorted(set(places))


def test_a_name_is_never_markup_and_turns_nothing_around() -> None:
    [drawing] = timelines_of(year("talk <b>x</b> & \u202eevil on 7 December", "שיחה on 8 December"))
    said = texts(tree(drawing))
    assert any("<b>x</b>" in one for one in said)
    assert not any("\u202e" in one for one in said)
    assert any(one.startswith("\u2068") and one.endswith("\u2069") for one in said)


def test_the_months_that_are_named_have_room_and_every_year_is_named() -> None:
    lines = [f"meeting {at} on {day.day} {day:%B %Y}" for at, day in enumerate(every(30, 40))]
    drawings = timelines_of(year(*lines, head=HEAD.replace("December 2026", "December 2029")))
    assert [drawing.title for drawing in drawings] == [f"The year {2026 + at}" for at in range(len(drawings))]
    for drawing in drawings:
        assert drawing.title[-4:] in " ".join(texts(tree(drawing)))


def every(days: int, count: int) -> list[date]:
    return [FIRST + timedelta(days * at) for at in range(count)]


def test_a_plan_without_dates_has_no_timeline() -> None:
    assert timelines_of(year("talk TBD")) == []


def test_what_is_private_is_drawn_only_on_request() -> None:
    compilation = year("talk on 7 May", "budget on 8 May, private")
    assert "budget" not in timelines_of(compilation)[0].inline()
    assert "budget" in timelines_of(compilation, private=True)[0].inline()


def test_a_group_that_can_be_reached_has_a_name_and_a_description() -> None:
    root = tree(timelines_of(year("talk on 7 May"))[0])
    ids = root.get("aria-labelledby", "").split()
    assert [one.text for one in root.iter() if one.get("id") in ids] == [
        "May 2026",
        "A timeline of 1 date in 1 row, Thu 7 May 2026. The table of dates says the same.",
    ]


def test_marks_on_one_place_say_how_many_they_are() -> None:
    drawings = timelines_of(year(*(f"thing {number} on 15 June" for number in range(1, 301))))
    assert [text for drawing in drawings for text in texts(tree(drawing)) if text.startswith("and ")] == [
        "and 292 more"
    ]
