"""The log has no token of a private feed, neither a right one nor one that is nearly right."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.serve.access import Visit, fault, line_of, shown_path
from copflow.serve.respond import respond
from tests.serve.support import MARCH, OWN_FEED, TOKEN, get, site

SITE = site()
SHOWN = [
    ("/year/all.ics", "/year/all.ics"),
    ("/", "/"),
    ("/healthz", "/healthz"),
    ("/wp-login.php", "/wp-login.php"),
    (f"/{OWN_FEED.path}", "/year/…/…/….ics"),
    (f"/year/person/{TOKEN[:-1]}/sam.ics", "/year/person/…/sam.ics"),
    (f"/year%2Fperson%2F{TOKEN}", "/…"),
    (f"/{TOKEN}.ics", "/….ics"),
    ("/" + "a/" * 3_000, ("/" + "a/" * 3_000)[:200]),
]


@pytest.mark.parametrize(("target", "shown"), SHOWN, ids=lambda value: value[:40])
def test_shown(target: str, shown: str) -> None:
    assert shown_path(target, SITE) == shown


def test_a_line_has_the_facts_and_neither_query_nor_referring_page() -> None:
    request = get("/year/all.ics", user_agent='Cal "1"\n', referer="https://a.example/secret")
    line = line_of(request, respond(request, SITE), Visit(MARCH, "192.0.2.1", 0.0012345), SITE)
    assert "\n" not in line
    assert json.loads(line) == {
        "time": "2026-03-03T14:05:06.000000Z",
        "client": "192.0.2.1",
        "method": "GET",
        "path": "/year/all.ics",
        "status": 200,
        "bytes": 2832,
        "ms": 1.234,
        "agent": 'Cal "1"\n',
    }


@given(st.text(st.characters(max_codepoint=255), max_size=40), st.text(st.characters(max_codepoint=255), max_size=40))
def test_no_line_has_the_token(before: str, after: str) -> None:
    request = get(f"/{before}{TOKEN}{after}")
    line = line_of(request, respond(request, SITE), Visit(datetime(2026, 3, 3), "", 0), SITE)
    assert TOKEN[:20] not in line and TOKEN[-20:] not in line


def test_a_fault_is_told_without_what_the_exception_says() -> None:
    try:
        raise ValueError(TOKEN)
    except ValueError as error:
        line = json.loads(fault(MARCH, error))
    assert line["event"] == "fault"
    assert line["error"].startswith("ValueError in tests.serve.test_access, line ")
