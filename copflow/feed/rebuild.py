"""A lost lock, made again from the feeds that were published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.feed.build import NEVER, Wishes, all_said, build_feeds
from copflow.feed.lock import Lock, LockedEntry
from copflow.feed.published_feed import PublishedFeed
from copflow.feed.rebuild_feeds import feed_rows
from copflow.feed.revise import digest_of
from copflow.graph.former import identities
from copflow.outputs import Options
from copflow.outputs.ics import told_entries
from copflow.outputs.ics_body import Body
from copflow.outputs.ics_event import EventWriter
from copflow.outputs.ics_gone import WAS_REMOVED
from copflow.outputs.ics_read import Published
from copflow.outputs.identity import distinct, path_keys, plan_uuid
from copflow.outputs.stamps import Stamp
from copflow.schedule.model import Entry


class Rebuilt(NamedTuple):
    """The lock that was made, how many entries of the plan were found again, and the titles of what was published and
    the plan has no more: the next build sees it go, and it is known if it returns."""

    lock: Lock
    found: int
    gone: tuple[str, ...]


def rebuild_lock(compilation: Compilation, feeds: Sequence[PublishedFeed], wishes: Wishes) -> Rebuilt:
    """Make the lock of a plan again, as it was when these were published. The addresses of feeds that are not among
    them are made anew from the names, as they were."""
    feeds = sorted(feeds, key=lambda feed: feed.is_private)
    wishes = wishes._replace(folder="", secret=b"" if any(feed.is_private for feed in feeds) else None)
    plan = next((feed.calendar.plan for feed in feeds if feed.calendar.plan is not None), None)
    matcher = _Matcher(compilation, feeds)
    rows = {row.key: row for row in matcher.rows(wishes)}
    found = len(rows)
    gone = tuple(matcher.left())
    for row in map(_left_row, gone):
        rows[row.key if row.key not in rows else f"~{row.uid}"] = row
    rows = {key: row if row.key == key else row.model_copy(update={"key": key}) for key, row in rows.items()}
    lock = Lock(plan or str(plan_uuid(compilation)), rows, {}, {}, wishes.extras)
    built = build_feeds(compilation, lock, wishes, lambda: NEVER)
    lock = lock._replace(feeds=feed_rows(compilation, lock, built, feeds))
    return Rebuilt(lock, found, tuple(event.title for event in gone))


def _entries_of(feeds: Sequence[PublishedFeed]) -> dict[str, Published]:
    """The newest event of every UID. What says that there is nothing in a feed has no key, and is none."""
    found: dict[str, Published] = {}
    for feed in feeds:
        for event in feed.calendar.events:
            known = found.get(event.uid)
            is_entry = event.key is not None or feed.calendar.plan is None
            if is_entry and (known is None or known.sequence < event.sequence):
                found[event.uid] = event
    return found


class _Matcher:
    """Finds the published event of every activity: by its key, by the UID that its name gives, or else by title and
    day."""

    def __init__(self, compilation: Compilation, feeds: Sequence[PublishedFeed]) -> None:
        """`feeds`: the public ones first."""
        self._compilation = compilation
        self._by_uid = _entries_of(feeds)
        self._own = _entries_of([feed for feed in feeds if feed.is_private])
        self._by_key = {event.key: event for event in self._by_uid.values() if event.key is not None}
        self._by_looks = {(event.title, event.start): event for event in self._by_uid.values()}
        self._used: set[str] = set()

    def rows(self, wishes: Wishes) -> Iterator[LockedEntry]:
        """The row of every entry that was published."""
        activities = self._compilation.graph.activities
        keys, former = path_keys(activities), distinct(identities(activities))
        options = Options(NEVER, alarms=wishes.alarms, relations=wishes.relations, lines=False)
        plain = EventWriter(self._compilation, options)
        uids = list(plain.known_by)
        matched: list[tuple[Entry, Published]] = []
        for entry in told_entries(self._compilation, private=True):
            number = entry.activity.number
            body = plain.body(entry)
            event = body and self._match(body, keys[number], former[number], uids[number])
            if event is not None:
                self._used.add(event.uid)
                matched.append((entry, event))
        for entry, event in matched:
            uids[entry.activity.number] = event.uid
        public = EventWriter(self._compilation, options, uids)
        own = EventWriter(self._compilation, replace(options, private=True), uids)
        for entry, event in matched:
            number = entry.activity.number
            bodies = public.body(entry), own.body(entry) if wishes.secret is not None else None
            key = _key(keys[number], former[number], event)
            yield _row(event, key, self._digest(event, *bodies))

    def _match(self, body: Body, key: str, former: str, uid: str) -> Published | None:
        found = self._by_key.get(key) or self._by_key.get(former) or self._by_uid.get(uid)
        found = found or self._by_looks.get((body.title, body.start))
        return found if found is not None and found.uid not in self._used else None

    def _digest(self, event: Published, public: Body | None, own: Body | None) -> str:
        """Of what subscribers have seen, if that is what the plan says now; otherwise it is not known."""
        assert public is not None
        own = own or public
        stamp = Stamp(event.uid, event.modified, event.created, event.sequence, event.key)
        private = self._own.get(event.uid)
        is_same = event is private or public.stamped(stamp).content == event.content
        is_same &= private is None or own.stamped(stamp).content == private.content
        return digest_of(all_said(public, own)) if is_same else ""

    def left(self) -> Iterator[Published]:
        """The published events that no activity has."""
        return (event for uid, event in self._by_uid.items() if uid not in self._used)


def _key(key: str, former: str, event: Published) -> Mapping[str, str | None]:
    """Under which key the row of an event stands, and under which it stood. A name that is new since the publication
    is taken over by the next build, which tells so; one that was published already is not taken over again."""
    if former != key and event.key == former:
        return {"key": former}
    return {"key": key, "former": former if former != key and event.key == key else None}


def _row(event: Published, key: Mapping[str, str | None], digest: str) -> LockedEntry:
    state = "cancelled" if event.is_cancelled else "live"
    return LockedEntry.model_validate({**_said(event), **key, "digest": digest, "state": state})


def _left_row(event: Published) -> LockedEntry:
    """The row of what the plan has no more. What was shown as cancelled because of that was gone before."""
    said = {**_said(event), "key": event.key or f"~{event.uid}", "digest": ""}
    if WAS_REMOVED.encode() in event.content:
        return LockedEntry.model_validate({**said, "state": "gone", "since": event.modified})
    return LockedEntry.model_validate({**said, "state": "cancelled" if event.is_cancelled else "live"})


def _said(event: Published) -> dict[str, object]:
    return {
        "uid": event.uid,
        "sequence": event.sequence,
        "created": event.created,
        "modified": event.modified,
        "start": event.start,
        "end": event.end,
        "title": event.title,
        "private": event.is_private,
    }
