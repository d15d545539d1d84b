"""`/healthz`: whether the server does its work, for programs that look after it."""

import json
from datetime import UTC, datetime

from copflow.feed.publication import CALENDAR
from copflow.serve.exchange import MODEST, Response
from copflow.serve.site import Site


def health(site: Site) -> Response:
    """200 as long as anything is served: a restart would not mend a plan's errors, and lose its last good feed."""
    feeds = sum(served.file.media_type == CALENDAR for served in site.files.values())
    is_well = bool(site.files)
    problems = [one.problem for one in site.kept if one.problem is not None]
    told = {
        "ok": is_well,
        "feeds": feeds,
        "started": _text(site.started),
        "changed": _text(site.changed),
        "problems": [{"what": problem.what, "since": _text(problem.since)} for problem in problems],
    }
    body = json.dumps(told).encode() + b"\n"
    head = (
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    )
    return Response(200 if is_well else 503, (*head, *MODEST), body)


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
