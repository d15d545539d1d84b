"""What people do with the page of a plan: choose dates, subscribe to them, ask why, and see what moves."""

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import NOON, URL, page_of


def rows(page: Page) -> list[str]:
    """The names in the table of all dates, as far as they are shown."""
    shown = page.locator("#dates tbody tr:visible summary")
    return [" ".join(text.split()) for text in shown.all_inner_texts()]


def address_of(page: Page, button: str) -> str:
    """Where a button of the ways to subscribe leads."""
    return page.locator("#ways a", has_text=button).evaluate("link => link.href")  # type: ignore[no-any-return]


# ---- choosing -------------------------------------------------------------------------------------------


def test_a_choice_is_of_all_parts_of_the_page_and_in_its_address(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    everything = len(rows(page))
    page.get_by_label("Who").select_option(label="Sam Ortiz")
    assert 0 < len(rows(page)) < everything
    assert all("Sam" in text for text in page.locator("#dates tbody tr:visible").all_inner_texts())
    assert page.locator("#shown").inner_text() == f"{len(rows(page))} of {everything} dates"
    assert page.url.endswith("#person=sam")
    assert page.locator("#year .mark.out").count() > 0
    page.get_by_role("button", name="Show all").click()
    assert len(rows(page)) == everything


def test_an_address_with_a_choice_opens_with_it(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    page.goto(f"{page.url}#person=sam")
    assert page.locator("#shown").inner_text() != ""


def test_what_is_next_is_reckoned_from_the_day_of_the_reader(open_page: OpenPage) -> None:
    """The page was built on 24 November; it is read on 8 December."""
    page = open_page(page_of(), now=datetime(2026, 12, 8, 12, tzinfo=UTC))
    card = page.locator(".cards li:visible").first
    expect(card).to_contain_text("webinar 2")
    expect(card).to_contain_text("today")


# ---- subscribing ----------------------------------------------------------------------------------------


def test_the_choice_is_the_feed_that_is_offered(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    page.get_by_label("Who").select_option(label="Sam Ortiz")
    page.get_by_role("button", name="Add these to my calendar").click()
    assert page.locator("#address").input_value() == f"{URL}person/sam.ics"


def test_each_calendar_program_gets_the_address_in_its_own_form(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    page.get_by_role("button", name="Add to my calendar").click()
    feed = f"{URL}all.ics"
    assert page.locator("#address").input_value() == feed
    webcal = feed.replace("https:", "webcal:")
    assert address_of(page, "Open in my calendar program") == webcal
    google = urlsplit(address_of(page, "Google"))
    assert (google.netloc, google.path, parse_qs(google.query)) == (
        "calendar.google.com",
        "/calendar/r",
        {"cid": [webcal]},
    )
    for button, host in (("Personal", "outlook.live.com"), ("Work", "outlook.office.com")):
        outlook = urlsplit(address_of(page, button))
        assert (outlook.netloc, outlook.path) == (host, "/calendar/0/addfromweb")
        assert parse_qs(outlook.query) == {"url": [feed], "name": ["Library community of practice"]}
    assert address_of(page, "Outlook for Windows") == f"webcal:{feed}"
    assert "webcals:" not in page.content()


def test_a_page_without_an_address_says_so_and_offers_the_download(open_page: OpenPage) -> None:
    page = open_page(page_of(url=None), now=NOON)
    page.get_by_role("button", name="Add to my calendar").click()
    expect(page.locator("#must")).to_contain_text("no address on the web yet")
    assert page.locator("#ways a[href]").count() == 0
    assert page.locator("#download").get_attribute("href") == "all.ics"


# ---- why, and what moves --------------------------------------------------------------------------------


def test_the_panel_says_why_clause_by_clause_with_its_line(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    page.locator("a[href^='#d']", has_text="guide").first.click()
    reasons = page.locator("#panel .reasons li").all_inner_texts()
    assert any("1 week before" in reason or "2 weeks before" in reason for reason in reasons)
    assert all(re.search(r"line \d+|\d{4}", reason) for reason in reasons)


def test_escape_closes_the_panel_and_goes_back_to_where_one_was(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    opener = page.locator("#next .cards li:visible a").first
    opener.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert opener.evaluate("link => link === document.activeElement")


def test_the_slider_shows_what_moves_and_saves_nothing(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    page.locator("#year .mark.event", has_text="webinar 2").first.locator("text").click()
    slip = page.locator("#panel .slip")
    expect(slip).to_contain_text("What moves if “webinar 2” slips?")
    expect(slip).to_contain_text("Nothing is saved")
    moved = slip.locator("table tr td:first-child").all_inner_texts()
    assert any("recording archived" in name for name in moved)
    assert page.locator(".ghost").count() >= len(moved)
    first = slip.locator("output").inner_text()
    slip.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    assert slip.locator("output").inner_text() != first
    page.keyboard.press("Escape")
    assert page.locator(".ghost").count() == 0
