"""The page `/`: what it lists, what it says, and what it does not."""

from html.parser import HTMLParser

from copflow.feed.publication import CALENDAR, HTML, Publication, PublishedFile
from copflow.serve.exchange import Request
from copflow.serve.landing import webcal
from copflow.serve.respond import respond
from copflow.serve.site import Kept, Manner, Problem, Site, make_site
from tests.serve.support import FILES, MARCH, OPEN_FEED, OWN_FEED, PAGE, TOKEN, get, site

HOSTILE = "</title><script>alert(1)</script> & \"quotes\" 'too'\r\n\u202e\x00"


class _Page(HTMLParser):
    """The tags, links and texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page(shown: Site, request: Request | None = None) -> _Page:
    return _Page(respond(request or get("/"), shown).body.decode())


def stale(*files: PublishedFile) -> Site:
    problem = Problem("has errors", MARCH, ("year.plan:3:1: error: secret",))
    return make_site([Kept("year.plan", Publication(files), MARCH, problem)], Manner(), MARCH)


def several() -> Site:
    """A site with two pages, between which the server chooses none."""
    return site(*FILES, PublishedFile("other/index.html", b"", HTML, MARCH, title="Another page"))


def test_it_lists_every_public_feed_with_both_addresses() -> None:
    found = page(several())
    assert found.links == [
        "webcal://calendar.example/year/kind/talks.ics",
        "http://calendar.example/year/kind/talks.ics",
        "webcal://calendar.example/year/all.ics",
        "http://calendar.example/year/all.ics",
        "http://calendar.example/other/index.html",
        "http://calendar.example/year/index.html",
    ]
    assert "Talks" in found.texts and "The year" in found.texts


def test_behind_another_server_the_addresses_are_its() -> None:
    found = page(site(OPEN_FEED, manner=Manner("https://college.example/plans/")))
    assert found.links == [
        "webcal://college.example/plans/year/all.ics",
        "https://college.example/plans/year/all.ics",
    ]


def test_it_says_nothing_of_private_feeds() -> None:
    text = respond(get("/"), several()).body.decode()
    assert TOKEN not in text and "Sam" not in text
    assert "There is no calendar for everybody here." in page(site(OWN_FEED)).texts
    assert "year.plan" not in respond(get("/"), stale(OWN_FEED)).body.decode()


def test_it_says_that_an_older_feed_is_served_and_not_why() -> None:
    found = page(stale(OPEN_FEED))
    assert (
        "year.plan has errors since Tue 3 March 2026, 14:05 UTC. The feed of Tue 3 March 2026, 14:05 UTC is served."
        in found.texts
    )
    assert not any("secret" in text for text in found.texts)


def test_titles_are_text_whatever_they_are() -> None:
    found = page(site(PublishedFile("a.ics", b"", CALENDAR, MARCH, title=HOSTILE)))
    assert "script" not in found.tags
    assert any("<script>alert(1)</script> & \"quotes\" 'too'" in text for text in found.texts)


def test_it_has_a_policy_that_lets_no_script_run() -> None:
    response = respond(get("/"), several())
    policy = response.header("content-security-policy") or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy and "script" not in page(several()).tags


def test_where_there_is_one_page_the_way_leads_to_it() -> None:
    response = respond(get("/"), site())
    assert (response.status, response.header("location")) == (302, "year/")
    assert respond(get("/year/"), site()).body == PAGE.content


def test_a_page_of_the_publication_that_lists_its_plans_takes_the_place_of_this_one() -> None:
    listing = PublishedFile("index.html", b"<!doctype html>all plans", HTML, MARCH, title="All plans")
    assert respond(get("/"), site(*FILES, listing)).body == listing.content


def test_what_is_wrong_with_a_plan_is_said_instead_of_leading_to_its_page() -> None:
    assert "year.plan has errors since" in respond(get("/"), stale(OPEN_FEED, PAGE)).body.decode()


def test_webcal_stands_for_http_and_https() -> None:
    assert webcal("http://a.example:8000/b.ics") == "webcal://a.example:8000/b.ics"
    assert webcal("https://a.example/b.ics") == "webcal://a.example/b.ics"
    assert webcal("/b.ics") == "/b.ics"
