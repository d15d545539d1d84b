"""The adapter between the server and `respond`."""

import asyncio
import json
from collections.abc import MutableMapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.serve import asgi
from copflow.serve.asgi import Application, request_of
from copflow.serve.keeper import Keeper
from copflow.serve.site import Manner
from tests.serve.support import FEED, MARCH, OWN_FEED, TOKEN, site

SCOPE: dict[str, Any] = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"a")]}


def answered(**scope: Any) -> tuple[list[MutableMapping[str, Any]], list[str]]:
    """What is sent for a request, and what is written into the log."""
    keeper = Keeper([], Manner(), lambda: MARCH, lambda _line: None)
    keeper.site = site()
    sent: list[MutableMapping[str, Any]] = []
    lines: list[str] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        raise AssertionError("the content of a request is not asked for")

    application = Application(keeper, lines.append, lambda: MARCH, lambda: None)
    asyncio.run(application({**SCOPE, **scope}, receive, send))
    return sent, lines


def test_a_request_is_answered_and_logged() -> None:
    sent, lines = answered(raw_path=b"/year/all.ics", client=("192.0.2.1", "5"))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert (sent[0]["status"], sent[1]["body"]) == (200, FEED)
    assert (json.loads(lines[0])["client"], json.loads(lines[0])["path"]) == ("192.0.2.1", "/year/all.ics")


def test_the_path_is_the_one_that_was_sent() -> None:
    assert request_of({**SCOPE, "path": "/a/b", "raw_path": b"/a%2Fb"}).target == "/a%2Fb"


def test_a_header_that_comes_twice_is_one_with_both_values() -> None:
    twice = [(b"If-None-Match", b'"a"'), (b"if-none-match", b'"b"')]
    assert request_of({**SCOPE, "headers": twice}).headers == {"if-none-match": '"a", "b"'}


def test_a_fault_of_ours_is_answered_and_told_without_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise ValueError(TOKEN)

    monkeypatch.setattr(asgi, "respond", fail)
    sent, lines = answered(raw_path=f"/{OWN_FEED.path}".encode())
    assert sent[0]["status"] == 500
    assert json.loads(lines[0])["event"] == "fault"
    assert TOKEN not in "".join(lines)


@given(st.binary(max_size=40), st.binary(max_size=40), st.lists(st.tuples(st.binary(max_size=12), st.binary())))
def test_whatever_comes_is_answered(path: bytes, query: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    sent, lines = answered(raw_path=path, query_string=query, headers=headers)
    assert sent[0]["status"] in (200, 400, 404, 413)
    assert len(lines) == 1
