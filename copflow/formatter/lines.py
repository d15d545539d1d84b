"""The lines of a compiled plan, with what the formatter has to know of each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.source import Source, Span
from copflow.formatter.roles import entries_of
from copflow.language.lines import MAX_LINE
from copflow.language.nodes import Document
from copflow.language.tokens import Token, tokenise

LINE_ENDS = ("\r\n", "\n", "\r")
LONGEST_END = 2


class Line(NamedTuple):
    """A line as it is written: `text` with its line end `end`, which the last line may lack.

    `comment` is its comment, empty if it has none. `depth`: how deep its entry is nested, None where
    it has none. `is_unread`: it has an error, and must stay as it is. `is_askew`: the error is in its indentation.
    """

    text: str
    end: str
    indent: str
    tokens: list[Token]
    comment: str
    depth: int | None
    is_unread: bool
    is_askew: bool

    @property
    def content(self) -> str:
        """The line without its line end."""
        return self.text[: len(self.text) - len(self.end)]

    @property
    def is_too_long(self) -> bool:
        """Whether copflow does not read it at all."""
        return len(self.text) > MAX_LINE

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not (self.tokens or self.comment or self.is_unread)


def lines_of(source: Source, compilation: Compilation) -> list[Line]:
    """The lines of a plan's text; one that would be empty after the last line end is left out."""
    depths = _depths(source, compilation.document)
    unread = unread_lines(source, compilation.misread)
    askew = {span for span in compilation.misread if span.end > span.start}
    ends = [*source.line_starts[1:], len(source.text)]
    return [
        _line(source.text, start, end, depths.get(start), start in unread, askew)
        for start, end in zip(source.line_starts, ends, strict=True)
        if start < end
    ]


def _line(text: str, start: int, end: int, depth: int | None, is_unread: bool, errors: set[Span]) -> Line:
    line = text[start:end]
    ending = next((ending for ending in LINE_ENDS if line.endswith(ending)), "")
    tokens, comment = tokenise(text, start, end) if len(line) <= MAX_LINE else ([], None)
    first = tokens[0].start if tokens else comment
    indent = "" if first is None else text[start:first]
    remark = "" if comment is None else text[comment:end].rstrip()
    return Line(line, ending, indent, tokens, remark, depth, is_unread, Span(start, start + len(indent)) in errors)


def _depths(source: Source, document: Document) -> dict[int, int]:
    """How deep the first entry of each line is nested, by the offset at which the line starts."""
    depths: dict[int, int] = {}
    for entry, depth in entries_of(document):
        if entry.span.start < len(source.text):
            depths.setdefault(source.line_starts[_line_number(source, entry.span) - 1], depth)
    return depths


def unread_lines(source: Source, unread: Iterable[Span]) -> dict[int, int]:
    """The numbers of the lines with an error, in order, by the offsets at which the lines start."""
    numbers = (_line_number(source, span) for span in sorted(unread) if span.start < len(source.text))
    return {source.line_starts[number - 1]: number for number in numbers}


def _line_number(source: Source, span: Span) -> int:
    return source.position(span.start).line


def common_end(lines: Iterable[Line]) -> str:
    """The line end that most lines have.

    Lines so long that they may keep their own are asked only if there are no others; so are blank lines, some of
    which go. Else a second run could find another one.
    """
    for ends in _line_ends(list(lines)):
        if ends:
            return max(dict.fromkeys(ends), key=ends.count)
    return "\n"


def _line_ends(lines: list[Line]) -> Iterator[list[str]]:
    written = [line for line in lines if line.end and not line.is_blank]
    yield [line.end for line in written if len(line.text) + LONGEST_END <= MAX_LINE]
    yield [line.end for line in written]
    yield [line.end for line in lines if line.end]
