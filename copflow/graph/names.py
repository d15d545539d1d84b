"""Which activities a name means, seen from the activity that says it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from copflow.dates.words import MONTH_NAMES, MONTHS
from copflow.graph.model import Activity

DAY_OF = re.compile(r"( of )[0-9]{1,2} ([a-z]+) [0-9]{4}\b")
"""The day in the full name of an occurrence, as it is written there."""
ANY_DAY_OF = re.compile(
    r" of (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]+)|([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?"
    r"|([0-9]{4})-([0-9]{1,2})-([0-9]{1,2}))"
    r"(?:,? ([0-9]{4}))?(?= of |$)"
)
"""The same in all the ways in which an author may write it."""


def _shorter(name: str) -> list[str]:
    """How else an occurrence may be named: `call of 6 october`, `call of october 2026`, `call of october`."""
    if DAY_OF.search(name) is None:
        month = re.sub(r"( of [a-z]+) [0-9]{4}$", r"\1", name)
        return [month] if month != name else []
    without_year = re.sub(r"( of [0-9]{1,2} [a-z]+) [0-9]{4}\b", r"\1", name)
    month = re.sub(r"( of )[0-9]{1,2} ([a-z]+ [0-9]{4})\b", r"\1\2", name)
    return [without_year, month, DAY_OF.sub(r"\1\2", name)]


def _written_out(key: str) -> str:
    """The name with its day as full names have it: `call of tue 6th oct` is `call of 6 october`."""

    def day_of(found: re.Match[str]) -> str:
        first_day, first_month, other_month, other_day, iso_year, iso_month, iso_day, year = found.groups()
        month = int(iso_month) if iso_month else MONTHS.get(first_month or other_month, 0)
        if not 1 <= month <= 12:
            return found.group()
        year = f" {iso_year or year}" if iso_year or year else ""
        return f" of {int(first_day or other_day or iso_day)} {MONTH_NAMES[month - 1].casefold()}{year}"

    return ANY_DAY_OF.sub(day_of, key)


def _is_dated(activity: Activity, activities: Sequence[Activity]) -> bool:
    """Whether its full name has the day of an occurrence, its own or that of an activity above it."""
    above: int | None = activity.number
    while above is not None:
        origin = activities[above].origin
        if origin is not None and origin.dated:
            return True
        above = activities[above].parent
    return False


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
            if _is_dated(activity, activities):
                for short in _shorter(activity.full_name.casefold()):
                    self._short.setdefault(short, []).append(activity.number)
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
        return self.anywhere(key)

    def hidden_by(self, key: str, step: int) -> int | None:
        """The other activity that has the name by itself, where the name means a step because that is nearer."""
        other = self._full.get(key)
        return other if other != step and self._activities[step].name.key == key else None

    def anywhere(self, key: str) -> list[int]:
        """The activities that a name means by itself, wherever it is said."""
        if key in self._full:
            return [self._full[key]]
        written = _written_out(key) if self._short else key
        if written in self._full:
            return [self._full[written]]
        return self._short.get(written) or self._bare.get(key, [])

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
        return self._activities[self._bare[key][0]].name.text if key in self._bare else key
