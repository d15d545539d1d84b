"""Whose turn it is: `by Sam, Ana and Bo in turn` gives the first of a series to Sam, the fourth to Sam again."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from copflow.graph.model import Activity

One = TypeVar("One")


def whose_turn(ones: Sequence[One], position: int) -> One:
    """The one whose turn it is at a position of a series; the first position is 0."""
    return ones[position % len(ones)]


class Turns:
    """Counts the activities of each series, in the order of the text."""

    def __init__(self) -> None:
        self._next: dict[tuple[int | None, str], int] = defaultdict(int)

    def next_of(self, activity: Activity, parent: Activity | None) -> int | None:
        """The position of an activity in its series, of a step that is in none its activity's; None if that is in none.

        One that is cancelled, or has an owner of its own, has its turn like all others: nobody else's changes.
        """
        if activity.series is None:
            return parent.turn if parent is not None else None
        key = (activity.parent, activity.series)
        self._next[key] += 1
        return self._next[key] - 1
