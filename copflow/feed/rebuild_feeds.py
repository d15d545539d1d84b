"""The rows of feeds in a lock that is made again: when each changed last, and by what the next build knows that nothing
has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from copflow.compile import Compilation
from copflow.feed.build import NOTHING, Built
from copflow.feed.lock import Lock, LockedEntry, LockedFeed
from copflow.feed.published_feed import PublishedFeed, components_of
from copflow.feed.revise import digest_of
from copflow.feed.slices import ALL, KINDS
from copflow.language.names import name_key
from copflow.outputs.ics_todo import todo_uid
from copflow.outputs.identity import plan_title
from copflow.outputs.identity import uid as derived_uid

PRIVATE = "private"


class _Said(NamedTuple):
    """What the lock is made of: its entries by UID, of the events and of the to-dos; and what calendars have of each
    entry, as far as it was read."""

    entries: Mapping[str, LockedEntry]
    components: Mapping[str, bytes]


def feed_rows(
    compilation: Compilation, lock: Lock, built: Built, feeds: Sequence[PublishedFeed]
) -> dict[str, LockedFeed]:
    """The row of every feed. One that was read keeps its last change; of another one that is the last change of its
    entries, as for most feeds it is. `lock`: with the entries as they were published; `built`: what comes of the plan
    with it now."""
    rows = _read_rows(compilation, lock.plan, built, feeds)
    by_uid = {row.uid: row for row in lock.entries.values()}
    by_uid |= {todo_uid(row.uid): row for row in by_uid.values() if built.lock.entries.get(row.key) == row}
    components = {uid: content for feed in reversed(feeds) for uid, content in feed.components.items()}
    said = _Said(by_uid, components)
    contents = {file.path: file.content for file in built.files if not file.is_private}
    for row in built.lock.feeds.values():
        content = contents.get(f"/{row.feed}")
        if content is not None and row.of not in rows:
            rows |= {found.of: found for found in _derived(row, components_of(content), said)}
    return rows


# ---- what was read -------------------------------------------------------------------------------------


def _read_rows(
    compilation: Compilation, plan: str, built: Built, feeds: Sequence[PublishedFeed]
) -> dict[str, LockedFeed]:
    whole = next((feed.name for feed in feeds if feed.path == f"{ALL.name}.ics"), plan_title(compilation))
    rows: dict[str, LockedFeed] = {}
    for feed in sorted(feeds, key=lambda feed: feed.modified):
        title = feed.name.removeprefix(whole).removeprefix(": ")
        known = _known(feed, title, built) or _empty(feed, title, plan, compilation)
        if known is not None:
            rows[known.of] = _row(feed, known, plan)
    return rows


def _row(feed: PublishedFeed, known: LockedFeed, plan: str) -> LockedFeed:
    note = _note(plan, known.of)
    contents = sorted(content for uid, content in feed.components.items() if uid != note)
    said = {"modified": feed.modified, "digest": digest_of(b"".join(contents)), "had": bool(feed.components)}
    path = known.feed if feed.is_private else feed.path or known.feed
    return known.model_copy(update={"feed": path, **said})


def _known(feed: PublishedFeed, title: str, built: Built) -> LockedFeed | None:
    """The row that the plan would make of a feed: by what it is called, or else by its path."""
    rows = [row for row in built.lock.feeds.values() if row.of.startswith(f"{PRIVATE} ") == feed.is_private]
    if feed.is_private or feed.path is None:
        return next((row for row in rows if row.title == title), None)
    path = feed.path
    called = (row for row in rows if row.title == title and _folder(row.feed) == _folder(path))
    return next(called, None) or next((row for row in rows if row.feed == path), None)


def _empty(feed: PublishedFeed, title: str, plan: str, compilation: Compilation) -> LockedFeed | None:
    """The row of a feed of which the plan has nothing any more: what it is of is proved by the note that it has, or
    else guessed from its name."""
    folder = _folder(feed.path or "")
    if not folder or feed.is_private:
        return None
    names = [name_key(title), *(key for key, person in compilation.plan.people.items() if person.full_name == title)]
    names += [kind for kind, called in KINDS.items() if folder == "kind" and called == title]
    known = [f"{folder} {name}" for name in names]
    of = next((of for of in known if _note(plan, of) in feed.components), known[0])
    return LockedFeed(feed=feed.path or "", of=of, modified=feed.modified, digest="", title=title)


def _note(plan: str, of: str) -> str:
    """The UID of the entry that says that there is nothing in a feed."""
    return derived_uid(UUID(plan), f"{NOTHING}{of}")


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


# ---- what was not read ---------------------------------------------------------------------------------


def _derived(row: LockedFeed, now: Mapping[str, bytes], said: _Said) -> Iterator[LockedFeed]:
    """The row of a feed that has these components now, if any of them was published. One that has nothing is as old as
    the plan's first entry: nothing was ever in it, as far as is known."""
    known = [uid for uid in now if uid in said.entries]
    contents = sorted(said.components.get(uid, now[uid]) for uid in known)
    modified = max((said.entries[uid].modified for uid in known), default=None)
    if not now:
        modified = min((entry.created for entry in said.entries.values()), default=None)
    if modified is not None:
        digest = digest_of(b"".join(contents))
        yield row.model_copy(update={"modified": modified, "digest": digest, "had": bool(known)})
