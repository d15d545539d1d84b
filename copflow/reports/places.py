"""Places as programs are told them: which file, from where up to where."""

from typing import NamedTuple

from copflow.diagnostics.paths import plain_path
from copflow.diagnostics.source import Position, Source, Span
from copflow.reports.json_text import whole

STDIN = "-"
"""What standard input is called in place of a path."""


class Place(NamedTuple):
    """From a character up to, not including, another. Lines and columns begin with 1; columns count characters, those
    with `utf16` in their name count as editors do."""

    file: str
    start: Position
    end: Position
    utf16_column: int
    utf16_end_column: int

    @property
    def is_in_one_line(self) -> bool:
        """Whether it ends in the line in which it begins."""
        return self.start.line == self.end.line


def place_of(source: Source, span: Span, folder: str) -> Place:
    """The place of a span, in the file in which it begins; the file's path is relative to `folder` if it is below."""
    file = source.file(span.start)
    end = max(span.start, min(span.end, file.end))
    return Place(
        path_of(file.name, folder),
        source.position(span.start),
        source.position(end),
        source.utf16_column(span.start),
        source.utf16_column(end),
    )


def path_of(name: str, folder: str) -> str:
    """The path of a file as programs are told it."""
    return whole(plain_path(name, folder))


def with_paths(source: Source, folder: str) -> Source:
    """The source with its files named as programs are told them."""
    files = [file._replace(name=path_of(file.name, folder)) for file in source.files]
    return Source(path_of(source.name, folder), source.text, files)
