"""Which dates are other ones in a changed plan, those of activities with a new name too."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Edit
from copflow.editing.edits import Moves
from copflow.editing.follow import when_words
from copflow.editing.sameness import by_key
from copflow.graph.model import Activity
from copflow.schedule.model import Entry, Undated


class Shifted(NamedTuple):
    """An activity whose date is another one now; None: there is no such activity before the change, or behind it."""

    name: str
    was: Entry | None
    now: Entry | None

    @property
    def was_known(self) -> bool:
        """Whether it had a date before."""
        return self.was is not None and not isinstance(self.was.when, Undated)

    @property
    def words(self) -> str:
        """`webinar 1: no date -> Tue 10 November 2026`."""
        was, now = (when_words(entry) if entry is not None else "no date" for entry in (self.was, self.now))
        return f"{self.name}: {was} -> {now}"


def shifted(old: Compilation, new: Compilation, rounds: Sequence[Sequence[Edit]]) -> list[Shifted]:
    """The activities whose date or time is another one, in the order of the new plan; those that are gone at its end.
    `rounds`: the edits that made the new plan of the old one, each round on what came of the one before."""
    return [Shifted(name, was, now) for name, was, now in _pairs(old, new, rounds) if _when(was) != _when(now)]


def _when(entry: Entry | None) -> object:
    """What can differ. An activity that there is not is like one without a date."""
    return None if entry is None or isinstance(entry.when, Undated) else (entry.when, entry.hours)


def _pairs(
    old: Compilation, new: Compilation, rounds: Sequence[Sequence[Edit]]
) -> Iterator[tuple[str, Entry | None, Entry | None]]:
    before, after = by_key(old), by_key(new)
    moves = [Moves(edits) for edits in rounds]
    renamed: dict[tuple[int, int], list[Activity]] = defaultdict(list)
    for key, activity in before.items():
        if key not in after:
            span = reduce(lambda place, one: one.of(place), moves, activity.span)
            renamed[(span.start, len(key))].append(activity)
    for key, activity in after.items():
        other = before.get(key)
        if other is None and (same := renamed.get((activity.span.start, len(key)))):
            other = same.pop(0)
        was = old.schedule.entries[other.number] if other is not None else None
        yield activity.full_name, was, new.schedule.entries[activity.number]
    for activity in (one for left in renamed.values() for one in left):
        yield activity.full_name, old.schedule.entries[activity.number], None
