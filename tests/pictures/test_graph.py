"""How dates connect: boxes in order of date, arrows with their words, notes."""

from xml.etree.ElementTree import Element

from copflow.pictures.arrows import arrows_of
from copflow.pictures.graph import _sides
from tests.pictures.support import ROOT, compiled_file, graphs_of, texts, tree, with_class, year

WEBINAR = (
    "webinar on 12 May",
    "  agenda due 2 weeks before",
    "  slides due 1 week before, needs agenda",
    "  thanks due 2 days after",
)


def graph(*lines: str) -> Element:
    [drawing] = graphs_of(year(*lines))
    return tree(drawing)


def test_boxes_are_in_order_of_date_and_say_when_and_who() -> None:
    root = graph(*WEBINAR)
    assert [box.get("data-n") for box in with_class(root, "box")] == ["1", "2", "0", "3"]
    assert "Tue 28 Apr" in texts(root)


def test_an_arrow_goes_from_the_date_that_was_fixed_with_the_words_of_the_plan() -> None:
    root = graph(*WEBINAR)
    links = [(link.get("data-from"), link.get("data-to")) for link in with_class(root, "link")]
    assert links == [("0", "1"), ("0", "2"), ("0", "3"), ("1", "2")]
    assert {"2 weeks before", "1 week before", "2 days after"} <= set(texts(root))


def test_a_need_is_dashed() -> None:
    assert len(with_class(graph(*WEBINAR), "need")) == 1


def test_words_do_not_name_the_box_where_their_arrow_starts() -> None:
    root = graph("kickoff on 12 May", "report due 2 weeks after kickoff", "party same day as report")
    assert {"2 weeks after", "same day"} <= set(texts(root))


def test_a_date_that_was_moved_has_a_star_and_its_reason_stands_below() -> None:
    drawing = graphs_of(compiled_file(ROOT / "plans" / "community.plan"))[0]
    said = texts(tree(drawing))
    assert said.count("1 week before*") == 2
    assert "* moved off Election Day" in said


def test_dates_of_one_rule_are_chips_with_its_words() -> None:
    root = graph("call every month on the first Tuesday")
    assert len(with_class(root, "box")) == 12
    assert any(one.startswith("12 dates from one rule: ") for one in texts(root))


def test_a_plan_in_which_nothing_hangs_together_has_no_graph() -> None:
    assert graphs_of(year("talk on 7 May", "party on 9 June")) == []


def test_no_two_arrows_meet_on_a_level() -> None:
    compilation = year(*WEBINAR, *(f"  step {name} due {at + 3} days after" for at, name in enumerate("abc")))
    from copflow.overview.connections import LinkKind, connections_of

    [chain] = connections_of(compilation.schedule).chains
    arrows = arrows_of([link for link in chain.links if link.kind is LinkKind.DATE], _sides(chain.numbers), {})
    for one in arrows:
        for other in arrows:
            if one is not other and one.level == other.level:
                assert one.extent[1] <= other.extent[0] or other.extent[1] <= one.extent[0]
