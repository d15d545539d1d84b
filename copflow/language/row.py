"""What a clause's file says of it: how it starts, and how its parts become a node."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from copflow.diagnostics.diagnostic import Fix
from copflow.diagnostics.source import Span

Part = Any
"""A token, a node that was built, or None for a part that was left out."""

Builder = Callable[[Sequence[Part]], object]


class Flaw(NamedTuple):
    """What a builder gives instead of a node when the words are in order and the meaning is not."""

    rule: str
    span: Span
    title: str
    notes: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()


class ClauseRow(NamedTuple):
    """A row of CLAUSES or SETTINGS.

    `starts` are the patterns of token kinds with which it starts, in words separated by blanks: `A|B` is a
    choice, `$` is the end of the line or of the clause. A pattern that begins with `, ` holds in a name only after
    a comma, because its words are too common there. `strong`: its first word starts it whatever follows.
    `dates`: it may set the activity's date, so that a broken one leaves the date unknown.
    """

    name: str
    example: str
    starts: tuple[str, ...]
    build: Mapping[str, Builder] = MappingProxyType({})
    strong: bool = False
    dates: bool = False


class Valued(NamedTuple):
    """A part that was built and is no node of its own: its value, and its place."""

    span: Span
    value: Any


def span_of(parts: Sequence[Part]) -> Span:
    """From the first part that is there to the last."""
    there = [part for part in parts if part is not None]
    return Span(there[0].span.start, there[-1].span.end)


def guarded(build: Builder) -> Builder:
    """A builder that hands on the flaw of a part instead of building on it."""

    def built(parts: Sequence[Part]) -> object:
        for part in parts:
            if part.__class__ is Flaw:
                return part
        return build(parts)

    return built
