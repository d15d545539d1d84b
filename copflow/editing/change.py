"""One way to change a plan's text: the edits, and the clause that they bring."""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Source, Span
from copflow.editing.edits import apply_edits


class Change(NamedTuple):
    """Edits of a source's text. `main` is the one that has the new clause at its end, `clause` that clause."""

    main: Edit
    clause: str
    more: tuple[Edit, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits."""
        return (self.main, *self.more)

    @property
    def written(self) -> Span:
        """Where the clause is in the changed text."""
        before = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in self.more if edit < self.main)
        end = self.main.span.start + before + len(self.main.text)
        return Span(end - len(self.clause), end)

    def texts(self, source: Source) -> tuple[str, ...]:
        """The new text of each file of the source."""
        return tuple(changed_texts(source, self.edits))


def changed_texts(source: Source, edits: tuple[Edit, ...]) -> Iterator[str]:
    """The text of each file of a source with the edits that are inside it."""
    for file in source.files:
        inside = [edit for edit in edits if file.start <= edit.span.start <= edit.span.end <= file.end]
        moved = [Edit(Span(span.start - file.start, span.end - file.start), text) for span, text in inside]
        yield apply_edits(source.text[file.start : file.end], moved)
