"""A line of the log for each request, without anything that opens a private feed.

A token has 43 characters or more (256 bits). What is shown of an unknown path are parts of less than 16, so that also
a token that was mistyped, cut or revoked stays unknown. Queries and referring pages are left out altogether.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from copflow.serve.address import path_of
from copflow.serve.exchange import Request, Response
from copflow.serve.site import Site

HIDDEN = "…"
_LONG = re.compile(r"[^/.]{16,}")
MOST_SHOWN = 200
"""How many characters of a path or of the name of a client are shown."""


class Visit(NamedTuple):
    """What else is known of a request: when, from which address, and how many seconds its answer took to make."""

    at: datetime
    client: str
    seconds: float


def line_of(request: Request, response: Response, visit: Visit, site: Site) -> str:
    """The line, in JSON."""
    return event(
        visit.at,
        client=visit.client,
        method=request.method[:20],
        path=shown_path(request.target, site),
        status=response.status,
        bytes=len(response.body),
        ms=round(visit.seconds * 1000, 3),
        agent=request.headers.get("user-agent", "")[:MOST_SHOWN],
    )


def event(at: datetime, **facts: Any) -> str:
    """A line that says what has happened, and when."""
    return json.dumps({"time": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), **facts}, ensure_ascii=False)


def fault(at: datetime, error: Exception) -> str:
    """The line of a fault of ours: what kind, and where. What an exception says may have the address in it."""
    place, step = "", error.__traceback__
    while step is not None:
        place = f"{step.tb_frame.f_globals.get('__name__')}, line {step.tb_lineno}"
        step = step.tb_next
    return event(at, event="fault", error=f"{type(error).__name__} in {place}")


def shown_path(target: str, site: Site) -> str:
    """A path as it may be read by everybody who reads the log."""
    path = path_of(target)
    served = site.find(path) if path is not None and len(target) <= MOST_SHOWN else None
    if served is None:
        return _LONG.sub(HIDDEN, target)[:MOST_SHOWN]
    return f"/{hidden(served.file.path, site.public_parts) if served.file.is_private else served.file.path}"


def hidden(path: str, known: Iterable[str]) -> str:
    """A private path: parts that public paths have too, and the end of its name."""
    parts = [part if part in known else HIDDEN for part in path.split("/")]
    if parts[-1] == HIDDEN and "." in path.rsplit("/", 1)[-1]:
        parts[-1] += f".{path.rsplit('.', 1)[-1]}"
    return "/".join(parts)
