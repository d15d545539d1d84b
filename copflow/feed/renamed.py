"""Which activity that is gone may be one that is new: the same under another name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copflow.diagnostics.nearest import nearest
from copflow.feed.compare import Comparison
from copflow.feed.units import Unit, outermost, step_names, units_of
from copflow.graph.former import Path

ALIKE = 0.8
"""How near a name must be where the date is another one too; 1 is the same."""
RATHER_ALIKE = 0.5
"""How near it must be where the date is the same."""
MOST = 500
"""How many activities are compared by their names."""


class Renamed(NamedTuple):
    """What is gone, and what it seems to be called now. `is_certain`: the name is the same, and only the former name,
    by which calendars knew it, was taken away."""

    old: Unit
    new: Unit
    is_certain: bool = False


def renamed(comparison: Comparison) -> list[Renamed]:
    """The pairs, in the order of the old text; each activity is in one at most."""
    return list(_Matcher(comparison).pairs())


class _Matcher:
    """Finds the pairs of one comparison. Only siblings are compared: below the same activity, or at the top."""

    def __init__(self, comparison: Comparison) -> None:
        self._old, self._new = comparison.old, comparison.new
        before, after = units_of(self._old), units_of(self._new)
        self._gone = outermost(unit for path, unit in before.items() if path not in after)
        self._added = outermost(unit for path, unit in after.items() if path not in before)
        self._beside_old, self._beside_new = _neighbours(before, after), _neighbours(after, before)
        self._used: set[Path] = set()

    def pairs(self) -> Iterator[Renamed]:
        siblings: dict[Path, list[Unit]] = defaultdict(list)
        for unit in self._added:
            siblings[unit.above].append(unit)
        for old in self._gone[:MOST]:
            others = [unit for unit in siblings.get(old.above, ())[:MOST] if unit.path not in self._used]
            found = self._best(old, others)
            if found is not None:
                self._used.add(found.new.path)
                yield found

    def _best(self, old: Unit, others: Sequence[Unit]) -> Renamed | None:
        same_name = next((unit for unit in others if unit.activity.name.key == old.activity.name.key), None)
        if same_name is not None:
            return Renamed(old, same_name, is_certain=True)
        alike = [unit for unit in others if unit.activity.is_task == old.activity.is_task]
        by_name = {unit.activity.name.text: unit for unit in alike}
        near = [by_name[name] for name in nearest(old.activity.name.text, by_name, least=RATHER_ALIKE)]
        found = next((unit for unit in near if _when(unit) == _when(old)), None)
        found = found or next((unit for unit in alike if self._is_in_its_place(old, unit)), None)
        if found is None:
            very = nearest(old.activity.name.text, by_name, least=ALIKE)
            found = next((by_name[name] for name in very if self._is_alike(old, by_name[name])), None)
        return Renamed(old, found) if found is not None else None

    def _is_in_its_place(self, old: Unit, new: Unit) -> bool:
        """On the same date, and between the same activities or with the same steps."""
        if _when(old) != _when(new):
            return False
        steps = step_names(old, self._old)
        if steps and steps == step_names(new, self._new):
            return True
        return self._beside_old[old.path] == self._beside_new[new.path]

    def _is_alike(self, old: Unit, new: Unit) -> bool:
        """Of nearly the same name, with the same steps; `webinar 5` is not `webinar 1`."""
        names = old.activity.name.key, new.activity.name.key
        digits = [[letter for letter in name if letter.isdecimal()] for name in names]
        return digits[0] == digits[1] and step_names(old, self._old) == step_names(new, self._new)


def _when(unit: Unit) -> tuple[object, ...]:
    """All dates of a unit; none that is known is no date at all."""
    dates = tuple((entry.when, entry.hours) for entry in unit.entries if entry.first is not None)
    return dates or (unit.path,)


def _neighbours(units: Mapping[Path, Unit], others: Mapping[Path, Unit]) -> dict[Path, tuple[Path | None, Path | None]]:
    """The siblings before and after each unit that both plans have."""
    groups: dict[Path, list[Path]] = defaultdict(list)
    for path, unit in units.items():
        groups[unit.above].append(path)
    beside: dict[Path, tuple[Path | None, Path | None]] = {}
    for paths in groups.values():
        befores = _last_known(paths, others)
        afters = _last_known(paths[::-1], others)[::-1]
        beside |= dict(zip(paths, zip(befores, afters, strict=True), strict=True))
    return beside


def _last_known(paths: Sequence[Path], others: Mapping[Path, Unit]) -> list[Path | None]:
    """For each path the nearest one before it that the other plan has too."""
    last: Path | None = None
    found: list[Path | None] = []
    for path in paths:
        found.append(last)
        last = path if path in others else last
    return found
