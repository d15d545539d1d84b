"""Pages of plans, as they are published: with the feeds beside them, at an address on the web or without one."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.feed.build import Wishes, build_feeds
from copflow.feed.lock import empty_lock
from copflow.outputs.identity import plan_uuid
from copflow.site.page import page
from copflow.site.view import View, feed_links
from tests.reports.outside import ROOT

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
URL = "https://plans.example/year/"
PLANS = sorted((ROOT / "plans").rglob("*.plan"))


@cache
def compiled(path: Path) -> Compilation:
    """A plan of the project."""
    return compile_plan(Source(path.name, path.read_text(encoding="utf-8")), today=TODAY)


@cache
def page_of(path: Path = ROOT / "plans" / "community.plan", url: str | None = URL) -> str:
    """The page of a plan."""
    compilation = compiled(path)
    lock = empty_lock(str(plan_uuid(compilation)))
    lock = build_feeds(compilation, lock, Wishes("year", TODAY, url=url), lambda: NOON).lock
    return page(compilation, View(TODAY, feeds=feed_links(lock, url), url=url)).decode()
