"""A published file made ready to be served: all its headers, and its bytes plain and compressed, are made once."""

import gzip
import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from copflow.feed.publication import CALENDAR, JSON, PublishedFile
from copflow.serve.encodings import accepted
from copflow.serve.exchange import ALLOWED, METHODS, MODEST, Headers, Response
from copflow.serve.policy import policy_of
from copflow.serve.preconditions import http_date

LEAST_COMPRESSED = 1_000
"""How many bytes are worth it: fewer fit into one packet anyway."""
A_DAY = b"86400"

OPEN: Headers = ((b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"ETag"))
"""Pages of other sites may read (Fetch, 3.2)."""
PREFLIGHT = Response(
    204,
    (
        (b"allow", METHODS),
        (b"access-control-allow-methods", METHODS),
        (b"access-control-allow-headers", b"If-None-Match, If-Modified-Since"),
        (b"access-control-max-age", A_DAY),
        *OPEN,
    ),
)


class Variant(NamedTuple):
    """A file in one content coding. Each coding is a representation with an entity tag of its own (RFC 9110, 8.8.3.3).

    `whole`, `head`, `known`: the answer with content, that to HEAD, and 304.
    """

    etag: str
    whole: Response
    head: Response
    known: Response


class Served(NamedTuple):
    """A file with its answers. `key`: under which it is looked up; `packed`: compressed, where that saves anything."""

    key: bytes
    file: PublishedFile
    plain: Variant
    packed: Variant | None
    options: Response

    def variants(self, headers: Mapping[str, str]) -> tuple[Variant, ...]:
        """What the client takes, the best first."""
        if self.packed is None:
            return (self.plain,)
        gladly = accepted(headers.get("accept-encoding"))
        if not gladly.gzip:
            return (self.plain,)
        if not gladly.identity:
            return (self.packed,)
        return (self.packed, self.plain) if gladly.gzip >= gladly.identity else (self.plain, self.packed)


def key_of(path: str) -> bytes:
    """Under what a path is looked up: a hash, so that the time that it takes tells nothing of the paths there are."""
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).digest()


def is_open(file: PublishedFile) -> bool:
    """Whether it is a feed for everybody."""
    return file.media_type == CALENDAR and not file.is_private


def make_ready(file: PublishedFile, max_age: int | None = None) -> Served:
    """All answers of a file. `max_age`: for how many seconds a public one may be used without asking again."""
    digest = hashlib.sha256(file.content).hexdigest()
    shared = _shared(file, max_age)
    small = gzip.compress(file.content, 9, mtime=0) if len(file.content) >= LEAST_COMPRESSED else file.content
    packed = _variant(file, shared, f'"{digest}-gzip"', small, packed=True) if len(small) < len(file.content) else None
    plain = _variant(file, shared, f'"{digest}"', file.content)
    return Served(key_of(file.path), file, plain, packed, PREFLIGHT if is_open(file) else ALLOWED)


def _shared(file: PublishedFile, max_age: int | None) -> Headers:
    """What a 304 has too (15.4.5): it brings what a cache keeps up to date."""
    cache = file.cache_control
    if max_age is not None and not file.is_private:
        cache = f"max-age={max_age}, must-revalidate"
    more = OPEN if is_open(file) else ()
    return ((b"cache-control", cache.encode()), (b"vary", b"Accept-Encoding"), *more)


def _variant(file: PublishedFile, shared: Headers, etag: str, body: bytes, *, packed: bool = False) -> Variant:
    tag = (b"etag", etag.encode())
    head = (
        (b"content-type", file.media_type.encode()),
        (b"content-length", str(len(body)).encode()),
        *(((b"content-encoding", b"gzip"),) if packed else ()),
        tag,
        (b"last-modified", http_date(file.modified).encode()),
        *shared,
        *MODEST,
        *_policy(file),
    )
    return Variant(etag, Response(200, head, body), Response(200, head), Response(304, (tag, *shared)))


def _policy(file: PublishedFile) -> Headers:
    """Feeds and data do nothing in a browser."""
    if file.media_type == CALENDAR or file.media_type.startswith(JSON):
        return ()
    return ((b"content-security-policy", policy_of(file.content).encode()),)
