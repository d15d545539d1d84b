"""From a plan and its lock to the feeds that are published, and the lock after it. Pure: the instant is given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from copflow.compile import Compilation
from copflow.feed.addresses import address, mark_of, private_address
from copflow.feed.lock import Extra, Lock, LockedEntry, LockedFeed
from copflow.feed.publication import CALENDAR, PublishedFile
from copflow.feed.revise import Item, Now, Once, names_of, revise, revised_feed
from copflow.feed.slices import ALL, TASKS, Slice, slices_of
from copflow.graph.former import identities
from copflow.outputs import Options
from copflow.outputs.ics import calendar, head_of, told_entries
from copflow.outputs.ics_body import Body, Event
from copflow.outputs.ics_event import EventWriter
from copflow.outputs.ics_gone import cancelled_event, nothing_now
from copflow.outputs.ics_todo import TodoWriter, todo_uid
from copflow.outputs.identity import distinct, path_keys
from copflow.outputs.identity import uid as derived_uid
from copflow.outputs.stamps import Stamp
from copflow.schedule.model import Entry

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The last change of a feed in which nothing ever was."""


NOTHING = "nothing "
"""Before the name of a feed: the key of the entry that says that there is nothing in it."""


class Wishes(NamedTuple):
    """How a plan is to be published.

    `folder`: its folder in the publication. `url`: the address of that folder, if it is known. `tombstones`: for how
    many days what was removed is shown as cancelled. `drop_after`: after how many days what is past leaves the
    feeds. `secret`: what the addresses of private feeds are made with; without it there are none.
    """

    folder: str
    today: date
    alarms: bool = False
    relations: bool = False
    url: str | None = None
    tombstones: int = 0
    drop_after: int | None = None
    secret: bytes | None = None

    @property
    def extras(self) -> tuple[Extra, ...]:
        """What entries are published with, as the lock remembers it."""
        found: list[Extra] = ["alarms"] if self.alarms else []
        found += ["private"] if self.secret is not None else []
        return (*found, "relations") if self.relations else tuple(found)


def as_before(lock: Lock, today: date) -> Wishes:
    """What a plan was published with, to see what is different; the addresses of private feeds are no part of that."""
    secret = b"" if "private" in lock.extras else None
    return Wishes("", today, "alarms" in lock.extras, "relations" in lock.extras, secret=secret)


class Built(NamedTuple):
    """The feeds of one plan, in order of their paths, and the lock once they are published. `private`: the paths of
    private feeds by the names of their persons."""

    files: tuple[PublishedFile, ...]
    lock: Lock
    private: dict[str, str]


def build_feeds(compilation: Compilation, lock: Lock, wishes: Wishes, now: Now) -> Built:
    """Build the feeds of a plan without errors."""
    return _Builder(compilation, lock, wishes).build(Once(now))


def all_said(public: Body, own: Body) -> bytes:
    """What an entry says in public feeds, and in private ones if that is more: by this it is compared."""
    return public.said if own.said == public.said else public.said + own.said


class _Written(NamedTuple):
    """An entry, and what its events and its to-do say: `own` is for the private feeds of those whose it is."""

    entry: Entry
    public: Body
    own: Body
    todo: Body | None

    @property
    def said(self) -> bytes:
        """All that any subscriber sees."""
        return all_said(self.public, self.own)


