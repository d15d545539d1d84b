"""Pages in a browser. Every page that a test opens is watched: an error on its console, or a request to anybody else,
fails the test when it ends."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium
from tests.browser.watching import home_of, watch

HEIGHT = 900
PATIENCE = 15_000
"""So long, in milliseconds, a page is waited for; a busy machine is slow."""


class OpenPage(Protocol):
    """Opens a page: a file, an address, or the text of a page. `width` is in CSS pixels; `dark`: how the reader likes
    it; `now`: the reader's clock, which then stands still."""

    def __call__(
        self,
        source: str | Path,
        *,
        width: int = 1280,
        dark: bool = False,
        javascript: bool = True,
        now: datetime | None = None,
    ) -> Page: ...


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser. It is one for each file of tests, since Playwright leaves asyncio in use for as long as it works."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens pages, and at the end of the test fails for what they did."""
    pages: list[tuple[Page, list[str]]] = []

    def opened(
        source: str | Path,
        *,
        width: int = 1280,
        dark: bool = False,
        javascript: bool = True,
        now: datetime | None = None,
    ) -> Page:
        address = _address(source, tmp_path)
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        if now is not None:
            context.clock.set_fixed_time(now)
        page = context.new_page()
        pages.append((page, watch(page, home_of(address))))
        page.goto(address)
        return page

    yield opened
    for page, _faults in pages:
        page.title()  # its answer comes behind all that the page has told so far
        page.context.close()
    found = [fault for _page, faults in pages for fault in faults]
    assert not found, "\n".join(found)


def _address(source: str | Path, folder: Path) -> str:
    """Where a page is. One that is given as text becomes a file."""
    if isinstance(source, Path):
        return source.resolve().as_uri()
    if source.startswith(("http://127.0.0.1:", "file:")):
        return source
    file = folder / f"page-{len(list(folder.glob('page-*.html')))}.html"
    file.write_text(source, encoding="utf-8")
    return file.as_uri()
