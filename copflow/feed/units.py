"""What an author names by one name: an activity, or a repetition with all its occurrences."""

from collections.abc import Iterable
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.graph.former import Path, identities
from copflow.graph.model import Activity
from copflow.schedule.model import Entry


class Unit(NamedTuple):
    """The entries of one name below one activity (or at the top).

    `above`: the path of that activity, as calendars know it. `known`: the name by which they know this.
    """

    above: Path
    known: str
    entries: tuple[Entry, ...]

    @property
    def activity(self) -> Activity:
        """The first of them."""
        return self.entries[0].activity

    @property
    def path(self) -> Path:
        """The path by which calendars know it; those of occurrences have their days behind it."""
        return (*self.above, self.known)


def units_of(compilation: Compilation) -> dict[Path, Unit]:
    """The units of a plan, in the order of the text."""
    activities = compilation.graph.activities
    paths = identities(activities)
    found: dict[Path, list[Entry]] = {}
    length: dict[Path, int] = {}
    for entry, path in zip(compilation.schedule.entries, paths, strict=True):
        parent = entry.activity.parent
        above = paths[parent] if parent is not None else ()
        key = path[: len(above) + 1]
        found.setdefault(key, []).append(entry)
        length[key] = len(above)
    return {key: Unit(key[: length[key]], key[length[key]], tuple(entries)) for key, entries in found.items()}


def step_names(unit: Unit, compilation: Compilation) -> frozenset[str]:
    """The names of the steps of a unit."""
    activities = compilation.graph.activities
    return frozenset(activities[step].name.key for entry in unit.entries for step in entry.activity.steps)


def outermost(units: Iterable[Unit]) -> list[Unit]:
    """The units that are below none of the others: what happens to an activity happens to its steps."""
    units = list(units)
    paths = {unit.path for unit in units}
    return [unit for unit in units if not any(unit.above[:end] in paths for end in range(1, len(unit.above) + 1))]
