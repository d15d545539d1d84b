"""What a page that is open asks for, so that it follows its plan."""

import json

from copflow.feed.publication import Publication
from copflow.serve.live import MOST_MESSAGES
from copflow.serve.respond import respond
from copflow.serve.site import Kept, Manner, Problem, Site, make_site
from tests.serve.support import FILES, MARCH, get, site

LIVE = Manner(live=True)
HEADLINES = tuple(f"year.plan:{n}:1: error: no" for n in range(1, 61))


def _broken() -> Site:
    problem = Problem("has errors", MARCH, HEADLINES)
    return make_site([Kept("year.plan", Publication(FILES), MARCH, problem)], LIVE, MARCH)


def test_it_says_since_when_the_page_is_as_it_is() -> None:
    answer = respond(get("/live"), site(manner=LIVE))
    assert (answer.status, answer.header("content-type"), answer.header("cache-control")) == (
        200,
        "application/json",
        "no-store",
    )
    assert json.loads(answer.body) == {"year.plan": {"since": "2026-03-03T14:05:06+00:00"}}


def test_it_says_what_is_wrong_with_the_plan_now() -> None:
    state = json.loads(respond(get("/live"), _broken()).body)["year.plan"]
    assert (state["what"], state["at"]) == ("has errors", "2026-03-03T14:05:06Z")
    assert state["messages"] == list(HEADLINES[:MOST_MESSAGES])
    assert state["more"] == 10


def test_where_pages_do_not_follow_their_plans_nobody_learns_of_its_errors() -> None:
    quiet = make_site(_broken().kept, Manner(), MARCH)
    assert respond(get("/live"), quiet) == respond(get("/nothing"), quiet)
