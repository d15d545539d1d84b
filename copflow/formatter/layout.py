"""The whole text: every line with its indentation and its words, blank lines, line ends."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.source import Source
from copflow.formatter.indentation import STEP, indents_of
from copflow.formatter.lines import Line, common_end, lines_of
from copflow.formatter.roles import roles_of
from copflow.formatter.words import WordWriter
from copflow.language.lines import MAX_DEPTH, MAX_LINE


class Laid(NamedTuple):
    """A line as it was and as it is to be, both with their line ends; `after` is None where it goes."""

    before: str
    after: str | None


def lay_out(source: Source, compilation: Compilation, kept: frozenset[int] = frozenset()) -> list[Laid]:
    """The lines of a plan's text, formatted, those at the positions in `kept` as they are. The text that was compiled
    begins with it, and may have more behind it."""
    lines = [
        line._replace(is_unread=True) if at in kept else line for at, line in enumerate(lines_of(source, compilation))
    ]
    end = common_end(lines)
    writer = WordWriter(source.text, roles_of(compilation.source.text, compilation.document))
    bodies = ["" if line.is_unread else writer.write(line.tokens, line.comment) for line in lines]
    lines = [_stuck(line, body, end) for line, body in zip(lines, bodies, strict=True)]
    written = [
        _unread(line, end) if line.is_unread else f"{indent}{body}{end}"
        for line, indent, body in zip(lines, indents_of(lines), bodies, strict=True)
    ]
    return [Laid(*pair) for pair in zip((line.text for line in lines), _blank_lines(lines, written, end), strict=True)]


def _stuck(line: Line, body: str, end: str) -> Line:
    """The line, to be left as it is if it would become longer than copflow reads."""
    deepest = max(len(line.indent), len(STEP) * (MAX_DEPTH + 1))
    return line._replace(is_unread=line.is_unread or deepest + len(body) + len(end) > MAX_LINE)


def _unread(line: Line, end: str) -> str:
    """A line that stays as it is. It keeps its own line end where another one would make it too long to be read, or
    just short enough."""
    is_too_long = len(line.content) + len(end) > MAX_LINE
    if line.end and (is_too_long or line.is_too_long):
        return line.text
    return line.content + ("" if is_too_long and not line.is_too_long else end)


def _blank_lines(lines: Sequence[Line], written: Sequence[str], end: str) -> Iterator[str | None]:
    """The written lines, with one blank line where there were some, but none at the beginning and none at the end."""
    last = max((at for at, line in enumerate(lines) if not line.is_blank), default=-1)
    was_blank = True
    for at, line in enumerate(lines):
        if line.is_blank:
            yield None if was_blank or at > last else end
        else:
            yield written[at]
        was_blank = line.is_blank


def text_of(laid: Sequence[Laid]) -> str:
    """The formatted text."""
    return "".join(line.after for line in laid if line.after is not None)
