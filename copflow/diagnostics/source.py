"""Source text and places in it.

A Span holds character offsets; line and column are computed here and nowhere else, on demand,
because most spans are never shown. A source may have several files: a plan's own, and those that it
includes. Their texts stand one behind the other, so that an offset alone tells the file too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import PureWindowsPath
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


class File(NamedTuple):
    """A file of a source, with the offsets of its first character and of its end.

    `name` is what messages call it; `path` leads to it from the folder of the plan, whose name is nobody's business.
    `is_text`: its lines can be read; what is not UTF-8 is only shown.
    """

    name: str
    path: str
    start: int
    end: int
    is_text: bool = True


class Source:
    """One plan's text with the name that messages give it (a path, or `-`), and the files that it was made from.

    Behind each file but the last there is one line feed that belongs to none.
    """

    def __init__(self, name: str, text: str, files: Sequence[File] = ()) -> None:
        self.name = name
        self.text = text
        self.files = tuple(files) or (File(name, PureWindowsPath(name).name, 0, len(text)),)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line, of all files."""
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    @cached_property
    def _file_starts(self) -> list[int]:
        return [file.start for file in self.files]

    def file(self, offset: int) -> File:
        """The file in which a character is (of the offset of its end too)."""
        return self.files[bisect_right(self._file_starts, offset) - 1]

    def position(self, offset: int) -> Position:
        """The line and column of a character offset in its file (`file` tells which)."""
        line = bisect_right(self.line_starts, offset)
        before = bisect_right(self.line_starts, self.file(offset).start) - 1
        return Position(line - before, offset - self.line_starts[line - 1] + 1)

    def utf16_column(self, offset: int) -> int:
        """The column as editors count it: in UTF-16, where an emoji is two."""
        before = self.text[self.line_starts[bisect_right(self.line_starts, offset) - 1] : offset]
        return len(before) + sum(character > "\uffff" for character in before) + 1

    def line_at(self, offset: int) -> Span:
        """The line that has a character, without its line end."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    def lines_of(self, file: File) -> Iterator[tuple[int, int]]:
        """Where each line of a file begins, and where it ends with its line end."""
        first = bisect_right(self.line_starts, file.start) - 1
        after = bisect_right(self.line_starts, file.end)
        starts = self.line_starts[first:after]
        return zip(starts, [*starts[1:], min(file.end + 1, len(self.text))], strict=True)

    def line(self, number: int) -> str:
        """The text of a line of the plan's own file (the first is 1), without its line end."""
        return self.slice(self.line_at(self.line_starts[number - 1]))

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]
