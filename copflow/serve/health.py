"""`/healthz`: whether the server does its work, for programs that look after it."""

from copflow.feed.publication import CALENDAR
from copflow.serve.exchange import Response, instant, told
from copflow.serve.site import Site


def health(site: Site) -> Response:
    """200 as long as anything is served: a restart would not mend a plan's errors, and lose its last good feed."""
    feeds = sum(served.file.media_type == CALENDAR for served in site.files.values())
    is_well = bool(site.files)
    problems = [one.problem for one in site.kept if one.problem is not None]
    facts = {
        "ok": is_well,
        "feeds": feeds,
        "started": instant(site.started),
        "changed": instant(site.changed),
        "problems": [{"what": problem.what, "since": instant(problem.since)} for problem in problems],
    }
    return told(200 if is_well else 503, facts)
