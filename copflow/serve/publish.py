"""From plans to what is published of them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from copflow.diagnostics.rules import Severity
from copflow.feed.build import Wishes, as_before
from copflow.feed.lock import Lock
from copflow.feed.lock_text import joined_locks
from copflow.feed.publication import Publication
from copflow.reports.canvas import Canvas
from copflow.reports.concise import headline
from copflow.workspace import clock
from copflow.workspace.building import build_plans, publication_of
from copflow.workspace.lock_file import Loaded, load_lock
from copflow.workspace.pages import Wanted, pages_of
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.stamp import last_change
from copflow.workspace.trouble import Trouble

ERRORS = "has errors"
UNREADABLE = "cannot be read"
OTHER_SECRET = "was published with another secret, and its private feeds would not be found: name that secret"


class Unpublished(NamedTuple):
    """Why nothing new is published. `what` goes on from the name of the plan or folder; `messages`, for those who
    write the plan, are lines of plain text."""

    what: str
    messages: tuple[str, ...]


class Publish(Protocol):
    """What makes a publication of plans. It is called again whenever one of them has changed."""

    def __call__(self, plans: Sequence[str]) -> Publication | Unpublished:
        """The publication of these plans, or why there is none."""


class BuiltFeeds:
    """All feeds and pages of plans, as `copflow build` makes them, and as it knows them again: by the locks beside the
    plans.

    No lock is written: what `copflow build` published last stands in it, and in git. What has changed since is
    remembered while the server runs. A stamp is no later than the last change of its plan, so that a server that is
    started anew gives the same feeds. `secret`: what the addresses of private feeds are made with; without it there
    are none. `url`: where the publication is found, for its pages to say so. `live`: whether pages follow the edits of
    their plans.
    """

    def __init__(self, secret: bytes | None = None, url: str | None = None, *, live: bool = False) -> None:
        self._secret, self._url, self._live = secret, url, live
        self._remembered: dict[str, _Remembered] = {}

    def __call__(self, plans: Sequence[str]) -> Publication | Unpublished:
        """The publication, if all plans are without errors."""
        today = clock.today()
        readings = [read_plan(plan, today) for plan in plans]
        wrong = [found for reading in readings if (found := _wrong(reading)) is not None]
        if wrong:
            return Unpublished(wrong[0].what, tuple(message for one in wrong for message in one.messages))
        made = [self._built(reading, today) for reading in readings if isinstance(reading, Reading)]
        trouble = next((one for one in made if isinstance(one, Trouble)), None)
        files = (file for one in made if isinstance(one, Publication) for file in one.files)
        return _unreadable(trouble) if trouble is not None else Publication(tuple(sorted(files)))

    def _built(self, reading: Reading, today: date) -> Publication | Trouble:
        name = reading.source.name
        loaded = load_lock(name)
        changed = last_change(name, today, [file.name for file in reading.source.files[1:]])
        if isinstance(loaded, Trouble):
            return loaded
        if isinstance(changed, Trouble):
            return changed
        lock = self._lock(name, loaded)
        wishes = as_before(lock, today) if lock is not None else Wishes("", today)
        if self._secret is not None:
            wishes = wishes._replace(secret=self._secret)
        remembered = {name: lock} if lock is not None else {}
        builds = build_plans([reading], wishes, lambda: min(changed, clock.now()), remembered=remembered)
        if isinstance(builds, Trouble):
            return builds
        if self._secret is not None and builds[0].has_other_secret:
            return Trouble(name, OTHER_SECRET)
        self._remembered[name] = _Remembered(loaded.text, builds[0].built.lock)
        return self._shown(publication_of(builds, pages_of(builds, Wanted(today, self._url, self._live))))

    def _shown(self, publication: Publication) -> Publication:
        """Without a secret there are no private feeds: they would have addresses that everybody can make."""
        return Publication(tuple(one for one in publication.files if self._secret is not None or not one.is_private))

    def _lock(self, name: str, loaded: Loaded) -> Lock | None:
        """What is known of a plan: what is remembered, and what `copflow build` has published since."""
        known = self._remembered.get(name)
        if known is None or loaded.lock is None:
            return known.lock if known is not None else loaded.lock
        return known.lock if known.text == loaded.text else joined_locks(loaded.lock, known.lock)


class _Remembered(NamedTuple):
    """What was served last of a plan, and the text that its lock had then."""

    text: str
    lock: Lock


def _wrong(reading: Reading | Trouble) -> Unpublished | None:
    if isinstance(reading, Trouble):
        return _unreadable(reading)
    is_bad = reading.has_errors or reading.compilation is None
    return Unpublished(ERRORS, _errors(reading)) if is_bad else None


def _unreadable(trouble: Trouble) -> Unpublished:
    return Unpublished(UNREADABLE, (f"{trouble.name}: {trouble.message}",))


def _errors(reading: Reading) -> tuple[str, ...]:
    errors = (finding for finding in reading.findings if finding.severity is Severity.ERROR)
    return tuple(headline(reading.source, error, Canvas(False, 100)) for error in errors)
