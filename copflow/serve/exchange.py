"""A request and its response as plain values: what `respond` takes and gives. Numbers of chapters are of RFC 9110."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

Headers = tuple[tuple[bytes, bytes], ...]
"""Names in lower case and their values, as they go out."""

MODEST: Headers = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-robots-tag", b"noindex"),
    (b"referrer-policy", b"no-referrer"),
)
"""What every response with content has: it is what it says, is not for search engines, and its address goes no further
than to who has it."""

METHODS = b"GET, HEAD, OPTIONS"


class Request(NamedTuple):
    """What was asked. `target`: the path as it was sent, percent-encoded, each byte as one character. `headers`: by
    their names in lower case; of a repeated one the values with commas between them (5.3). A query changes nothing; it
    has a length only."""

    method: str
    target: str
    headers: Mapping[str, str] = {}
    version: str = "1.1"
    query_length: int = 0

    @property
    def is_read(self) -> bool:
        """Whether it asks for content, or for what would be said of it."""
        return self.method in ("GET", "HEAD")


class Response(NamedTuple):
    """What is answered."""

    status: int
    headers: Headers
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The value of a header, None if it has none of that name."""
        return next((value.decode("latin-1") for key, value in self.headers if key == name.encode()), None)


def said(status: int, words: str, *more: tuple[bytes, bytes]) -> Response:
    """A response of one line for people; it is not to be kept by anybody."""
    body = f"{words}\n".encode()
    head = (
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    )
    return Response(status, (*head, *MODEST, *more), body)


def told(status: int, facts: object) -> Response:
    """A response in JSON, for programs; it is not to be kept by anybody."""
    body = json.dumps(facts).encode() + b"\n"
    head = (
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    )
    return Response(status, (*head, *MODEST), body)


def instant(value: datetime) -> str:
    """`2026-03-03T14:05:06Z`."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


NOT_FOUND = said(404, "There is nothing at this address.")
"""The same for an address that never was, and one that is no more."""
BAD_REQUEST = said(400, "This request cannot be understood.")
BAD_METHOD = said(405, "This server is only read from.", (b"allow", METHODS))
TOO_LONG = said(414, "This address is too long.")
TOO_LARGE = said(413, "This request has content, and nothing here takes any.")
CONDITION_FAILED = said(412, "What the request expects to be here is not here.")
FAULT = said(500, "This is a fault of the server.")
ALLOWED = Response(204, ((b"allow", METHODS), (b"cache-control", b"no-store")))
"""The answer to OPTIONS where no page of another site may read (9.3.7)."""
