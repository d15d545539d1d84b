"""The pages of a publication: one for each plan beside its feeds, and one that lists them where there are several."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from copflow.feed.changes import Changes, State
from copflow.feed.publication import HTML, PublishedFile
from copflow.outputs.identity import plan_title
from copflow.workspace.building import PlanBuild, folder_of

PAGE = "index.html"
LISTING = "All plans"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Wanted(NamedTuple):
    """How pages are made: for which day, where the publication will be found if that is known, and whether they follow
    the edits of their plans."""

    today: date
    url: str | None = None
    live: bool = False


def pages_of(
    builds: Sequence[PlanBuild], wanted: Wanted, changes: Sequence[Changes | None] = ()
) -> list[PublishedFile]:
    """The pages of plans. `changes`: what is different of each plan since the last publication, as far as it is told.

    What a page says of the days until something changes with every day, and so do its bytes. It bears the instant of
    its newest feed: whoever writes it moves that on where the bytes are others.
    """
    told = changes or [None] * len(builds)
    pages = [_page(build, wanted, change) for build, change in zip(builds, told, strict=True)]
    return [*pages, *_listing(builds, wanted.today)]


def _page(build: PlanBuild, wanted: Wanted, changes: Changes | None) -> PublishedFile:
    from copflow.site.page import page
    from copflow.site.view import View, feed_links

    compilation, folder = build.compilation, folder_of(build.name)
    url = f"{wanted.url.rstrip('/')}/{folder}" if wanted.url else None
    view = View(
        wanted.today,
        feed_links(build.built.lock, url),
        changes if changes is not None and changes.state is State.COMPARED else None,
        compilation.findings if compilation.has_errors else (),
        live=wanted.live,
        url=f"{url}/" if url is not None else None,
    )
    return PublishedFile(f"{folder}/{PAGE}", page(compilation, view), HTML, _newest(build), False, _title(build))


def _listing(builds: Sequence[PlanBuild], today: date) -> Iterator[PublishedFile]:
    if len(builds) < 2:
        return
    from copflow.site.listing import listed, listing

    plans = [listed(build.compilation, f"{folder_of(build.name)}/{PAGE}", today) for build in builds]
    yield PublishedFile(PAGE, listing(plans, today), HTML, max(map(_newest, builds)), False, LISTING)


def _newest(build: PlanBuild) -> datetime:
    return max((file.modified for file in build.built.files if not file.is_private), default=NEVER)


def _title(build: PlanBuild) -> str:
    return plan_title(build.compilation)
