"""A correct plan and the places in it that can be broken."""

import re
from collections.abc import Iterator
from functools import cached_property
from random import Random
from typing import NamedTuple

from bench.typos import words_of
from copflow.compile import Compilation
from copflow.diagnostics.source import Span
from copflow.graph.model import Why
from copflow.language.tokens import Token, tokenise

QUOTED = frozenset({"STRING", "UNCLOSED", "URL", "EMAIL"})
"""Tokens whose words are nobody's but the author's."""
WORD = re.compile(r"[^\W\d_]+")


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


class Line(NamedTuple):
    """A line with something in it besides a comment: from its first character to its end, and the same without blanks
    and comment."""

    whole: Span
    code: Span

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return self.code.start - self.whole.start


class Ground:
    """A plan that is broken in many ways, one at a time."""

    def __init__(self, compilation: Compilation) -> None:
        self.compilation = compilation
        self.text = compilation.source.text

    @cached_property
    def lines(self) -> list[Line]:
        """The lines with something in them."""
        source = self.compilation.source
        found = (self._line(start, end) for start, end in source.lines_of(source.files[0]))
        return [line for line in found if line is not None]

    def _line(self, start: int, end: int) -> Line | None:
        tokens = tokenise(self.text, start, end)[0]
        if not tokens:
            return None
        return Line(self.compilation.source.line_at(start), Span(tokens[0].start, tokens[-1].end))

    @cached_property
    def tokens(self) -> list[Token]:
        """Every token of every line."""
        return [token for line in self.lines for token in tokenise(self.text, *line.code)[0]]

    @cached_property
    def language(self) -> list[Span]:
        """The words of the language, where they are read as such."""
        return [token.span for token in words_of(self.compilation)]

    @cached_property
    def named(self) -> list[Span]:
        """The words of names that stand without quotation marks."""
        taken = {at for span in self.language for at in range(*span)}
        spans = (Span(*match.span()) for line in self.lines for match in WORD.finditer(self.text, *line.code))
        return [span for span in spans if span.start not in taken and not self.is_quoted(span.start)]

    @cached_property
    def _quoted(self) -> set[int]:
        return {at for token in self.tokens if token.type in QUOTED for at in range(token.start, token.end)}

    def is_quoted(self, at: int) -> bool:
        """Whether a character is inside quotation marks, or in an address."""
        return at in self._quoted

    def word(self, span: Span) -> str:
        """The text of a place."""
        return self.text[span.start : span.end]

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """What a pattern finds in the lines, outside of comments and quotations."""
        for line in self.lines:
            for match in re.compile(pattern, re.IGNORECASE).finditer(self.text, *line.code):
                if not self.is_quoted(match.start()):
                    yield match

    @cached_property
    def references(self) -> list[tuple[Span, Why, int]]:
        """Each place that names an activity of another line: the place, why, and the activity's number."""
        found: dict[Span, tuple[Span, Why, int]] = {}
        activities = self.compilation.graph.activities
        for activity in activities:
            for edge in activity.edges:
                target = activities[edge.target]
                names = {target.name.text.casefold(), target.full_name.casefold()}
                if self.word(edge.span).casefold() in names and edge.span != target.name.span:
                    found.setdefault(edge.span, (edge.span, edge.why, edge.target))
        return [found[span] for span in sorted(found)]

    def line_of(self, at: int) -> Line:
        """The line that has a character."""
        return next(line for line in self.lines if line.whole.start <= at <= line.whole.end)

    def chance(self, way: str, at: int) -> Random:
        """Chance that is the same in every run."""
        return Random(f"{self.compilation.source.name}:{way}:{at}")
