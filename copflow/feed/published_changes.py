"""What is different for subscribers since the last publication: of the plan, and of what its lock remembers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.feed.changes import Change, Changes, How, State, What, When, Why
from copflow.feed.lock import Lock, LockedEntry
from copflow.feed.told import place_of, when_of
from copflow.outputs.facts import MOST_REASONS, plan_zone
from copflow.outputs.identity import path_keys, plan_title
from copflow.outputs.states import CANCELLED, tells_of_private
from copflow.schedule.model import Entry

LAST = "the last publication"
"""With what a plan is compared."""
ONE_DAY = timedelta(1)
ORDER = list(What)


def published_changes(compilation: Compilation, before: Lock, after: Lock) -> Changes:
    """Compare the lock of the last publication with that of the next one."""
    teller = _Teller(compilation, before)
    state = State.COMPARED if before.entries else State.NEW
    changes = sorted(teller.changes(after), key=lambda change: ORDER.index(change.what))
    return Changes(compilation.source.name, state, tuple(changes), title=plan_title(compilation))


def share_of_moves(changes: Changes, before: Lock) -> float:
    """The part of all that subscribers had which moves, is cancelled or goes, from 0 to 1."""
    had = sum(row.state == "live" and not row.private for row in before.entries.values())
    hit = len({change.name for change in changes.changes if change.what in (What.MOVED, What.GONE, What.CANCELLED)})
    return min(1.0, hit / had) if had else 0.0


class _Teller:
    """Goes through the rows of two locks, which have the same keys but for what is new and what was renamed."""

    def __init__(self, compilation: Compilation, before: Lock) -> None:
        self._compilation = compilation
        self._zone = plan_zone(compilation.plan) or ZoneInfo("UTC")
        self._by_uid = {row.uid: row for row in before.entries.values()}
        self._keys = path_keys(compilation.graph.activities)
        self._entries = dict(zip(self._keys, compilation.schedule.entries, strict=True))
        self._moved: set[str] = set()

    def changes(self, after: Lock) -> Iterator[Change]:
        """What is different, in the order of the keys."""
        self._moved = {key for key, row in after.entries.items() if _is_moved(self._by_uid.get(row.uid), row)}
        for key in sorted(after.entries):
            row = after.entries[key]
            if not row.private:
                yield from self._of(self._by_uid.get(row.uid), row)

    def _of(self, was: LockedEntry | None, row: LockedEntry) -> Iterator[Change]:
        had = was is not None and was.state != "gone" and not was.private
        if row.state == "gone":
            if had and was is not None:
                yield Change(What.GONE, was.title.removeprefix(CANCELLED), was=self._when(was))
            return
        entry = self._entries[row.key]
        if not had or was is None:
            yield self._change(What.ADDED, entry)
            return
        if was != row:
            yield from self._same(was, row, entry)

    def _same(self, was: LockedEntry, row: LockedEntry, entry: Entry) -> Iterator[Change]:
        told = False
        if _is_moved(was, row):
            told = True
            how = How.TIME if was.start[:8] == row.start[:8] and was.end[:8] == row.end[:8] else How.MOVED
            yield self._change(What.MOVED, entry)._replace(was=self._when(was), how=how, why=self._why(entry))
        if was.state != row.state:
            told = True
            yield self._change(What.CANCELLED if row.state == "cancelled" else What.RESTORED, entry)
        if was.key != row.key:
            told = True
            yield self._change(What.RENAMED, entry)._replace(former_name=was.title.removeprefix(CANCELLED))
        if not told:
            yield self._change(What.DETAILS, entry)._replace(details=("what is said of it",))

    def _change(self, what: What, entry: Entry) -> Change:
        place = place_of(self._compilation.source, entry.activity.name.span.start)
        return Change(what, entry.activity.full_name, now=when_of(entry), place=place)

    def _why(self, entry: Entry) -> Why | None:
        """The words on which the date hangs: its own, or those of what it counts from if that moved too."""
        entries = self._compilation.schedule.entries
        if tells_of_private(entry, entries, MOST_REASONS):
            return Why()
        while entry.follows is not None and self._keys[entry.follows] in self._moved:
            entry = entries[entry.follows]
        reason = next((one for one in entry.reasons if one.span is not None), None)
        if reason is None or reason.span is None:
            return Why()
        return Why(reason.text, place_of(self._compilation.source, reason.span.start))

    # ---- what a row says ---------------------------------------------------------------------------------------

    def _when(self, row: LockedEntry) -> When:
        if not row.start.endswith("Z"):
            first, last = _day(row.start), _day(row.end) - ONE_DAY
            last = max(first, last)
            return When(speak.days(first, last), first, last)
        start, end = (_instant(value).astimezone(self._zone) for value in (row.start, row.end))
        clock = speak.clock(start.time())
        minutes = int((end - start).total_seconds() // 60)
        return When(
            f"{speak.day(start.date())} at {clock}", start.date(), end.date(), False, clock, minutes, self._zone.key
        )


def _is_moved(was: LockedEntry | None, row: LockedEntry) -> bool:
    return was is not None and (was.start, was.end) != (row.start, row.end)


def _day(written: str) -> date:
    return datetime.strptime(written[:8], "%Y%m%d").replace(tzinfo=UTC).date()


def _instant(written: str) -> datetime:
    return datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
