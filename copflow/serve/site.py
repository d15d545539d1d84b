"""All that is served at one time. A site is never changed: a new one takes its place."""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from copflow.feed.publication import HTML, Publication, PublishedFile
from copflow.serve.served import Served, is_open, key_of, make_ready

NOTHING = bytes(32)
"""What an unknown path is compared with, so that it takes as long as a known one."""


class Problem(NamedTuple):
    """Why what is served is not the newest. `what`: "has errors", "cannot be read"; `messages` are for the log only."""

    what: str
    since: datetime
    messages: tuple[str, ...] = ()


class Kept(NamedTuple):
    """What is served of one plan or folder: its last good publication, and since when.

    `name`: of its file, without folders.
    """

    name: str
    publication: Publication
    since: datetime
    problem: Problem | None = None


class Manner(NamedTuple):
    """How a site is served. `address`: where people find it, with a slash at its end, None if that is whatever host
    they asked for; `max_age`: see `make_ready`; `live`: whether pages follow the edits of their plans, and show their
    errors to whoever reads them."""

    address: str | None = None
    max_age: int | None = None
    live: bool = False


class Site(NamedTuple):
    """What `respond` answers from. `files` by their keys; `public_parts`: all parts of public paths."""

    files: Mapping[bytes, Served]
    kept: tuple[Kept, ...]
    manner: Manner
    started: datetime
    public_parts: frozenset[str] = frozenset()

    def find(self, path: str) -> Served | None:
        """The file of a path. Every path takes the same steps: known, unknown, and known to one person only."""
        key = key_of(path)
        served = self.files.get(key)
        is_same = hmac.compare_digest(key, NOTHING if served is None else served.key)
        return served if is_same else None

    @property
    def changed(self) -> datetime:
        """Since when this is served."""
        return max((one.since for one in self.kept), default=self.started)


def make_site(kept: Sequence[Kept], manner: Manner, started: datetime, former: Site | None = None) -> Site:
    """The site of what is kept. What has not changed since the former one is not made ready again."""
    old = former.files if former is not None and former.manner == manner else {}
    files = [file for one in kept for file in one.publication.files]
    ready = {served.key: served for served in (_ready(file, manner, old) for file in files)}
    parts = frozenset(part for file in files if not file.is_private for part in file.path.split("/"))
    return Site(ready, tuple(kept), manner, started, parts)


def _ready(file: PublishedFile, manner: Manner, old: Mapping[bytes, Served]) -> Served:
    former = old.get(key_of(file.path))
    return former if former is not None and former.file == file else make_ready(file, manner.max_age)


def public_feeds(files: Iterable[Served]) -> list[PublishedFile]:
    """The feeds for everybody, in order of what people call them."""
    return sorted((one.file for one in files if is_open(one.file)), key=lambda file: (file.title, file.path))


def public_pages(files: Iterable[Served]) -> list[PublishedFile]:
    """The pages for everybody."""
    pages = (one.file for one in files if one.file.media_type == HTML and not one.file.is_private)
    return sorted(pages, key=lambda file: (file.title, file.path))
