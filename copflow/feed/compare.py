"""Which dates an edit of a plan moves: the plan before and after it, activity by activity, as calendars know them."""

from enum import Enum
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.editing.carry_out import Compile
from copflow.editing.follow import when_words
from copflow.feed.cause import Cause, Causes
from copflow.graph.former import Path, identities
from copflow.outputs.facts import stands_alone
from copflow.schedule.model import Entry, Open, Settled


class Kind(Enum):
    """How a date is another one now."""

    MOVED = "moved"
    TIME = "time changed"
    SETTLED = "became settled"
    OPENED = "became open"
    LOST = "lost its date"
    FOUND = "got a date"


class Move(NamedTuple):
    """An activity whose date or time is another one now, in words, and the edit that made it so."""

    old: Entry
    new: Entry
    kind: Kind
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
    if (old.when, old.hours, old.zone) == (new.when, new.hours, new.zone):
        return None
    was, now = when_words(old), when_words(new)
    if was == now and old.zone is not None and new.zone is not None:
        was, now = f"{was} ({old.zone.key})", f"{now} ({new.zone.key})"
    elif was == now:  # how many days something takes that has no day yet
        was, now = f"{was}, {_length(old)}", f"{now}, {_length(new)}"
    return Move(old, new, _kind(old, new), was, now, causes.of(new))


def _length(entry: Entry) -> str:
    return f"{entry.when.length} days long" if isinstance(entry.when, Open) else "with another time"


def _kind(old: Entry, new: Entry) -> Kind:
    if old.first is None or new.first is None:
        return Kind.FOUND if old.first is None else Kind.LOST
    if old.when == new.when:
        return Kind.TIME
    if isinstance(old.when, Open) and isinstance(new.when, Settled):
        return Kind.SETTLED
    return Kind.OPENED if isinstance(old.when, Settled) and isinstance(new.when, Open) else Kind.MOVED
