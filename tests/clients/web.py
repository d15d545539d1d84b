"""A web server on loopback for what is published, which remembers who asked for what."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

from copflow.feed.publication import PublishedFile


class Asked(NamedTuple):
    """A request, and how it was answered. `is_conditional`: the client said what it has."""

    path: str
    is_conditional: bool
    status: int


class Site:
    """What stands under an address. `files` is looked up at each request."""

    files: Mapping[str, PublishedFile]

    def __init__(self, address: str) -> None:
        self.address, self.asked, self.files = address, list[Asked](), {}

    def url(self, path: str) -> str:
        """Where a file of the publication stands."""
        return f"{self.address}/{path}"


@contextmanager
def serving() -> Iterator[Site]:
    """A server that ends with the block."""
    site = Site("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _answer(self, site)

        do_HEAD = do_GET

        def log_message(self, *_said: object) -> None:
            """The site remembers it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(handler: BaseHTTPRequestHandler, site: Site) -> None:
    file = site.files.get(handler.path.lstrip("/"))
    is_conditional = bool({"If-None-Match", "If-Modified-Since"} & set(handler.headers))
    status = HTTPStatus.NOT_FOUND if file is None else _status(handler, file)
    site.asked.append(Asked(handler.path, is_conditional, status))
    content = file.content if file is not None and status == HTTPStatus.OK else b""
    handler.send_response(status)
    if file is not None:
        handler.send_header("Content-Type", file.media_type)
        handler.send_header("ETag", _etag(file))
        handler.send_header("Last-Modified", format_datetime(file.modified, usegmt=True))
        handler.send_header("Cache-Control", file.cache_control)
    if status != HTTPStatus.NOT_MODIFIED:
        handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(content)


def _status(handler: BaseHTTPRequestHandler, file: PublishedFile) -> HTTPStatus:
    """If-None-Match comes before If-Modified-Since (RFC 9110, 13.2.2)."""
    known, since = handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")
    if known is not None:
        is_same = _etag(file) in known
    else:
        is_same = since is not None and parsedate_to_datetime(since) >= file.modified
    return HTTPStatus.NOT_MODIFIED if is_same else HTTPStatus.OK


def _etag(file: PublishedFile) -> str:
    return f'"{sha256(file.content).hexdigest()}"'
