"""The tools of these tests see what they are for: errors, requests, faults of access and labels on labels."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import OpenPage
from tests.browser.looking import Box, axe, boxes, overlaps
from tests.browser.watching import home_of, watch

HEAD = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>"
STRICT = HEAD.replace(
    "<title>", """<meta http-equiv=Content-Security-Policy content="default-src 'none'; img-src data:"><title>"""
)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<img alt='' src='https://elsewhere.example/a.png'>", "request to https://elsewhere.example/a.png"),
        ("<script>console.error('what now')</script>", "console: what now"),
        ("<script>nothing.there()</script>", "script: nothing is not defined"),
        ("<script>new WebSocket('ws://127.0.0.1:9/')</script>", "web socket to ws://127.0.0.1:9/"),
    ],
)
def test_what_a_page_should_not_do_is_taken_down(content: str, fault: str, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(HEAD + content, encoding="utf-8")
    address = (tmp_path / "page.html").as_uri()
    page = browser.new_page()
    faults = watch(page, home_of(address))
    page.goto(address)
    for _moment in range(200):
        if fault in faults:
            break
        page.wait_for_timeout(25)  # it is told by another process
    page.close()
    assert fault in faults


def test_a_page_may_ask_for_what_lies_beside_it(open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "picture.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    page = open_page(
        f"{HEAD}<img alt='' src='picture.svg'><img alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
    )
    assert page.locator("img").first.evaluate("image => image.complete")


def test_a_server_may_be_asked_for_all_that_it_has() -> None:
    assert home_of("http://127.0.0.1:8000/a/b.html") == "http://127.0.0.1:8000/"


def test_axe_works_on_a_page_that_allows_no_script(open_page: OpenPage) -> None:
    assert axe(open_page(f"{STRICT}<p>All is well.")) == []
    found = axe(open_page(f"{STRICT}<img src='data:,'><input>"))
    assert [(one.rule, one.impact) for one in found] == [("image-alt", "critical"), ("label", "critical")]


def test_a_page_is_as_its_reader_likes_it(open_page: OpenPage) -> None:
    dark = "matchMedia('(prefers-color-scheme: dark)').matches"
    likes = f"<script>document.write({dark}, innerWidth, new Date().getDay())</script>"
    page = open_page(HEAD + likes, width=390, dark=True, now=datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert page.locator("main").inner_text().endswith("true3902")
    assert open_page(HEAD + likes, javascript=False).locator("main").inner_text() == "A page"


def test_labels_that_lie_over_one_another_are_found(open_page: OpenPage) -> None:
    label = "<text y='20' x='{}'>{}</text>"
    labels = label.format(0, "the guide") + label.format(30, "the webinar") + label.format(200, "the report")
    page = open_page(f"{HEAD}<svg width='400' height='40'>{labels}<text y='20' x='0'></text></svg>")
    assert overlaps(boxes(page, "svg text")) == [("the guide", "the webinar")]


def test_boxes_that_touch_do_not_overlap() -> None:
    assert overlaps([Box(0, 0, 10, 10, "a"), Box(10, 0, 20, 10, "b"), Box(0, 10, 10, 20, "c")]) == []
