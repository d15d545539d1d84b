"""What the activities of a series do in turn: whose turn it is, and which time.

`by Sam, Ana and Bo in turn` gives the first of a series to Sam, the fourth to Sam again; times in turn do the same.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity
from copflow.language.nodes import At, FromHours, InTurn
from copflow.language.plan import Draft

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


def turn_at(clause: InTurn, position: int) -> At | FromHours:
    """The time of the activity at a position, counted from 0: after the last time comes the first one again.

    Whether others are moved or cancelled makes no difference to it.
    """
    return clause.times[position % len(clause.times)]


def take_turn(draft: Draft, position: int) -> Draft:
    """What is repeated, as it is at a position: it and its steps have the time that is its turn, with that time's zone.

    The draft itself if no times of it are taken in turn.
    """
    steps = [take_turn(step, position) for step in draft.steps]
    if not isinstance(draft.time, InTurn):
        same = all(mine is other for mine, other in zip(steps, draft.steps, strict=True))
        return draft if same else replace(draft, steps=steps)
    time = turn_at(draft.time, position)
    zone = time.beside.zone if time.beside is not None else None
    return replace(draft, time=time, zone=zone or draft.zone, steps=steps)


def only_time(draft: Draft, reported: set[Span], found: Diagnostics) -> At | FromHours | None:
    """The time of an activity that is made; times in turn are left over where nothing is repeated, and reported."""
    if not isinstance(draft.time, InTurn):
        return draft.time
    if draft.time.span not in reported:
        reported.add(draft.time.span)
        title = "Only the activities of a series take their times in turn."
        note = "Write it below `each …`, or give this activity one time."
        found.report("no-turns", draft.time.span, title, notes=(note,))
    return None
