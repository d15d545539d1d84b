"""Keeps the site that is served up to date, and the last good part of it where the new one has errors."""

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from copflow.feed.publication import Publication, PublishedFile
from copflow.serve.access import event, fault
from copflow.serve.origins import Origin
from copflow.serve.publish import Unpublished
from copflow.serve.site import Kept, Manner, Problem, Site, make_site
from copflow.workspace.published import PRIVATE

PAUSE = 0.5
"""Seconds from one look at the files to the next."""
MOST_MESSAGES = 5
"""How many errors of a plan stand in the log."""
NOTHING = Publication(())


Write = Callable[[str], None]
"""Adds a line to the log."""


@dataclass(slots=True)
class _Held:
    """An origin with what is kept of it, how it was when that was read, and how it was last seen."""

    origin: Origin
    kept: Kept
    read_at: Hashable = None
    seen: Hashable = None


class Keeper:
    """The site, and the thread that makes it anew. Whoever reads `site` gets a whole one."""

    def __init__(self, origins: Sequence[Origin], manner: Manner, now: Callable[[], datetime], write: Write) -> None:
        """Nothing is read yet."""
        self._now, self._write = now, write
        started = now()
        self._held = [_Held(origin, Kept(origin.name, NOTHING, started)) for origin in origins]
        self.site: Site = make_site([held.kept for held in self._held], manner, started)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="copflow-keeper", daemon=True)

    def start(self) -> None:
        """Read everything, and go on looking for changes in a thread."""
        self.read()
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stop.set()
        self._thread.join(5 * PAUSE)

    def read(self) -> None:
        """Read everything now."""
        for held in self._held:
            held.seen = held.origin.look()
            self._take(held)
        self._remake()

    def look(self) -> None:
        """Read anew what has changed, as soon as it is seen the same twice: then it is written to its end."""
        changed = False
        for held in self._held:
            seen = held.origin.look()
            if seen != held.read_at and seen == held.seen:
                self._take(held)
                changed = True
            held.seen = seen
        if changed:
            self._remake()

    def _run(self) -> None:
        while not self._stop.wait(PAUSE):
            try:
                self.look()
            except Exception as error:  # what is served must go on being served, whatever is wrong here
                self._write(fault(self._now(), error))

    def _tell(self, what: str, kept: Kept, **facts: Any) -> None:
        self._write(event(self._now(), event=what, name=kept.name, **facts))

    def _take(self, held: _Held) -> None:
        """Read an origin, and keep what is good."""
        found = held.origin.read()
        held.read_at = held.seen  # not as it is now: a change while it was read is one still
        if isinstance(found, Publication) and (twice := self._elsewhere(held, found)):
            found = Unpublished("has an address that another one has", (f"{held.origin.name}: {twice}",))
        held.kept = self._kept(held.kept, found)

    def _elsewhere(self, held: _Held, found: Publication) -> str | None:
        """A path that another origin has, too."""
        taken = {file.path for other in self._held if other is not held for file in other.kept.publication.files}
        twice = next((file for file in found.files if file.path in taken), None)
        return None if twice is None else PRIVATE if twice.is_private else twice.path

    def _kept(self, kept: Kept, found: Publication | Unpublished) -> Kept:
        if isinstance(found, Unpublished):
            since = kept.problem.since if kept.problem is not None else self._now()
            problem = Problem(found.what, since, found.messages)
            if kept.problem != problem:
                self._tell("kept", kept, problem=found.what, messages=found.messages[:MOST_MESSAGES])
            return kept._replace(problem=problem)
        found = never_back(found, kept.publication, self._now())
        if found == kept.publication and kept.problem is None:
            return kept
        since = self._now() if found != kept.publication else kept.since
        self._tell("mended" if kept.problem else "changed", kept, files=len(found.files))
        return Kept(kept.name, found, since)

    def _remake(self) -> None:
        kept = [held.kept for held in self._held]
        self.site = make_site(kept, self.site.manner, self.site.started, self.site)


def never_back(found: Publication, former: Publication, now: datetime) -> Publication:
    """A publication in which no file is older than the one whose place it takes, as when a folder of yesterday is put
    back: who asks with If-Modified-Since would otherwise keep what it has, and be told so for ever."""
    before = {file.path: file for file in former.files}

    def one(file: PublishedFile) -> PublishedFile:
        old = before.get(file.path)
        if old is None or file.modified > old.modified:
            return file
        is_same = file.content == old.content
        later = max(now.replace(microsecond=0), old.modified + timedelta(seconds=1))
        return file._replace(modified=old.modified if is_same else later)

    return Publication(tuple(map(one, found.files)))
