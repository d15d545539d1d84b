"""Pieces of a plan that is being written: some lines, what a calendar has to show for them, and what to try instead."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from copflow.importing.model import Occurrence, Shown, shown
from copflow.importing.notes import Note

INDENT = "  "


@dataclass(slots=True)
class Piece:
    """The lines of one or more activities.

    `head` is followed by the indented lines of `below`, and these by the lines of `behind`, which say more of single
    dates. `ruled`: how many of its dates are given by a rule, or count from those of another activity. `notes` are said
    if the piece stays.
    """

    head: str
    occurrences: Sequence[Occurrence]
    expected: Counter[Shown]
    below: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    ruled: int = 0
    notes: list[Note] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """All its lines."""
        head = [self.head] if self.head else []
        return [*head, *(INDENT + line for line in self.below), *self.behind]

    @property
    def first(self) -> date:
        """By what pieces are ordered: the day of the activity itself; what has none comes last."""
        one = self.occurrences[0]
        return one.day if one.timing is not None else date.max


class Alternative(NamedTuple):
    """One way to write something: a piece, and units for what that leaves over."""

    piece: Piece | None
    rest: "list[Unit]"


class Unit:
    """Something that is written in one of several ways: the first that gives what it should."""

    def __init__(self, occurrences: Sequence[Occurrence], ways: Iterator[Alternative]) -> None:
        self.occurrences = occurrences
        self.piece: Piece | None = None
        self.rest: list[Unit] = []
        self._ways = ways
        self.advance()

    def advance(self) -> bool:
        """Go on to the next way; False if there is none left, and nothing is written then."""
        way = next(self._ways, None)
        self.piece, self.rest = way if way is not None else (None, [])
        return way is not None

    def units(self) -> "Iterator[Unit]":
        """It and all units of what it leaves over."""
        waiting = [self]
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting.extend(unit.rest)


def expected(occurrences: Sequence[Occurrence], name: str | None = None) -> Counter[Shown]:
    """What a calendar has to show for them, under their own name or another one."""
    return Counter(found for one in occurrences if (found := shown(one, name)) is not None)
