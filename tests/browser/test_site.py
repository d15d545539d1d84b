"""The documentation site that scripts/site builds: its links lead somewhere, and it can be read by everybody."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.looking import axe
from tests.browser.serving import serving
from tests.readers.programs import missing
from tests.reports.outside import ROOT

SITE = ROOT / "build" / "site"
PAGES = ("", "gallery/", "ci/", "decisions/", "tests/lang/clauses/in/")
"""A page of each kind. The long ones are left out: they have nothing else, and take a minute."""
ADDRESS = re.compile(r"""<(?:a|img|link|script)\b[^>]*?\s(?:href|src)=["']?(?P<address>[^"'\s>]+)""")
IDENTITY = re.compile(r"""\s(?:id|name)=["']?(?P<id>[^"'\s>]+)""")
CONTENT = "article"
"""Where our own words are; around it is the theme."""


@pytest.fixture(scope="module")
def site() -> Path:
    """The site as it was built."""
    if not (SITE / "index.html").is_file():
        missing("The documentation site", "scripts/site")
    return SITE


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site on a web server."""
    with serving(site) as found:
        yield found


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@cache
def places_in(page: Path) -> frozenset[str]:
    """What of a page can be linked to."""
    return frozenset(IDENTITY.findall(text_of(page)))


def leads_nowhere(link: str, page: Path, site: Path) -> bool:
    """Whether a link of a page leads to nothing on the site."""
    path, place = urldefrag(link)
    if urlsplit(path).scheme:
        return False
    target = page if not path else (site if path.startswith("/") else page.parent) / unquote(path).lstrip("/")
    target = target / "index.html" if target.is_dir() else target
    is_place_there = not place or target.suffix != ".html" or unquote(place) in places_in(target)
    return not (target.is_file() and is_place_there)


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if page.name != "404.html"]
    links = [(page, link) for page in pages for link in set(ADDRESS.findall(text_of(page)))]
    assert len(links) > 10 * len(pages)
    assert [(str(page), link) for page, link in links if leads_nowhere(link, page, site)] == []


def test_a_link_to_nothing_would_be_found(site: Path) -> None:
    start = site / "index.html"
    assert leads_nowhere("nowhere/", start, site)
    assert leads_nowhere("language/#nowhere", start, site)
    assert not leads_nowhere("language/#reference", start, site)


def test_nothing_comes_from_another_host(site: Path) -> None:
    """Links may lead elsewhere; pictures, styles and scripts are the site's own."""
    loads = re.compile(r"""<(?:img|link|script|iframe)\b[^>]*?\s(?:href|src)=["']?((?:https?:)?//[^"'\s>]+)""")
    assert [(str(page), found) for page in site.rglob("*.html") for found in loads.findall(text_of(page))] == []


@pytest.mark.parametrize(("page", "dark"), [*((page, False) for page in PAGES), *((page, True) for page in PAGES[:2])])
def test_a_page_shuts_nobody_out(page: str, dark: bool, open_page: OpenPage, address: str) -> None:
    found = axe(open_page(f"{address}/{page}", dark=dark), CONTENT)
    assert [one for one in found if one.impact in ("serious", "critical")] == []


@pytest.mark.parametrize("page", PAGES[:3])
def test_a_page_fits_a_phone(page: str, open_page: OpenPage, address: str) -> None:
    phone = open_page(f"{address}/{page}", width=390)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_pictures_of_the_gallery_are_shown(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/gallery/")
    pictures = page.locator(f"{CONTENT} img")
    assert pictures.count() == len(list((ROOT / "plans").rglob("*.plan")))
    assert (
        pictures.evaluate_all("all => all.filter(one => !one.complete || !one.naturalWidth).map(one => one.src)") == []
    )
