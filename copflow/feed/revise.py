"""What changed for subscribers since the last publication: the new lock, and the stamp of every entry."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from copflow.feed.lock import DIGEST_VERSION, Lock, LockedEntry, LockedFeed
from copflow.outputs.identity import uid as derived_uid

Now = Callable[[], datetime]
"""The instant of this publication, in UTC; only asked for when something changed."""
SECOND = timedelta(seconds=1)


class Item(NamedTuple):
    """An entry that is to be published. `said`: all that subscribers see of it."""

    key: str
    uid: str
    said: bytes
    start: str
    end: str
    title: str
    is_cancelled: bool
    is_private: bool


class Names(NamedTuple):
    """By what the activities of a plan are known: their UIDs, by number, and the rows of the lock under their keys now.

    `rows`: what was published under a former name stands under the new one here.
    """

    uids: tuple[str, ...]
    rows: Mapping[str, LockedEntry]


def names_of(lock: Lock, keys: Sequence[str], former: Sequence[str]) -> Names:
    """Find the UID of every activity: that of its row, that of the row of its former name, or a new one.

    `keys`, `former`: the paths of names now, and those by which calendars know them, by number. A former name is
    kept by the lock: the plan need not say it for ever.
    """
    taken = {
        key: lock.entries[was]
        for key, was in zip(keys, former, strict=True)
        if was != key and was in lock.entries and not _has_taken(lock.entries.get(key), was)
    }
    left = {row.key for row in taken.values()}
    rows = {key: row for key, row in lock.entries.items() if key not in left}
    rows |= {key: row.model_copy(update={"key": key, "former": row.key}) for key, row in taken.items()}
    used = {row.uid for row in rows.values()}
    plan = UUID(lock.plan)
    found = []
    for key, was in zip(keys, former, strict=True):
        uid = rows[key].uid if key in rows else _new_uid(plan, was, used)
        used.add(uid)
        found.append(uid)
    return Names(tuple(found), rows)


def _has_taken(row: LockedEntry | None, was: str) -> bool:
    """Whether a former name was taken over before: the plan may go on saying it."""
    return row is not None and row.former == was


def _new_uid(plan: UUID, key: str, used: set[str]) -> str:
    """The UID that the key gives; another one if something that was renamed has it."""
    uid, count = derived_uid(plan, key), 1
    while uid in used:
        count += 1
        uid = derived_uid(plan, f"{key}~{count}")
    return uid


def revise(lock: Lock, names: Names, items: Iterable[Item], clock: "Once") -> Lock:
    """The lock after these have been published. What is not among them is gone.

    The stamp of an entry is the instant of its last change: the same digest keeps it; another one moves it on, by a
    second at least, and counts SEQUENCE (RFC 5545, 3.8.7.4). A digest that another version made says nothing: then the
    stamp moves, and the sequence does not.
    """
    rows = {item.key: _revised(names.rows.get(item.key), item, clock) for item in items}
    for key, row in names.rows.items():
        if key not in rows:
            rows[key] = row if row.state == "gone" else _gone(row, clock)
    return lock._replace(entries=rows)


class Once:
    """The instant of the publication, the same for all that changes in it."""

    def __init__(self, now: Now) -> None:
        self._now, self._known = now, None

    _known: datetime | None

    def after(self, earlier: datetime | None = None) -> datetime:
        """The instant, but later than an earlier one."""
        if self._known is None:
            self._known = self._now().replace(microsecond=0)
        return self._known if earlier is None else max(self._known, earlier + SECOND)


def digest_of(said: bytes) -> str:
    """The digest of what subscribers see."""
    return f"{DIGEST_VERSION}:{hashlib.sha256(said).hexdigest()[:32]}"


def _revised(row: LockedEntry | None, item: Item, clock: Once) -> LockedEntry:
    digest = digest_of(item.said)
    state = "cancelled" if item.is_cancelled else "live"
    said = {"state": state, "start": item.start, "end": item.end, "title": item.title, "private": item.is_private}
    if row is None:
        at = clock.after()
        return LockedEntry(key=item.key, uid=item.uid, sequence=0, created=at, modified=at, digest=digest, **said)
    if row.digest == digest and row.state == state:
        return row
    only_made_otherwise = row.state == state and bool(row.digest) and _version(row.digest) != DIGEST_VERSION
    more = 0 if only_made_otherwise else 1
    changed = {"sequence": row.sequence + more, "modified": clock.after(row.modified), "digest": digest}
    return row.model_copy(update={**changed, "since": None, "left": False, **said})


def revised_feed(row: LockedFeed | None, new: LockedFeed, contents: Iterable[bytes], clock: Once) -> LockedFeed:
    """The row of a feed that has these components now: it changed if they did. `new`: the row if there was none."""
    found = sorted(contents)
    digest = digest_of(b"".join(found))
    if row is not None and row.digest == digest:
        return row.model_copy(update={"title": new.title})
    at = clock.after(row.modified if row is not None else None)
    had = bool(found) or (row is not None and row.had)
    return new.model_copy(update={"modified": at, "digest": digest, "had": had})


def _version(digest: str) -> int:
    return int(digest.partition(":")[0])


def _gone(row: LockedEntry, clock: Once) -> LockedEntry:
    at = clock.after(row.modified)
    return row.model_copy(update={"state": "gone", "sequence": row.sequence + 1, "modified": at, "since": at})
