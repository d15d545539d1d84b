"""Which dates an edit of a plan moves: the plan before and after it, activity by activity, as calendars know them."""

from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.editing.carry_out import Compile
from copflow.editing.follow import when_words
from copflow.feed.cause import Cause, Causes
from copflow.feed.changes import How
from copflow.graph.former import Path, identities
from copflow.outputs.facts import stands_alone
from copflow.schedule.model import Entry, Open, Settled


class Move(NamedTuple):
    """An activity whose date or time is another one now, in words, and the edit that made it so."""

    old: Entry
    new: Entry
    how: How
    was: str
    now: str
    cause: Cause | None


class Pair(NamedTuple):
    """An activity before and after the edit."""

    old: Entry
    new: Entry


class Comparison(NamedTuple):
    """What is different for those who have the plan's calendar. Activities are those of the schedule that has them.

    `pairs`: all that are the same activity, by former names too. `dates`: how many of these had a date before.
    `compiled` compiles the plan after the edit with other texts of its files.
    """

    old: Compilation
    new: Compilation
    pairs: tuple[Pair, ...]
    moved: tuple[Move, ...]
    added: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    cancelled: tuple[Entry, ...]
    restored: tuple[Entry, ...]
    renamed: tuple[Pair, ...]
    dates: int
    compiled: Compile | None = None

    @property
    def is_judged(self) -> bool:
        """Whether both plans could be read as a whole: of one with errors nothing was published, and what is missing
        from it may only not be understood."""
        return not (self.old.has_errors or self.new.has_errors)

    @property
    def has_differences(self) -> bool:
        """Whether there is anything to tell."""
        return any((self.moved, self.added, self.gone, self.cancelled, self.restored, self.renamed))


def compare(old: Compilation, new: Compilation, compiled: Compile | None = None) -> Comparison:
    """Compare a plan with what it was, both compiled for the same day."""
    before, after = by_identity(old), by_identity(new)
    pairs = tuple(Pair(entry, after[path]) for path, entry in before.items() if path in after)
    causes = Causes(old, new, {pair.new.activity.number: pair.old for pair in pairs})
    moved = tuple(move for pair in pairs if (move := _move(pair, causes)) is not None)
    return Comparison(
        old,
        new,
        pairs,
        moved,
        tuple(entry for path, entry in after.items() if path not in before and _is_told(entry, new)),
        tuple(entry for path, entry in before.items() if path not in after and _is_told(entry, old)),
        tuple(pair.new for pair in pairs if pair.new.activity.is_cancelled and not pair.old.activity.is_cancelled),
        tuple(pair.new for pair in pairs if pair.old.activity.is_cancelled and not pair.new.activity.is_cancelled),
        tuple(pair for pair in pairs if pair.old.activity.name.text != pair.new.activity.name.text),
        sum(pair.old.first is not None for pair in pairs),
        compiled,
    )


def by_identity(compilation: Compilation) -> dict[Path, Entry]:
    """The entries by the paths of names by which calendars know them; of two with one path the first."""
    found: dict[Path, Entry] = {}
    for entry, path in zip(compilation.schedule.entries, identities(compilation.graph.activities), strict=True):
        found.setdefault(path, entry)
    return found


def _is_told(entry: Entry, compilation: Compilation) -> bool:
    """A step that only shares its activity's date is in no calendar by itself."""
    return stands_alone(entry, compilation.schedule.entries)


def _move(pair: Pair, causes: Causes) -> Move | None:
    old, new = pair
    if (old.when, _clock(old), old.zone) == (new.when, _clock(new), new.zone):
        return None
    was, now = when_words(old), when_words(new)
    has_other_zone = old.zone is not None and new.zone is not None and old.zone != new.zone
    if (was == now and not has_other_zone) or _has_other_length(old, new):
        was, now = f"{was}{_length(old)}", f"{now}{_length(new)}"
    if old.zone is not None and new.zone is not None and has_other_zone:
        was, now = f"{was} ({old.zone.key})", f"{now} ({new.zone.key})"
    return Move(old, new, _how(old, new), was, now, causes.of(new))


def _clock(entry: Entry) -> tuple[object, ...]:
    """The time of day, however it is written: `from 14:00 to 15:00`, `at 14:00 for 1 hour`."""
    return (entry.hours.start, entry.hours.minutes) if entry.hours else ()


def _has_other_length(old: Entry, new: Entry) -> bool:
    """Whether both have a time of day, and do not take equally long from then."""
    return old.hours is not None and new.hours is not None and old.hours.minutes != new.hours.minutes


def _length(entry: Entry) -> str:
    """How long it takes; of something that has no day yet how many days."""
    if isinstance(entry.when, Open) and entry.hours is None:
        return f", {speak.count(entry.when.length, 'day')} long"
    minutes = entry.hours.minutes if entry.hours else None
    return f" for {speak.length(minutes)}" if minutes else ", without a length"


def _how(old: Entry, new: Entry) -> How:
    if old.first is None or new.first is None:
        return How.FOUND if old.first is None else How.LOST
    if old.when == new.when:
        return How.TIME
    if isinstance(old.when, Open) and isinstance(new.when, Settled):
        return How.SETTLED
    return How.OPENED if isinstance(old.when, Settled) and isinstance(new.when, Open) else How.MOVED
