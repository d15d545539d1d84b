"""Which activities a name means, seen from the activity that says it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from copflow.graph.model import Activity

YEAR_OF_DAY = re.compile(r"( of [0-9]{1,2} [a-z]+) [0-9]{4}\b")


def without_years(name: str) -> str:
    """`agenda of community call of 6 october`: how an occurrence may be named where its year is clear."""
    return YEAR_OF_DAY.sub(r"\1", name)


class NameIndex:
    """Finds activities by name. Names are compared by their keys (no case, blanks folded)."""

    def __init__(self, activities: Sequence[Activity]) -> None:
        self._activities = activities
        self._full: dict[str, int] = {}
        self._short: dict[str, list[int]] = {}
        self._bare: dict[str, list[int]] = defaultdict(list)
        self._steps: dict[tuple[int, str], int] = {}
        self._series: dict[str, list[int]] = defaultdict(list)
        for activity in activities:
            self._full.setdefault(activity.full_name.casefold(), activity.number)
            if activity.origin is not None and activity.full_name != activity.name.text:
                self._short.setdefault(without_years(activity.full_name.casefold()), []).append(activity.number)
            self._bare[activity.name.key].append(activity.number)
            if activity.parent is not None:
                self._steps[activity.parent, activity.name.key] = activity.number
            if activity.series is not None:
                self._series[activity.series].append(activity.number)

    def every(self, key: str) -> list[int]:
        """All activities of a series, or all steps of a name."""
        return self._series.get(key) or self._bare.get(key, [])

    def one(self, key: str, seen_from: Activity) -> list[int]:
        """The activities that a name may mean: none, the one, or several if it does not tell.

        The nearest wins: a step of the activity itself, of its parent, and so on; then a full name; then the only
        activity with that bare name.
        """
        scope: int | None = seen_from.number
        while scope is not None:
            step = self._steps.get((scope, key))
            if step is not None and step != seen_from.number:
                return [step]
            scope = self._activities[scope].parent
        if key in self._full:
            return [self._full[key]]
        return self._short.get(key) or self._bare.get(key, [])

    @cached_property
    def keys(self) -> list[str]:
        """Every name that `one` finds, full names first."""
        return list(dict.fromkeys((*self._full, *self._bare)))

    def step_of(self, owner: str, step: str) -> str | None:
        """`guide of webinar 2`, if the activity with the first name has a step with the second."""
        number = self._full.get(owner)
        found = self._steps.get((number, step)) if number is not None else None
        return self._activities[found].full_name if found is not None else None

    @cached_property
    def series(self) -> list[str]:
        """Every name that can stand after `every`."""
        return list(self._series)

    def shown(self, key: str) -> str:
        """A name as its activity writes it."""
        number = self._full.get(key)
        if number is not None:
            return self._activities[number].full_name
        return self._activities[self._bare[key][0]].name.text
