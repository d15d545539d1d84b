"""What stands on the page of a plan."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from copflow.outputs.facts import stands_alone
from copflow.site.page import page
from copflow.site.view import View
from tests.site.reading import TODAY, Element, compiled, data_of, links_of, shown

PLANS = Path("plans")
COMMUNITY = (PLANS / "community.plan").read_text(encoding="utf-8")
YEAR = """
plan "Our year"
  from August 2026 to May 2027
  time zone America/New_York
  holidays US/NY
  on closed days tasks move to previous working day
person Sam "Sam Ortiz"
person Ana
webinar on 10 November 2026 at 14:00 for 1 hour, online, purpose practice, link https://example.org/room
  guide due 1 week before by Sam
survey in March, by Ana
budget talk on 8 December 2026, private
newsletter on 1 December 2026, done
"""


def rows(made: Element) -> list[Element]:
    """The rows of the table of dates."""
    return [row for row in made.all("tr") if "data-n" in row.attributes]


@pytest.mark.parametrize("plan", sorted(PLANS.glob("*.plan")), ids=lambda path: path.stem)
def test_every_date_of_a_plan_that_may_be_told_is_in_its_table(plan: Path) -> None:
    compilation = compiled(plan.read_text(encoding="utf-8"))
    entries = compilation.schedule.entries
    told = {
        f"{entry.activity.number}"
        for entry in entries
        if stands_alone(entry, entries) and not entry.activity.is_private
    }
    made = shown(plan.read_text(encoding="utf-8"))
    assert {row.attributes["data-n"] for row in rows(made)} == told


@pytest.mark.parametrize("plan", sorted(PLANS.glob("*.plan")), ids=lambda path: path.stem)
def test_no_two_elements_have_the_same_id_and_every_link_inside_leads_somewhere(plan: Path) -> None:
    made = shown(plan.read_text(encoding="utf-8"))
    ids = Counter(one.attributes["id"] for one in everything(made) if "id" in one.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    inside = {one.attributes.get("href", "") for one in made.all("a")}
    assert {href[1:] for href in inside if href.startswith("#")} <= set(ids)


def everything(made: Element) -> list[Element]:
    """All elements of a page."""
    found = [part for part in made.parts if isinstance(part, Element)]
    return [*found, *(inner for one in found for inner in everything(one))]


def test_the_same_plan_on_the_same_day_gives_the_same_bytes() -> None:
    assert page(compiled(COMMUNITY), View(TODAY)) == page(compiled(COMMUNITY), View(TODAY))


def test_without_script_it_says_on_which_day_it_was_built() -> None:
    assert "As built on Tue 24 Nov 2026" in shown(YEAR).one("footer").text


def test_a_date_says_why_it_is_so_with_the_lines_of_the_plan() -> None:
    row = next(row for row in rows(shown(YEAR)) if "guide" in row.text)
    assert "1 week before" in row.text
    assert "line 10" in row.text
    assert "Election Day" in row.text


def test_what_is_private_is_told_only_where_it_is_asked_for() -> None:
    assert "budget talk" not in page(compiled(YEAR), View(TODAY)).decode()
    assert "budget talk" in page(compiled(YEAR), View(TODAY, private=True)).decode()


def test_next_is_what_comes_in_the_order_of_its_days_and_four_are_shown() -> None:
    cards = shown(COMMUNITY).one("section", id="next").all("li")
    assert [card.one("p", **{"class": "in"}).text for card in cards[:2]] == ["today", "in 7 days"]
    assert ["hidden" in card.attributes for card in cards[:6]] == [False] * 4 + [True] * 2


def test_what_is_late_comes_first_and_says_so() -> None:
    made = shown(YEAR, today=date(2026, 11, 20))
    card = made.one("section", id="next").all("li")[0]
    assert "guide" in card.text
    assert "late" in card.one("p", **{"class": "in"}).text


def test_the_calendar_has_a_link_on_each_day_with_a_date() -> None:
    calendar = shown(YEAR).one("section", id="calendar")
    days = {link.attributes["data-d"] for link in calendar.all("a")}
    assert days == {"2026-11-02", "2026-11-10", "2026-12-01", "2027-03-01"}


def test_closed_days_of_the_calendar_say_why() -> None:
    calendar = shown(YEAR).one("section", id="calendar")
    assert "Veterans Day" in {cell.attributes.get("title", "") for cell in calendar.all("td")}


def test_dates_can_be_chosen_by_whatever_tells_some_from_others() -> None:
    made = shown(YEAR)
    kinds = [one.attributes["data-kind"] for one in made.all("select") if "data-kind" in one.attributes]
    assert kinds == ["person", "purpose", "kind"]  # there is no series


def test_a_choice_leads_to_the_feed_of_it() -> None:
    made = shown(YEAR, feeds=links_of(compiled(YEAR)))
    data = data_of(made)
    paths = {of: data["feeds"][place][0] for of, place in data["choices"]}
    assert paths["person sam"] == "person/sam.ics"
    assert paths["kind event"] == "kind/events.ics"


def test_a_page_without_feeds_offers_none() -> None:
    made = shown(YEAR)
    assert made.all("button", id="add") == []
    assert made.all("div", id="subscribe") == []


def test_a_feed_whose_address_is_known_can_be_subscribed_to_without_script() -> None:
    made = shown(YEAR, feeds=links_of(compiled(YEAR), "https://example.org/year"), url="https://example.org/year/")
    hrefs = [link.attributes.get("href") for link in made.one("div", id="subscribe").all("a")]
    assert "webcal://example.org/year/all.ics" in hrefs
    assert "hidden" in made.one("div", id="must").attributes
    assert len(made.one("figure").all("svg")) == 1


def test_a_feed_whose_address_is_not_known_says_that_it_must_be_published() -> None:
    made = shown(YEAR, feeds=links_of(compiled(YEAR)))
    assert "hidden" not in made.one("div", id="must").attributes
    assert made.one("a", id="download").attributes["href"] == "all.ics"
    assert made.all("figure") == []


def test_a_plan_without_dates_has_a_page_too() -> None:
    assert "no dates yet" in shown('plan "Nothing yet"\n').one("main").text


def test_the_mistakes_of_a_plan_stand_at_the_top_with_their_lines_and_what_mends_them() -> None:
    text = YEAR + "survey two due 1 week before webinr\n"
    compilation = compiled(text)
    problems = shown(text, problems=compilation.findings).one("section", id="problems")
    assert "1 error" in problems.one("h2").text
    assert "line 14" in problems.text
    assert "webinar" in problems.text


def test_a_large_plan_is_cut_into_years_that_fold() -> None:
    many = "".join(f"meeting {number} on {1 + number % 28} {month} {year}\n" for number, month, year in _months(210))
    parts = shown(f'plan "Many"\n{many}').one("section", id="dates").all("details", **{"class": "part"})
    assert [part.all("summary")[0].text for part in parts] == ["2026", "2027"]
    assert ["open" in part.attributes for part in parts] == [True, False]


def _months(count: int) -> list[tuple[int, str, int]]:
    return [(number, ("March", "May")[number % 2], 2026 + number % 2) for number in range(count)]


def test_a_live_page_may_ask_where_it_came_from_and_another_may_not() -> None:
    def policy(*, live: bool) -> str:
        head = shown(YEAR, live=live).one("head")
        return head.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]

    assert "connect-src 'self'" in policy(live=True)
    assert "connect-src" not in policy(live=False)
