"""Tabs and blanks before the lines of one file, which look alike in one editor and not in the next."""

from typing import NamedTuple

from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Safety
from copflow.diagnostics.source import Span

TAB = "\t"
USUAL = "  "
"""What a line is set in by, where none of the file's lines says it."""


class Indent(NamedTuple):
    """What stands before a line: where, what, how deep the line is, and of which block at the beginning of a line."""

    start: int
    text: str
    depth: int
    block: int

    @property
    def is_mixed(self) -> bool:
        """Whether it has tabs and blanks together."""
        return TAB in self.text and self.text.strip(TAB) != ""


class Indents:
    """The indents of one file."""

    def __init__(self) -> None:
        self._rows: list[Indent] = []
        self._block = 0
        self.is_bad = False

    def add(self, start: int, text: str, depth: int) -> None:
        """A line with so many lines above that it belongs to."""
        if text:
            self._rows.append(Indent(start, text, depth, self._block))
        else:
            self._block += 1

    def report(self, found: Diagnostics) -> None:
        """Report the first line that is not indented as the first one is. Where a line fits nowhere, that was said."""
        pure = next((row for row in self._rows if not row.is_mixed), None)
        others = [row for row in self._rows if row.is_mixed or (pure and (TAB in row.text) != (TAB in pure.text))]
        if not others or self.is_bad:
            return
        first = others[0]
        title = "Tabs and blanks stand together before this line."
        if pure and not first.is_mixed:
            kinds = ("blanks", "tabs") if TAB in first.text else ("tabs", "blanks")
            title = f"The lines above are indented with {kinds[0]}, and this one with {kinds[1]}."
        notes = [f"So it is with {speak.count(len(others) - 1, 'other line')}."] if len(others) > 1 else []
        span = Span(first.start, first.start + len(first.text))
        fix = self._fix(pure.text if pure and pure.depth == 1 else USUAL, {row.block for row in others})
        found.report("mixed-indent", span, title, notes=notes, fixes=(fix,))

    def _fix(self, unit: str, blocks: set[int]) -> Fix:
        """To indent every line of the blocks anew, each as deep as it is now."""
        rows = [row for row in self._rows if row.block in blocks and row.text != unit * row.depth]
        edits = [Edit(Span(row.start, row.start + len(row.text)), unit * row.depth) for row in rows]
        words = "tabs" if TAB in unit else "blanks"
        return Fix(f"Use {words} for all of them", tuple(edits), Safety.SAFE)
