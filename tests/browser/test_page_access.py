"""The page of a plan shuts nobody out: in any colours, by the keyboard, on a phone, without its script; it prints."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.looking import axe, boxes, overlaps
from tests.browser.pages import NOON, PLANS, compiled, page_of

MOST_STOPS = 10
"""So often Tab may be pressed until the button that subscribes is reached."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
def test_axe_finds_nothing(width: int, dark: bool, open_page: OpenPage) -> None:
    page = open_page(page_of(), width=width, dark=dark, now=NOON)
    assert axe(page) == []
    page.locator("#dates tr", has_text="guide").first.locator("summary").click()
    assert page.locator("#panel").is_visible()
    assert axe(page, "#panel") == []


def test_axe_finds_nothing_where_people_subscribe(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    page.get_by_role("button", name="Add to my calendar").click()
    assert axe(page, "#subscribe") == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_no_label_lies_over_another(path: Path, open_page: OpenPage) -> None:
    """Measured as Chromium draws them, for each plan of the project; months that are folded are opened first."""
    page = open_page(page_of(path), now=NOON)
    page.evaluate("document.querySelectorAll('details.part').forEach(part => { part.open = true; })")
    pictures = page.locator("svg.drawing")
    assert pictures.count() > 0
    for number in range(pictures.count()):
        drawn = pictures.nth(number)
        drawn.evaluate("(svg, number) => { svg.id = `drawn-${number}`; }", number)
        assert overlaps(boxes(page, f"#drawn-{number} text")) == [], drawn.get_attribute("class")


def stops(page: Page) -> list[str]:
    """What Tab reaches from the top of the page, up to the button that subscribes."""
    found: list[str] = []
    while len(found) < 3 * MOST_STOPS:
        page.keyboard.press("Tab")
        found.append(str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")))
        if found[-1] == "add":
            break
    return found


def test_the_keyboard_soon_reaches_the_button_that_subscribes(open_page: OpenPage) -> None:
    assert len(stops(open_page(page_of(), now=NOON))) <= MOST_STOPS


def test_all_of_a_picture_is_one_stop_of_the_keyboard(open_page: OpenPage) -> None:
    page = open_page(page_of(), now=NOON)
    assert page.locator("#year svg .mark[tabindex='0']").count() == 1
    first = page.locator("#year svg .mark[tabindex='0']")
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.classList.contains('mark')")


@pytest.mark.parametrize("path", PLANS[:5], ids=lambda path: path.stem)
def test_a_phone_scrolls_down_only(path: Path, open_page: OpenPage) -> None:
    page = open_page(page_of(path), width=390, now=NOON)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.evaluate("scrollTo(500, 0)")
    assert page.evaluate("scrollX") == 0


def test_everything_can_be_read_without_the_script(open_page: OpenPage) -> None:
    page = open_page(page_of(), javascript=False)
    dated = [entry for entry in compiled(PLANS[0]).schedule.entries if entry.first is not None]
    assert page.locator("#dates tbody tr").count() >= len(dated) - 5
    assert "as built on Tue 24 Nov" in page.locator("header").inner_text()
    row = page.locator("#dates tr", has_text="guide of webinar 2").first
    row.locator("summary").click()
    assert "1 week before" in row.inner_text()
    assert not page.locator(".filters").is_visible()


@pytest.mark.parametrize("path", PLANS[:1] + PLANS[-3:], ids=lambda path: path.stem)
def test_the_year_prints_on_one_sheet(path: Path, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "year.pdf").write_bytes(open_page(page_of(path), now=NOON).pdf(prefer_css_page_size=True))
    told = subprocess.run(["pdfinfo", tmp_path / "year.pdf"], capture_output=True, check=True, encoding="utf-8").stdout
    assert re.search(r"^Pages:\s+1$", told, re.MULTILINE), told
