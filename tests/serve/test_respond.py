"""What is answered to which request: tables, and that nothing ever raises."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.serve.exchange import NOT_FOUND, Request, Response
from copflow.serve.respond import respond
from copflow.serve.site import Manner
from tests.serve.support import FEED, FILES, OWN_FEED, TOKEN, get, site

SITE = site()
WHEN = "Tue, 03 Mar 2026 14:05:06 GMT"
"""When all files were changed."""


def answer(target: str, method: str = "GET", **headers: str) -> Response:
    return respond(get(target, method, **headers), SITE)


PLAIN_TAG = answer("/year/all.ics").header("etag") or ""
PACKED_TAG = answer("/year/all.ics", accept_encoding="gzip").header("etag") or ""


def test_a_feed_has_all_its_headers() -> None:
    response = answer("/year/all.ics")
    assert (response.status, response.body) == (200, FEED)
    assert {key.decode(): value.decode() for key, value in response.headers} == {
        "content-type": "text/calendar; charset=utf-8",
        "content-length": str(len(FEED)),
        "etag": PLAIN_TAG,
        "last-modified": WHEN,
        "cache-control": "max-age=900, must-revalidate",
        "vary": "Accept-Encoding",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "ETag",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
        "referrer-policy": "no-referrer",
    }


def test_a_private_feed_is_for_one_person_only() -> None:
    response = answer(f"/{OWN_FEED.path}")
    assert response.status == 200
    assert response.header("cache-control") == "private, no-cache"
    assert response.header("access-control-allow-origin") is None


def test_max_age_is_for_public_files_only() -> None:
    hourly = site(manner=Manner(max_age=3600))
    assert respond(get("/year/all.ics"), hourly).header("cache-control") == "max-age=3600, must-revalidate"
    assert respond(get(f"/{OWN_FEED.path}"), hourly).header("cache-control") == "private, no-cache"


def test_a_page_runs_only_the_scripts_that_it_was_published_with() -> None:
    response = answer("/year/")
    policy = response.header("content-security-policy") or ""
    assert "default-src 'none'; script-src 'self' 'sha256-" in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0]
    assert response.header("access-control-allow-origin") is None


CONDITIONS = [
    # what the client says, and the status
    ({"if_none_match": PLAIN_TAG}, 304),
    ({"if_none_match": f"W/{PLAIN_TAG}"}, 304),
    ({"if_none_match": f'"a,b", {PLAIN_TAG}'}, 304),
    ({"if_none_match": "*"}, 304),
    ({"if_none_match": '"other"'}, 200),
    ({"if_none_match": PLAIN_TAG.strip('"')}, 200),
    ({"if_none_match": ""}, 200),
    ({"if_modified_since": WHEN}, 304),
    ({"if_modified_since": "Tuesday, 03-Mar-26 14:05:06 GMT"}, 304),
    ({"if_modified_since": "Tue Mar  3 14:05:06 2026"}, 304),
    ({"if_modified_since": "Wed, 04 Mar 2026 14:05:06 GMT"}, 304),
    ({"if_modified_since": "Tue, 03 Mar 2026 14:05:05 GMT"}, 200),
    ({"if_modified_since": "yesterday"}, 200),
    ({"if_modified_since": "Tue, 99 Mar 2026 14:05:05 GMT"}, 200),
    # If-Modified-Since does not count beside If-None-Match
    ({"if_none_match": '"other"', "if_modified_since": WHEN}, 200),
    ({"if_none_match": PLAIN_TAG, "if_modified_since": "Tue, 03 Mar 2020 14:05:05 GMT"}, 304),
    ({"if_match": PLAIN_TAG}, 200),
    ({"if_match": "*"}, 200),
    ({"if_match": f"W/{PLAIN_TAG}"}, 412),
    ({"if_match": '"other"'}, 412),
    ({"if_unmodified_since": WHEN}, 200),
    ({"if_unmodified_since": "Tue, 03 Mar 2026 14:05:05 GMT"}, 412),
    ({"if_match": PLAIN_TAG, "if_none_match": PLAIN_TAG}, 304),
]


@pytest.mark.parametrize(("headers", "status"), CONDITIONS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_condition(headers: dict[str, str], status: int, method: str) -> None:
    assert answer("/year/all.ics", method, **headers).status == status


def test_304_has_what_a_cache_needs_and_no_more() -> None:
    response = answer("/year/all.ics", if_none_match=PLAIN_TAG)
    names = {key.decode() for key, _value in response.headers}
    assert response.body == b""
    assert names == {
        "etag", "cache-control", "vary", "access-control-allow-origin", "access-control-expose-headers",
    }  # fmt: skip


CODINGS = [
    # what the client takes, and whether it gets gzip
    ("gzip", True),
    ("gzip, deflate, br", True),
    ("GZIP;q=0.5", True),
    ("x-gzip", True),
    ("*", True),
    ("br;q=1, *;q=0.2", True),
    ("gzip, identity;q=0", True),
    ("gzip;q=0", False),
    ("gzip;q=0.000, *", False),
    ("identity", False),
    ("gzip;q=0.5, identity", False),
    ("deflate, br", False),
    ("*;q=0", False),
    ("", False),
    ("gzip;q=nonsense", False),
]


@pytest.mark.parametrize(("taken", "is_packed"), CODINGS)
def test_coding(taken: str, is_packed: bool) -> None:
    response = answer("/year/all.ics", accept_encoding=taken)
    assert (response.header("content-encoding") == "gzip") is is_packed
    assert (gzip.decompress(response.body) if is_packed else response.body) == FEED
    assert response.header("content-length") == str(len(response.body))
    assert response.header("vary") == "Accept-Encoding"


def test_each_coding_has_its_own_tag() -> None:
    assert PACKED_TAG != PLAIN_TAG
    assert answer("/year/all.ics", if_none_match=PACKED_TAG).status == 200
    for tag in (PLAIN_TAG, PACKED_TAG):
        response = answer("/year/all.ics", if_none_match=tag, accept_encoding="gzip")
        assert (response.status, response.header("etag")) == (304, tag)


def test_what_gzip_makes_no_smaller_is_sent_plain() -> None:
    assert answer("/year/kind/talks.ics", accept_encoding="gzip").header("content-encoding") is None


@pytest.mark.parametrize("target", ["/", "/healthz", "/year/all.ics", "/year/", "/nothing", f"/{OWN_FEED.path}"])
def test_head_says_what_get_says(target: str) -> None:
    asked, told = answer(target), answer(target, "HEAD")
    assert told == asked._replace(body=b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND", "TRACE", "get", ""])
@pytest.mark.parametrize("target", ["/year/all.ics", f"/{OWN_FEED.path}", "/nothing", "/"])
def test_other_methods_are_refused_whatever_they_ask_for(method: str, target: str) -> None:
    response = answer(target, method)
    assert (response.status, response.header("allow")) == (405, "GET, HEAD, OPTIONS")


def test_options_lets_pages_of_others_read_public_feeds_only() -> None:
    response = answer("/year/all.ics", "OPTIONS")
    assert (response.status, response.header("access-control-allow-origin")) == (204, "*")
    assert response.header("access-control-allow-methods") == "GET, HEAD, OPTIONS"
    for target in (f"/{OWN_FEED.path}", "/", "/healthz", "*", "/year/"):
        response = answer(target, "OPTIONS")
        assert (response.status, response.header("access-control-allow-origin")) == (204, None)
    assert answer("/nothing", "OPTIONS") == NOT_FOUND


NOWHERE = [
    "/nothing.ics",
    "/index.json",
    "/year",
    "/year/all.ics/",
    "/year//all.ics",
    "//year/all.ics",
    "/Year/all.ics",
    "/../etc/passwd",
    "/year/../year/all.ics",
    "/year/./all.ics",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/year%2Fall.ics",
    "/year%2fall.ics",
    "/year%5Call.ics",
    "/year\\all.ics",
    "/year%252Fall.ics",
    "/%252e%252e%252fetc/passwd",
    "/year/all.ics%00",
    "/year/all.ics%00.html",
    "/year/all.ics%20",
    "/year/all.ics;a=b",
    "/caf\xc3\xa9",
    f"/year/person/{TOKEN[:-1]}/sam.ics",
    f"/year/person/{TOKEN}x/sam.ics",
    f"/year/person/{TOKEN}/",
    f"/year/person/{TOKEN.upper()}/sam.ics",
    "/" + "a" * 5_000,
    "/" + "a/" * 3_000,
]


@pytest.mark.parametrize("target", NOWHERE, ids=lambda target: target[:40])
def test_what_is_not_there_gets_one_and_the_same_answer(target: str) -> None:
    assert answer(target) == NOT_FOUND


MISUSED = [
    ("/year/%", {}, 400),
    ("/year/%4", {}, 400),
    ("/year/%zz", {}, 400),
    ("/year/all.ics\x00", {}, 400),
    ("/year/all .ics", {}, 400),
    ("year/all.ics", {}, 400),
    ("", {}, 400),
    ("*", {}, 400),
    ("http://other/year/all.ics", {}, 400),
    ("/", {"host": ""}, 400),
    ("/", {"host": "a b"}, 400),
    ("/", {"host": 'a"><script>'}, 400),
    ("/", {"host": "a, b"}, 400),
    ("/", {"host": "user@a"}, 400),
    ("/", {"host": "[::::]"}, 302),  # no address, but no harm either
    ("/" + "a" * 8_000, {}, 414),
    ("/", {"content-length": "8193"}, 413),
    ("/", {"content-length": "9" * 5_000}, 413),
    ("/", {"content-length": "-1"}, 413),
    ("/", {"transfer-encoding": "chunked"}, 413),
    ("/", {"content-length": "12"}, 302),
    ("/year%2Dx", {}, 404),
    ("/%79ear/all.ics", {}, 200),  # `%79` is another way to write `y`
]


@pytest.mark.parametrize(("target", "headers", "status"), MISUSED)
def test_misuse(target: str, headers: dict[str, str], status: int) -> None:
    assert respond(Request("GET", target, {"host": "a.example", **headers}), SITE).status == status


def test_a_long_query_counts_as_part_of_the_address() -> None:
    assert respond(Request("GET", "/", {"host": "a"}, query_length=8_000), SITE).status == 414
    assert respond(Request("GET", "/year/all.ics", {"host": "a"}, query_length=80), SITE).status == 200


def test_a_host_is_asked_for_since_http_1_1() -> None:
    assert respond(Request("GET", "/year/all.ics", {}, "1"), SITE).status == 200
    assert respond(Request("GET", "/year/all.ics", {}, "1.1"), SITE).status == 400


def test_health_says_how_it_is_and_no_secret() -> None:
    response = answer("/healthz")
    assert response.status == 200
    assert json.loads(response.body) == {
        "ok": True,
        "feeds": 3,
        "started": "2026-03-03T14:05:06Z",
        "changed": "2026-03-03T14:05:06Z",
        "problems": [],
    }


def test_a_server_with_nothing_to_serve_is_not_well() -> None:
    empty = SITE._replace(files={})
    response = respond(get("/healthz"), empty)
    assert (response.status, json.loads(response.body)["ok"]) == (503, False)


# ---- whatever is asked ---------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["host", "if-none-match", "if-match", "if-modified-since", "if-unmodified-since", "accept-encoding",
     "content-length", "transfer-encoding", "user-agent"]
)  # fmt: skip
LATIN = st.text(st.characters(max_codepoint=255), max_size=60)
VALUES = LATIN | st.sampled_from(
    [PLAIN_TAG, PACKED_TAG, f"W/{PLAIN_TAG}", WHEN, "*", "gzip", "a.example", "[::]:1", "12"]
)
TARGETS = LATIN | LATIN.map("/".__add__) | st.sampled_from([*(f"/{file.path}" for file in FILES), "/", "/healthz", "*"])
METHODS = st.sampled_from(["GET", "HEAD", "OPTIONS", "POST"]) | LATIN


@given(METHODS, TARGETS, st.dictionaries(NAMES, VALUES), st.sampled_from(["1.0", "1", "1.1", "2"]))
def test_no_request_raises(method: str, target: str, headers: dict[str, str], version: str) -> None:
    response = respond(Request(method, target, headers, version), SITE)
    assert response.status in (200, 204, 302, 304, 400, 404, 405, 412, 413, 414)
    if response.status in (204, 304) or method == "HEAD":
        assert response.body == b""
    elif response.header("content-length") is not None:
        assert response.header("content-length") == str(len(response.body))
    if response.status == 200 and target != f"/{OWN_FEED.path}":
        assert TOKEN.encode() not in response.body
    assert not any(b"\n" in value or b"\r" in value for _name, value in response.headers)