class _Builder:
    """Builds the feeds of one plan."""

    def __init__(self, compilation: Compilation, lock: Lock, wishes: Wishes) -> None:
        self._compilation = compilation
        self._wishes = wishes
        activities = compilation.graph.activities
        self._keys = path_keys(activities)
        self._names = names_of(lock, self._keys, distinct(identities(activities)))
        self._lock = lock
        self._feeds: dict[str, LockedFeed] = {}
        self._written = list(self._bodies())

    def build(self, clock: Once) -> Built:
        """All feeds, and the new lock."""
        self._lock = self._left(revise(self._lock, self._names, map(self._item, self._written), clock))
        public = [one for one in self._written if self._is_shown(one) and not one.entry.activity.is_private]
        members = {ALL: public, TASKS: [one for one in public if one.todo is not None], **self._slices(public)}
        events = {one.public.key: one.public.stamped(self._stamp(one.public.key)) for one in public}
        files = [self._feed(part, self._events(part, of, events), clock) for part, of in members.items()]
        private = dict(self._private(files, clock))
        secret = self._wishes.secret
        mark = mark_of(secret, self._lock.plan) if secret is not None else ""
        feeds = {**self._lock.feeds, **self._feeds}
        lock = self._lock._replace(feeds=feeds, extras=self._wishes.extras, secret=mark)
        return Built(tuple(sorted(files)), lock, private)

    def _events(self, part: Slice, members: Sequence[_Written], events: Mapping[str, Event]) -> list[Event]:
        """The components of a feed."""
        if part is TASKS:
            todos = [one.todo for one in members if one.todo is not None]
            return [todo.stamped(self._stamp(todo.key, todo=True)) for todo in todos]
        return [*(events[one.public.key] for one in members), *(self._gone() if part is ALL else ())]

    # ---- what is written ---------------------------------------------------------------------------------------

    def _bodies(self) -> Iterator[_Written]:
        wishes, uids = self._wishes, self._names.uids
        options = Options(NEVER, alarms=wishes.alarms, relations=wishes.relations, lines=False)
        public = EventWriter(self._compilation, options, uids)
        own = EventWriter(self._compilation, replace(options, private=True), uids)
        todo = TodoWriter(self._compilation, options)
        for entry in told_entries(self._compilation, private=True):
            body = public.body(entry)
            if body is not None:
                with_private = own.body(entry) if wishes.secret is not None else None
                yield _Written(entry, body, with_private or body, todo.body(entry))

    def _item(self, one: _Written) -> Item:
        activity, body = one.entry.activity, one.public
        uid = self._names.uids[activity.number]
        said = (one.said, body.start, body.end, body.title, activity.is_cancelled, activity.is_private)
        return Item(body.key, uid, *said)

    def _stamp(self, key: str, *, todo: bool = False) -> Stamp:
        row = self._lock.entries[key]
        uid = todo_uid(row.uid) if todo else row.uid
        return Stamp(uid, row.modified, row.created, row.sequence, None if todo else key)

    def _is_shown(self, one: _Written) -> bool:
        """Whether it is not past for longer than feeds keep it."""
        last, days = one.entry.last, self._wishes.drop_after
        return days is None or last is None or last + timedelta(days) >= self._wishes.today

    def _left(self, lock: Lock) -> Lock:
        """The lock that remembers what is not shown as cancelled, so that it never comes back as that: who saw it go
        would take it for news."""
        out = [row for row in lock.entries.values() if row.state == "gone" and not self._is_tombstone(row)]
        left = {row.key: row.model_copy(update={"left": True}) for row in out if not row.left and not row.private}
        return lock._replace(entries={**lock.entries, **left})

    def _is_tombstone(self, row: LockedEntry) -> bool:
        """Whether it was removed from the plan lately, and is shown as cancelled since."""
        days = self._wishes.tombstones
        if not days or row.since is None or row.left or row.private:
            return False
        return self._wishes.today < row.since.date() + timedelta(days)

    def _gone(self) -> Iterator[Event]:
        """What was removed from the plan lately, as cancelled."""
        for row in filter(self._is_tombstone, self._lock.entries.values()):
            yield cancelled_event(row.start, row.end, row.title, self._stamp(row.key))

    # ---- feeds -------------------------------------------------------------------------------------------------

    def _slices(self, public: Sequence[_Written]) -> dict[Slice, list[_Written]]:
        """The members of each feed. One that was published before and has none now is there and empty: those who have
        subscribed to it must see that."""
        found: dict[Slice, list[_Written]] = {}
        for one in public:
            for part in slices_of(one.entry, self._compilation):
                found.setdefault(part, []).append(one)
        known = {part.of for part in found} | {ALL.of, TASKS.of}
        for of, row in self._lock.feeds.items():
            if of not in known and not of.startswith("private "):
                found[Slice(of, row.title, "", row.title)] = []
        return found

    def _feed(self, part: Slice, events: list[Event], clock: Once) -> PublishedFile:
        known = self._lock._replace(feeds={**self._lock.feeds, **self._feeds})
        path = address(known, part.of, part.folder, part.name)
        new = LockedFeed(feed=path, of=part.of, modified=NEVER, digest="", title=part.title)
        return self._file(self._row(new, events, clock), events)

    def _row(self, new: LockedFeed, events: Sequence[Event], clock: Once) -> LockedFeed:
        """The row of a feed, which the lock has from now on."""
        row = revised_feed(self._lock.feeds.get(new.of), new, (event.content for event in events), clock)
        self._feeds[row.of] = row
        return row

    def _file(self, row: LockedFeed, events: list[Event], private: str | None = None) -> PublishedFile:
        """The file of a feed. `private`: the address of a private one, which stands in no lock."""
        wishes, head = self._wishes, head_of(self._compilation, row.modified)
        name = f"{head.name}: {row.title}" if row.title else head.name
        url = f"{wishes.url.rstrip('/')}/{row.feed}" if wishes.url and private is None else None
        if not events and row.had:
            events = [nothing_now(name, Stamp(derived_uid(UUID(self._lock.plan), f"{NOTHING}{row.of}"), row.modified))]
        content = calendar(head._replace(name=name, plan=self._lock.plan, url=url), events)
        path = f"{wishes.folder}/{private or row.feed}"
        return PublishedFile(path, content, CALENDAR, row.modified, private is not None, name)

    def _private(self, files: list[PublishedFile], clock: Once) -> Iterator[tuple[str, str]]:
        """Add the private feed of each person: all that is hers, with what is private."""
        secret = self._wishes.secret
        if secret is None:
            return
        shown = [one for one in self._written if self._is_shown(one)]
        for person in self._compilation.plan.people.values():
            own = [one for one in shown if person in one.entry.activity.owners]
            events = [one.own.stamped(self._stamp(one.own.key)) for one in own]
            of = f"private {person.name.key}"
            title = f"{person.full_name or person.name.text} (private)"
            new = LockedFeed(feed="private", of=of, modified=NEVER, digest="", title=title)
            path = private_address(self._lock, secret, person.name.key)
            files.append(self._file(self._row(new, events, clock), events, path))
            yield person.name.text, files[-1].path
