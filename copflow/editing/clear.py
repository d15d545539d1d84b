"""What next year's plan does not have: states that pass, and lines that are about this year only."""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Source, Span
from copflow.editing.clauses import is_passing, without
from copflow.editing.place import lines_of
from copflow.language.nodes import Clause, Entry, Kind
from copflow.language.plan import Draft
from copflow.language.series import series_of


class Cleared(NamedTuple):
    """The edits that take states out, and the lines that become comments, from their first character on."""

    edits: tuple[Edit, ...]
    retired: tuple[Span, ...]


def clear(compilation: Compilation) -> Cleared:
    """Take out of a plan what only this year knows."""
    clearing = _Clearing(compilation)
    for entry in compilation.document.entries:
        shape = compilation.plan.shapes.get(series_of(entry.name.key) or "") if entry.name is not None else None
        clearing.add(entry, shape)
    return Cleared(tuple(clearing.edits), tuple(sorted(set(clearing.retired))))


class _Clearing:
    """Looks at the entries of one plan."""

    def __init__(self, compilation: Compilation) -> None:
        self._source = compilation.source
        graph = compilation.graph
        self._dated = {one.key[0] for one in graph.activities if one.parent is None and (one.has_date or one.edges)}
        self.edits: list[Edit] = []
        self.retired: list[Span] = []

    def add(self, top: Entry, shape: Draft | None) -> None:
        """Clear an entry and all below it."""
        if top.kind is Kind.AWAY or (top.kind is Kind.MORE and top.occurrence is not None) or self._is_empty(top):
            self._retire(top)
            return
        waiting = [(top, shape)]
        while waiting:
            entry, shape = waiting.pop()
            if entry is not top and _is_only_state(entry) and not entry.children and self._is_needless(entry, shape):
                self._take_out(entry)
                continue
            self.edits.extend(self._without_states(entry))
            waiting.extend((child, _shape_of(child, shape)) for child in entry.children)

    def _is_empty(self, top: Entry) -> bool:
        """Whether a line says nothing but a state, or has no date without it."""
        if top.kind is not Kind.ACTIVITY or not _is_only_state(top) or top.name is None:
            return False
        return not top.children or top.name.key not in self._dated

    def _is_needless(self, entry: Entry, shape: Draft | None) -> bool:
        """A step that its shape has anyway, or a line of clauses; an own step stays without its state."""
        return entry.kind is Kind.CLAUSES or shape is not None

    def _take_out(self, entry: Entry) -> None:
        """A whole line becomes a comment, a part of a line goes."""
        line = self._source.line_at(entry.span.start)
        if _is_whole(self._source, entry, line):
            self._retire(entry)
            return
        clauses: list[Clause] = [clause._replace(span=entry.span) for clause in entry.clauses[:1]]  # with its name
        self.edits.append(without(self._source, clauses))

    def _without_states(self, entry: Entry) -> Iterator[Edit]:
        for clause in entry.clauses:
            if is_passing(clause):
                yield without(self._source, [clause])

    def _retire(self, entry: Entry) -> None:
        for start in lines_of(self._source, entry):
            line = self._source.line_at(start)
            text = self._source.slice(line)
            self.retired.append(Span(line.start + len(text) - len(text.lstrip()), line.end))


def _is_only_state(entry: Entry) -> bool:
    return bool(entry.clauses) and all(map(is_passing, entry.clauses))


def _is_whole(source: Source, entry: Entry, line: Span) -> bool:
    """Whether an entry is all of its line, a comment apart."""
    before, after = source.text[line.start : entry.span.start], source.text[entry.span.end : line.end].strip()
    return not before.strip() and (not after or after.startswith("#"))


def _shape_of(child: Entry, shape: Draft | None) -> Draft | None:
    """The step of the shape that an entry below another one is; lines of clauses are below the same shape."""
    if shape is None or child.kind is not Kind.ACTIVITY or child.name is None:
        return shape if child.kind is Kind.CLAUSES else None
    return next((step for step in shape.steps if child.name is not None and step.name.key == child.name.key), None)
