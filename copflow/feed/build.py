"""From a plan and its lock to the feeds that are published, and the lock after it. Pure: the instant is given."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.feed.addresses import address, private_address
from copflow.feed.lock import Extra, Lock, LockedEntry
from copflow.feed.publication import CALENDAR, PublishedFile
from copflow.feed.revise import Item, Now, names_of, revise
from copflow.feed.slices import ALL, TASKS, Slice, slices_of
from copflow.graph.former import identities
from copflow.outputs import Options
from copflow.outputs.ics import calendar, head_of, told_entries
from copflow.outputs.ics_body import Body, Event
from copflow.outputs.ics_event import EventWriter
from copflow.outputs.ics_gone import cancelled_event
from copflow.outputs.ics_todo import TodoWriter, todo_uid
from copflow.outputs.identity import distinct, path_keys
from copflow.outputs.stamps import Stamp
from copflow.schedule.model import Entry

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The last change of a feed in which nothing ever was."""


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
    return _Builder(compilation, lock, wishes).build(now)


class _Written(NamedTuple):
    """An entry, and what its events and its to-do say: `own` is for the private feeds of those whose it is."""

    entry: Entry
    public: Body
    own: Body
    todo: Body | None

    @property
    def said(self) -> bytes:
        """All that any subscriber sees."""
        return self.public.said if self.own.said == self.public.said else self.public.said + self.own.said


class _Builder:
    """Builds the feeds of one plan."""

    def __init__(self, compilation: Compilation, lock: Lock, wishes: Wishes) -> None:
        self._compilation = compilation
        self._wishes = wishes
        activities = compilation.graph.activities
        self._keys = path_keys(activities)
        self._names = names_of(lock, self._keys, distinct(identities(activities)))
        self._lock = lock
        self._feeds: dict[str, str] = {}
        self._written = list(self._bodies())

    def build(self, now: Now) -> Built:
        """All feeds, and the new lock."""
        self._lock = revise(self._lock, self._names, map(self._item, self._written), now)
        public = [one for one in self._written if self._is_shown(one) and not one.entry.activity.is_private]
        events = {one.public.key: one.public.stamped(self._stamp(one.public.key)) for one in public}
        gone = self._gone()
        files = [self._feed(ALL, [*events.values(), *(event for _row, event in gone)], self._rows(public, gone))]
        files.append(self._todos(public))
        for part, members in self._slices(public).items():
            files.append(self._feed(part, [events[one.public.key] for one in members], self._rows(members)))
        private = dict(self._private(files))
        lock = self._lock._replace(feeds={**self._lock.feeds, **self._feeds}, extras=self._wishes.extras)
        return Built(tuple(sorted(files)), lock, private)

    # ---- what is written ---------------------------------------------------------------------------------------

    def _bodies(self) -> Iterator[_Written]:
        wishes, uids = self._wishes, self._names.uids
        options = Options(NEVER, alarms=wishes.alarms, relations=wishes.relations)
        public = EventWriter(self._compilation, options, uids)
        own = EventWriter(self._compilation, Options(NEVER, True, wishes.alarms, wishes.relations), uids)
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

    def _gone(self) -> list[tuple[LockedEntry, Event]]:
        """What was removed from the plan lately, as cancelled."""
        return [
            (row, cancelled_event(row.start, row.end, row.title, self._stamp(row.key)))
            for row in self._lock.entries.values()
            if row.since is not None and not row.private
            if self._wishes.today < row.since.date() + timedelta(self._wishes.tombstones)
        ]

    # ---- feeds -------------------------------------------------------------------------------------------------

    def _slices(self, public: Sequence[_Written]) -> dict[Slice, list[_Written]]:
        """The members of each feed. One that was published before and has none now is there and empty: those who have
        subscribed to it must see that."""
        found: dict[Slice, list[_Written]] = {}
        for one in public:
            for part in slices_of(one.entry, self._compilation):
                found.setdefault(part, []).append(one)
        known = {part.of for part in found} | {ALL.of, TASKS.of}
        for of in self._lock.feeds:
            if of not in known:
                title = of.partition(" ")[2]
                found[Slice(of, title, "", title)] = []
        return found

    def _rows(self, members: Sequence[_Written], gone: Sequence[tuple[LockedEntry, Event]] = ()) -> list[LockedEntry]:
        return [*(self._lock.entries[one.public.key] for one in members), *(row for row, _event in gone)]

    def _feed(self, part: Slice, events: Sequence[Event], rows: Sequence[LockedEntry]) -> PublishedFile:
        path = address(self._lock._replace(feeds={**self._lock.feeds, **self._feeds}), part.of, part.folder, part.name)
        self._feeds[part.of] = path
        return self._file(path, part.title, events, rows)

    def _file(
        self, path: str, title: str, events: Sequence[Event], rows: Sequence[LockedEntry], *, private: bool = False
    ) -> PublishedFile:
        wishes = self._wishes
        modified = max((row.modified for row in rows), default=NEVER)
        head = head_of(self._compilation, modified)
        name = f"{head.name}: {title}" if title else head.name
        url = f"{wishes.url.rstrip('/')}/{path}" if wishes.url and not private else None
        content = calendar(head._replace(name=name, plan=self._lock.plan, url=url), events)
        return PublishedFile(f"{wishes.folder}/{path}", content, CALENDAR, modified, private, name)

    def _todos(self, public: Sequence[_Written]) -> PublishedFile:
        todos = [one for one in public if one.todo is not None]
        events = [one.todo.stamped(self._stamp(one.todo.key, todo=True)) for one in todos if one.todo is not None]
        return self._feed(TASKS, events, self._rows(todos))

    def _private(self, files: list[PublishedFile]) -> Iterator[tuple[str, str]]:
        """Add the private feed of each person: all that is hers, with what is private."""
        secret = self._wishes.secret
        if secret is None:
            return
        shown = [one for one in self._written if self._is_shown(one)]
        for person in self._compilation.plan.people.values():
            own = [one for one in shown if person in one.entry.activity.owners]
            path = private_address(self._lock, secret, person.name.key)
            events = [one.own.stamped(self._stamp(one.own.key)) for one in own]
            title = f"{person.full_name or person.name.text} (private)"
            files.append(self._file(path, title, events, self._rows(own), private=True))
            yield person.name.text, files[-1].path
