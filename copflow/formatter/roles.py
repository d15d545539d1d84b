"""What each character of a plan belongs to: a name, the words of the language, or nothing that is sure."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from copflow.diagnostics.source import Span
from copflow.language.nodes import Broken, Document, Entry, Name

UNSURE, WORDS, NAME = 0, 1, 2


class Roles(NamedTuple):
    """`of` has the role of each character. `pairs`: the words, in lower case, that stand side by side in a name."""

    of: bytearray
    pairs: frozenset[tuple[str, str]]


def roles_of(text: str, document: Document) -> Roles:
    """Where a line could be read, all that is in no name is words: of its clauses, and `each` or `no` before a name.

    A name in quotation marks is no name here, as its quotation marks say where it ends.
    """
    of = bytearray(len(text))
    names: list[Name] = []
    for entry, _depth in entries_of(document):
        _mark(of, entry.span, WORDS)
        if entry.name is not None:
            names.append(entry.name)
        for clause in entry.clauses:
            if isinstance(clause, Broken):
                _mark(of, clause.span, UNSURE)
            else:
                _collect(clause, names)
    for name in names:
        if not name.quoted:
            _mark(of, name.span, NAME)
    return Roles(of, frozenset(pair for name in names for pair in _pairs(name)))


def entries_of(document: Document) -> Iterator[tuple[Entry, int]]:
    """Every entry in the order of the text, with how deep it is nested."""
    waiting = [(entry, 0) for entry in reversed(document.entries)]
    while waiting:
        entry, depth = waiting.pop()
        yield entry, depth
        waiting.extend((child, depth + 1) for child in reversed(entry.children))


def _mark(of: bytearray, span: Span, role: int) -> None:
    of[span.start : span.end] = bytes((role,)) * (span.end - span.start)


def _collect(node: tuple[object, ...], names: list[Name]) -> None:
    """Every name in a node. Nodes are tuples of their parts, so that those of a new clause are found too."""
    for part in node:
        if isinstance(part, Name):
            names.append(part)
        elif isinstance(part, tuple) and part.__class__ is not Span:
            _collect(part, names)


def _pairs(name: Name) -> Iterator[tuple[str, str]]:
    words = name.key.split(" ")
    return pairwise(words)
