"""Every node of a document's tree, whatever clauses there are: nodes are tuples of their parts."""

from collections.abc import Iterator

from copflow.diagnostics.source import Span
from copflow.language.nodes import Document, Entry

Node = tuple[object, ...]


def entries_of(document: Document) -> Iterator[Entry]:
    """Every entry, in the order of the text."""
    waiting = list(reversed(document.entries))
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting.extend(reversed(entry.children))


def nodes_of(entry: Entry) -> Iterator[Node]:
    """The nodes of an entry's clauses, each before its parts, without those of the entries below it."""
    waiting: list[Node] = list(reversed(entry.clauses))
    if entry.occurrence is not None:
        waiting.append(entry.occurrence)
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(part for part in reversed(node) if isinstance(part, tuple) and part.__class__ is not Span)
