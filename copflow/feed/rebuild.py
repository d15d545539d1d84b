"""A lost lock, made again from the feeds that were published."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from copflow.compile import Compilation
from copflow.feed.build import NEVER, NOTHING, Wishes
from copflow.feed.lock import Lock, LockedEntry
from copflow.feed.revise import digest_of
from copflow.feed.slices import ALL, TASKS
from copflow.graph.former import identities
from copflow.outputs import Options
from copflow.outputs.ics import told_entries
from copflow.outputs.ics_body import Body
from copflow.outputs.ics_event import EventWriter
from copflow.outputs.ics_read import Published, PublishedCalendar
from copflow.outputs.identity import distinct, path_keys, plan_uuid
from copflow.outputs.identity import uid as derived_uid
from copflow.outputs.stamps import Stamp


class Rebuilt(NamedTuple):
    """The lock that was made, how many entries of the plan were found again, and the titles of what the plan has no
    more: as gone, they are known if they return."""

    lock: Lock
    found: int
    gone: tuple[str, ...]


def rebuild_lock(compilation: Compilation, feeds: Sequence[PublishedCalendar], wishes: Wishes) -> Rebuilt:
    """Make the lock of a plan again. Its feeds' addresses are made anew from the names, as they were."""
    plan = next((feed.plan for feed in feeds if feed.plan is not None), None) or str(plan_uuid(compilation))
    notes = {derived_uid(UUID(plan), f"{NOTHING}{of}") for of in (ALL.of, TASKS.of)}
    events = [event for feed in feeds for event in feed.events if event.uid not in notes]
    matcher = _Matcher(compilation, events)
    rows = {row.key: row for row in matcher.rows(wishes)}
    found = len(rows)
    gone = tuple(matcher.left())
    rows |= {row.key: row for row in map(_gone, gone)}
    return Rebuilt(Lock(plan, rows, {}, {}, wishes.extras), found, tuple(event.title for event in gone))


class _Matcher:
    """Finds the published event of every activity: by its key, by the UID that its name gives, or else by title and
    day."""

    def __init__(self, compilation: Compilation, events: Sequence[Published]) -> None:
        self._compilation = compilation
        self._by_uid: dict[str, Published] = {}
        for event in events:
            known = self._by_uid.get(event.uid)
            if known is None or known.sequence < event.sequence:
                self._by_uid[event.uid] = event
        self._by_key = {event.key: event for event in self._by_uid.values() if event.key is not None}
        self._by_looks = {(event.title, event.start): event for event in self._by_uid.values()}
        self._used: set[str] = set()

    def rows(self, wishes: Wishes) -> Iterator[LockedEntry]:
        """The row of every entry that was published."""
        activities = self._compilation.graph.activities
        keys, former = path_keys(activities), distinct(identities(activities))
        options = Options(NEVER, alarms=wishes.alarms, relations=wishes.relations, lines=False)
        plain = EventWriter(self._compilation, options)
        matched: list[tuple[Body, Published]] = []
        uids = plain.known_by
        for entry in told_entries(self._compilation, private=True):
            number = entry.activity.number
            body = plain.body(entry)
            event = body and self._match(body, keys[number], former[number], uids[number])
            if body is not None and event is not None:
                self._used.add(event.uid)
                matched.append((body, event))
        for body, event in matched:
            yield _row(body, event)

    def _match(self, body: Body, key: str, former: str, uid: str) -> Published | None:
        found = self._by_key.get(key) or self._by_key.get(former) or self._by_uid.get(uid)
        found = found or self._by_looks.get((body.title, body.start))
        return found if found is not None and found.uid not in self._used else None

    def left(self) -> Iterator[Published]:
        """The published events that no activity has."""
        return (event for uid, event in self._by_uid.items() if uid not in self._used)


def _row(body: Body, event: Published) -> LockedEntry:
    """The row of an entry. If its event is as the plan would write it, subscribers have seen what it says now."""
    stamp = Stamp(event.uid, event.modified, event.created, event.sequence, event.key)
    is_same = body.stamped(stamp).content == event.content
    return LockedEntry(
        key=body.key,
        uid=event.uid,
        sequence=event.sequence,
        created=event.created,
        modified=event.modified,
        digest=digest_of(body.said) if is_same else "",
        state="cancelled" if event.is_cancelled else "live",
        start=event.start,
        end=event.end,
        title=event.title,
        private=event.is_private,
    )


def _gone(event: Published) -> LockedEntry:
    return LockedEntry(
        key=event.key or f"~{event.uid}",
        uid=event.uid,
        sequence=event.sequence,
        created=event.created,
        modified=event.modified,
        digest="",
        state="gone",
        since=event.modified,
        start=event.start,
        end=event.end,
        title=event.title,
        private=event.is_private,
    )
