"""Source text and places in it.

A Span holds character offsets; line and column are computed here and nowhere else, on demand,
because most spans are never shown.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

# The line ends that editors count: LF, CRLF and a lone CR. str.splitlines() also splits at
# form feeds and U+2028, after which every later line number would differ from the editor's.
LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """The characters `start` up to, not including, `end` of one source (offsets in characters)."""

    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """From the beginning of this span to the end of `other`."""
        return Span(self.start, other.end)


class Position(NamedTuple):
    """A place as people count it: the first line and the first column are 1 (in characters)."""

    line: int
    column: int


class Source:
    """One plan's text with the name that messages give it (a path, or `-`)."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line."""
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of a character offset (0 to the length of the text)."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line (the first is 1), without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]
