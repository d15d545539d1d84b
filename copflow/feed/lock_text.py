"""The lock as text: one sorted row a line, so that git can merge the rows of two branches."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from copflow.feed.lock import Lock, LockedAccess, LockedEntry, LockedFeed, LockedPlan

COMMENT = "# What copflow published of this plan, by which calendars know it again. Keep it in git, beside the plan.\n"
MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
"""The lines that git writes where it could not merge."""


class Damage(NamedTuple):
    """A line of a lock that cannot be read, its number from 1, and why."""

    line: int
    why: str


def lock_text(lock: Lock) -> str:
    """The text of a lock. The same lock gives the same text."""
    rows: list[BaseModel] = [LockedPlan(lock=1, plan=lock.plan, extras=lock.extras, secret=lock.secret)]
    rows += [lock.entries[key] for key in sorted(lock.entries)]
    rows += [lock.feeds[of] for of in sorted(lock.feeds)]
    rows += [LockedAccess(person=person, version=lock.access[person]) for person in sorted(lock.access)]
    return COMMENT + "".join(f"{_line(row)}\n" for row in rows)


def _line(row: BaseModel) -> str:
    said = row.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(said, ensure_ascii=False, separators=(", ", ": "))


class Read(NamedTuple):
    """A lock that was read, and whether rows of two branches had to be joined. The same row twice is that row."""

    lock: Lock
    was_merged: bool


def read_lock(text: str) -> Read | Damage:
    """The lock of a text. Where two branches have a row of one entry, both of them were published perhaps: the higher
    sequence counts, and what subscribers see of it is not known, so that the next build goes beyond both."""
    plan: str | None = None
    lock = Lock("", {}, {}, {})
    merged = False
    for number, line in enumerate(text.split("\n"), 1):
        row = _row(line, number)
        match row:
            case Damage():
                return row
            case LockedPlan():
                if plan not in (None, row.plan):
                    return Damage(number, "it names a second plan; a lock is that of one")
                plan = row.plan
                lock = lock._replace(
                    extras=tuple(sorted({*lock.extras, *row.extras})), secret=row.secret or lock.secret
                )
            case LockedEntry():
                known = lock.entries.get(row.key)
                merged |= known not in (None, row)
                lock.entries[row.key] = row if known is None else joined(known, row)
            case LockedFeed():
                feed = lock.feeds.get(row.of)
                merged |= feed not in (None, row)
                lock.feeds[row.of] = row if feed is None else _joined_feed(feed, row)
            case LockedAccess():
                lock.access[row.person] = max(row.version, lock.access.get(row.person, 0))
            case None:
                merged |= line.startswith(MARKS)
    if plan is None:
        return Damage(1, "its first row, which names the plan, is missing")
    return Read(lock._replace(plan=plan), merged)


def joined(one: LockedEntry, other: LockedEntry) -> LockedEntry:
    """The row of an entry that two branches have published: known by the older name, and counting on from the
    higher."""
    if one == other:
        return one
    first, last = sorted((one, other), key=lambda row: (row.sequence, row.modified, row.digest, row.uid))
    oldest = min((one, other), key=lambda row: (row.created, row.uid))
    digest = last.digest if first.digest == last.digest else ""
    return last.model_copy(update={"uid": oldest.uid, "created": oldest.created, "digest": digest})


def joined_locks(one: Lock, other: Lock) -> Lock:
    """What two of one plan know together. What the plan was published with stands in the first."""
    entries, feeds = dict(other.entries), dict(other.feeds)
    for key, row in one.entries.items():
        entries[key] = joined(entries[key], row) if key in entries else row
    for of, feed in one.feeds.items():
        feeds[of] = _joined_feed(feeds[of], feed) if of in feeds else feed
    people = {*one.access, *other.access}
    access = {person: max(one.access.get(person, 1), other.access.get(person, 1)) for person in people}
    return one._replace(entries=entries, feeds=feeds, access=access)


def _joined_feed(one: LockedFeed, other: LockedFeed) -> LockedFeed:
    """The row of a feed that two branches have published: at one address, and newer than both with the next build."""
    if one == other:
        return one
    last = max((one, other), key=lambda row: (row.modified, row.digest))
    return last.model_copy(update={"feed": min(one.feed, other.feed), "digest": "", "had": one.had or other.had})


def _row(line: str, number: int) -> BaseModel | Damage | None:
    """The row of a line, None for a comment, a blank line or a mark of git."""
    if not line.strip() or line.startswith(("#", *MARKS)):
        return None
    try:
        said = json.loads(line)
        return _kind(said).model_validate(said) if isinstance(said, dict) else Damage(number, "it is no row of a lock")
    except (ValueError, RecursionError) as error:
        return Damage(number, "; ".join(_reasons(error)))


def _kind(said: dict[str, Any]) -> type[BaseModel]:
    if "lock" in said:
        return LockedPlan
    if "feed" in said:
        return LockedFeed
    return LockedAccess if "person" in said else LockedEntry


def _reasons(error: Exception) -> Iterator[str]:
    if not isinstance(error, ValidationError):
        yield "it is cut off or was changed by hand"
        return
    for one in error.errors()[:3]:
        said = one["msg"].removeprefix("Value error, ")
        yield f"`{'.'.join(map(str, one['loc']))}`: {said[:1].lower()}{said[1:]}"
