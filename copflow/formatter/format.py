"""A plan's text, formatted, after it was looked at once more: is it stable, and does it mean the same?

Now and then the blanks or the spelling of a line decide what it means (`august,Dec` is two months, and in `august, Dec`
the second one is a clause of its own). Such lines are found by trying, and stay as they are.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.source import Source
from copflow.formatter.layout import Laid, lay_out, text_of
from copflow.formatter.lines import unread_lines
from copflow.formatter.meaning import same_meaning

Compile = Callable[[Source], Compilation]
"""How plans are compiled; `today` and the rest is the caller's."""


MOST_TRIES = 40
"""How often a plan is compiled to find the lines that would mean something else."""


class Formatted(NamedTuple):
    """A formatted plan. `unread`: the numbers of the lines that could not be read, as `lines` has them before;
    `kept`: of those that stay as they are because they would be read otherwise."""

    lines: tuple[Laid, ...]
    unread: tuple[int, ...]
    kept: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The plan as it is to be."""
        return text_of(self.lines)

    def after(self, before: Iterable[int]) -> tuple[int, ...]:
        """The numbers that these lines have in the formatted text."""
        numbers = list(accumulate((line.after is not None for line in self.lines), initial=0))
        return tuple(numbers[number] for number in before)


class Fault(Enum):
    """A fault of copflow, and none of the plan."""

    UNSTABLE = "a second run would change it again"
    OTHER_MEANING = "it would not mean the same"


def format_plan(source: Source, compiled: Compile) -> Formatted | Fault:
    """The plan's text in its one form. Lines that could not be read stay as they are.

    What comes out is compiled and formatted again. Where that shows that it is not stable, or that it does not mean
    the same, there is nothing to be trusted in it.
    """
    before = compiled(source)
    lines = lay_out(source, before)
    kept: frozenset[int] = frozenset()
    fault = _fault(source, before, lines, kept, compiled)
    if fault is not None:
        kept = _Search(source, before, compiled).kept(lines)
        lines = lay_out(source, before, kept)
        fault = _fault(source, before, lines, kept, compiled)
    if fault is not None:
        return fault
    return Formatted(
        tuple(lines), tuple(unread_lines(source, before.misread).values()), tuple(at + 1 for at in sorted(kept))
    )


def _fault(
    source: Source, before: Compilation, lines: Sequence[Laid], kept: frozenset[int], compiled: Compile
) -> Fault | None:
    """What is wrong with the formatted lines, if anything."""
    text = text_of(lines)
    if text == source.text:
        return None
    formatted = Source(source.name, text)
    after = compiled(formatted)
    if not same_meaning(before, after):
        return Fault.OTHER_MEANING
    numbers = list(accumulate((line.after is not None for line in lines), initial=0))
    again = lay_out(formatted, after, frozenset(numbers[at] for at in kept))
    return None if text_of(again) == text else Fault.UNSTABLE


class _Search:
    """Looks for the lines that have to stay as they are, halving what is tried as often as it is wrong."""

    def __init__(self, source: Source, before: Compilation, compiled: Compile) -> None:
        self._source, self._before, self._compiled = source, before, compiled
        self._tries = 0

    def kept(self, lines: Sequence[Laid]) -> frozenset[int]:
        """The positions of the lines that stay, of those that would change."""
        changed = [at for at, line in enumerate(lines) if line.before != line.after]
        kept = frozenset(changed)
        waiting = [changed]
        while waiting:
            some = waiting.pop()
            if self._may_change(kept.difference(some)):
                kept = kept.difference(some)
            elif len(some) > 1:
                middle = len(some) // 2
                waiting += [some[middle:], some[:middle]]
        return kept

    def _may_change(self, kept: frozenset[int]) -> bool:
        self._tries += 1
        if self._tries > MOST_TRIES:
            return False
        lines = lay_out(self._source, self._before, kept)
        return _fault(self._source, self._before, lines, kept, self._compiled) is None
