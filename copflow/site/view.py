"""What a page is made with besides the plan: the day, the feeds beside it, what changed, what is wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.feed.changes import Changes
from copflow.feed.lock import Lock
from copflow.feed.slices import ALL, Slice, slices_of
from copflow.outputs.text import one_line
from copflow.schedule.model import Entry

KINDS = ("person", "series", "purpose", "kind")
"""By what dates can be chosen, in the order of the page."""
PRIVATE = "private"


class FeedLink(NamedTuple):
    """A feed beside the page. `of`: what it is of, as the lock knows it (`person sam`). `title`: what it is called,
    empty for everything. `path`: from the page's folder. `url`: its whole address, if that is known."""

    of: str
    title: str
    path: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """How a plan is shown.

    `today`: the day for which the page is built. `feeds`: None of a page that stands alone. `changes`: since the last
    publication. `problems`: what is told at the top of a page that was built in spite of errors. `live`: whether the
    page looks for a newer one of itself. `private`: whether it tells of what is private. `url`: the page's address.
    """

    today: date
    feeds: Sequence[FeedLink] | None = None
    changes: Changes | None = None
    problems: Sequence[Diagnostic] = ()
    live: bool = False
    private: bool = False
    url: str | None = None


def feed_links(lock: Lock, url: str | None) -> tuple[FeedLink, ...]:
    """The public feeds of a plan that is published in the folder `url`, everything first."""
    base = url.rstrip("/") if url else None
    rows = (row for row in lock.feeds.values() if not row.of.startswith(f"{PRIVATE} "))
    links = (FeedLink(row.of, row.title, row.feed, f"{base}/{row.feed}" if base else None) for row in rows)
    return tuple(sorted(links, key=lambda link: (link.of != ALL.of, link.path)))


class Choice(NamedTuple):
    """Something by which dates can be chosen. `number`: its place among all choices of the page."""

    number: int
    of: str
    title: str


class Choices:
    """Everything by which the dates of a plan can be chosen: its people, series, purposes and kinds."""

    def __init__(self, compilation: Compilation, entries: Iterable[Entry]) -> None:
        self._slices = {entry.activity.number: tuple(slices_of(entry, compilation)) for entry in entries}
        found = {part.of: part for parts in self._slices.values() for part in parts}
        ordered = sorted(found.values(), key=lambda part: (KINDS.index(part.folder), part.title.casefold(), part.of))
        self._choices = [Choice(number, part.of, one_line(part.title)) for number, part in enumerate(ordered)]
        self._kinds = [part.folder for part in ordered]
        self._numbers = {choice.of: choice.number for choice in self._choices}

    def numbers_of(self, entry: Entry) -> list[int]:
        """The choices that an entry belongs to."""
        return [self._numbers[part.of] for part in self._of(entry)]

    def groups(self) -> Iterator[tuple[str, list[Choice]]]:
        """The choices by their kinds; one that everything on the page belongs to chooses nothing, and is left out."""
        counts = Counter(part.of for parts in self._slices.values() for part in parts)
        for kind in KINDS:
            found = [choice for choice in self._choices if self._kinds[choice.number] == kind]
            if len(found) > 1 or any(counts[choice.of] < len(self._slices) for choice in found):
                yield kind, found

    def all(self) -> Sequence[Choice]:
        """All choices in the order of their numbers."""
        return self._choices

    def _of(self, entry: Entry) -> tuple[Slice, ...]:
        return self._slices[entry.activity.number]
