"""A plan's text, formatted, after it was looked at once more: is it stable, and does it mean the same?"""

from collections.abc import Callable
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


class Formatted(NamedTuple):
    """A formatted plan. `unread`: the numbers of the lines that could not be read, as `lines` has them before."""

    lines: tuple[Laid, ...]
    unread: tuple[int, ...]

    @property
    def text(self) -> str:
        """The plan as it is to be."""
        return text_of(self.lines)

    @property
    def unread_after(self) -> tuple[int, ...]:
        """The numbers of the lines that could not be read, in the formatted text."""
        numbers = list(accumulate((line.after is not None for line in self.lines), initial=0))
        return tuple(numbers[number] for number in self.unread)


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
    text = text_of(lines)
    if text != source.text:
        formatted = Source(source.name, text)
        after = compiled(formatted)
        if not same_meaning(before, after):
            return Fault.OTHER_MEANING
        if text_of(lay_out(formatted, after)) != text:
            return Fault.UNSTABLE
    return Formatted(tuple(lines), tuple(unread_lines(source, before.misread).values()))
