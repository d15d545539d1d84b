"""The adapter between a web server and `respond`: a plain ASGI application (ASGI 3.0, HTTP and lifespan).

The content of a request is never asked for: the server then closes a connection on which any comes.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from datetime import datetime
from time import perf_counter
from typing import Any

from copflow.serve.access import Visit, fault, line_of
from copflow.serve.exchange import FAULT, Request, Response
from copflow.serve.keeper import Keeper
from copflow.serve.respond import respond
from copflow.serve.site import Site

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Write = Callable[[str], None]
SERVER = (b"server", b"copflow")


class Application:
    """Answers every request from the keeper's site of that moment, and writes a line of the log."""

    def __init__(self, keeper: Keeper, write: Write, now: Callable[[], datetime], ready: Callable[[], None]) -> None:
        """`ready` is called when the server begins its work."""
        self._keeper, self._write, self._now, self._ready = keeper, write, now, ready

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a connection of ASGI."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Begin and end with the server."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._keeper.start()
                self._ready()
            else:
                self._keeper.stop()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    async def _answer(self, scope: Scope, send: Send) -> None:
        start, site = perf_counter(), self._keeper.site
        request = request_of(scope)
        response = self._respond(request, site)
        await send({"type": "http.response.start", "status": response.status, "headers": [SERVER, *response.headers]})
        await send({"type": "http.response.body", "body": response.body})
        client = scope.get("client") or ("",)
        self._write(line_of(request, response, Visit(self._now(), client[0], perf_counter() - start), site))

    def _respond(self, request: Request, site: Site) -> Response:
        try:
            return respond(request, site)
        except Exception as error:
            self._write(fault(self._now(), error))
            return FAULT


def request_of(scope: Scope) -> Request:
    """The request of a scope; its path as it was sent, before anybody has decoded it."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogatepass")
    query: bytes = scope.get("query_string", b"")
    target = raw.decode("latin-1")
    return Request(scope["method"], target, _joined(scope["headers"]), scope.get("http_version", "1.1"), len(query))


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The values of each header, with commas between them (RFC 9110, 5.3)."""
    joined: dict[str, str] = {}
    for name, value in headers:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        joined[key] = f"{joined[key]}, {text}" if key in joined else text
    return joined
