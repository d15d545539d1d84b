"""From text to a tree of line parts: lines, comments, semicolons and indentation. Nothing is understood yet."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import category

from copflow.diagnostics.diagnostic import Diagnostics, Safety, replace
from copflow.diagnostics.source import Source, Span
from copflow.language.indents import Indents
from copflow.language.look_alikes import JOINED, report_look_alikes
from copflow.language.tokens import Token, is_unclosed, tokenise

MAX_LINE = 4_000
"""The longest line, in characters."""
MAX_DEPTH = 12
"""How deep steps may be nested."""
MAX_LINES = 60_000
"""How many lines a plan may have, with the files that it includes."""
MAX_PARTS = 20_000
"""How many lines that say something, and pieces between semicolons."""
MAX_WORDS = 200_000
"""How many words, numbers and marks."""

LIST_MARK = re.compile(r"[*\u2022\u2013\u2014-]|[0-9]{1,3}[.)]")
"""What people put before the lines of a list; it means nothing here."""
BLANKS = " \t\u00a0"
JOINERS = "\u200c\u200d"
"""Characters that are not seen and belong to writing: Persian and emoji need them."""


@dataclass(slots=True)
class Part:
    """What stands between line ends or semicolons, and the parts that belong to it: those after its semicolons
    and those on deeper-indented lines below."""

    tokens: list[Token]
    depth: int
    children: list["Part"] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first token to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


class _Level(NamedTuple):
    indent: str
    part: Part


class LineReader:
    """Reads the lines of one source into parts."""

    def __init__(self, source: Source, found: Diagnostics) -> None:
        self._text = source.text
        self._source = source
        self._found = found
        self._stack: list[_Level] = []
        self._lines = self._made = self._words = 0
        self._indents = Indents()
        self.parts: list[Part] = []
        self.comments: list[Span] = []

    def read(self) -> None:
        """Read every line. Nothing is below a line of another file, however deep it is indented."""
        for file in self._source.files if not self._found.is_refused else ():
            self._stack.clear()
            self._indents = Indents()
            for start, end in self._source.lines_of(file) if file.is_text else ():
                if self._is_full(start, end):
                    self.parts.clear()
                    return
                self._line(start, end)
            self._indents.report(self._found)

    def _is_full(self, start: int, end: int) -> bool:
        """Whether the plan is longer than copflow reads; what stands there is said to be too much."""
        self._lines += 1
        for count, most, things in (
            (self._lines, MAX_LINES, "lines"),
            (self._made, MAX_PARTS, "lines and pieces that say something"),
            (self._words, MAX_WORDS, "words"),
        ):
            if count > most:
                title = f"The plan has more than {most:,} {things}; copflow reads none of it."
                self._found.refuse(Span(start, end), title)
                return True
        return False

    def _line(self, start: int, end: int) -> None:
        if end - start > MAX_LINE:
            title = f"This line has {end - start:,} characters; copflow reads lines of up to {MAX_LINE:,}."
            self._found.report("limit-reached", Span(start, end), title)
            return
        tokens, comment = tokenise(self._text, start, end)
        if comment is not None:
            self.comments.append(Span(comment, start + len(self._text[start:end].rstrip("\r\n"))))
        indent = self._text[start : tokens[0].start] if tokens else ""
        if len(tokens) > 1 and tokens[0].end < tokens[1].start and _is_list_mark(self._text, tokens[0]):
            del tokens[0]
        self._words += len(tokens)
        if tokens:
            self._look_at_characters(tokens)
            if not self._text[tokens[0].start : tokens[-1].end].isprintable():
                tokens = _without_hidden(self._text, tokens[0].start, tokens[-1].end) or tokens
            self._place(start, indent, tokens)

    def _look_at_characters(self, tokens: list[Token]) -> None:
        """Report what is wrong with a line's characters, whatever they mean."""
        line = self._text[tokens[0].start : tokens[-1].end]
        if '"' in line or not line.isascii():
            self._look_at_quotes(tokens)
        if not line.isascii():
            report_look_alikes(self._text, tokens, self._found)
        if not line.isprintable():
            self._look_for_hidden(tokens)

    def _look_at_quotes(self, tokens: list[Token]) -> None:
        for at, token in enumerate(tokens):
            if is_unclosed(self._text, token):
                self._unclosed(token, is_name=at == 0 or tokens[at - 1].type == "SEMICOLON")
            elif token.type == "STRING" and self._text[token.start] != '"':
                fix = replace(token.span, f'"{token.value}"', "Use straight quotation marks", Safety.SAFE)
                title = "Curly quotation marks are read as straight ones."
                self._found.report("smart-quotes", token.span, title, fixes=(fix,))

    def _look_for_hidden(self, tokens: list[Token]) -> None:
        for token in tokens:
            for offset in range(token.start, token.end):
                character = self._text[offset]
                if _is_hidden(self._text, offset):
                    title = f"There is a character here that cannot be seen (U+{ord(character):04X})."
                    fix = replace(Span(offset, offset + 1), "", "Delete it", Safety.SAFE)
                    self._found.report("hidden-character", Span(offset, offset + 1), title, fixes=(fix,))
                    break

    def _unclosed(self, token: Token, *, is_name: bool) -> None:
        """A name may end earlier, and clauses follow; of another text only a comma lets one doubt."""
        quoted = self._text[token.start : token.end].rstrip()
        safety = Safety.SUGGESTED if is_name or any(mark in quoted for mark in ",;#") else Safety.SAFE
        fix = replace(Span(token.start + len(quoted), token.end), '"', "Close it at the end of the line", safety)
        self._found.report(
            "unclosed-quote",
            Span(token.start, token.start + 1),
            "This quotation mark opens a text that is never closed.",
            label="opens here",
            notes=("A quoted text ends on the line on which it begins.",),
            fixes=(fix,),
        )

    def _place(self, start: int, indent: str, tokens: list[Token]) -> None:
        """Put a line's parts where its indentation says."""
        self._close_levels(start, indent)
        self._indents.add(start, indent, len(self._stack))
        parent = self._stack[-1].part if self._stack else None
        pieces = _split(tokens)
        if not pieces:
            title = "There is nothing around this semicolon."
            self._found.report("unreadable-clause", tokens[0].span, title)
            return
        head = Part(pieces[0], len(self._stack))
        if len(self._stack) >= MAX_DEPTH:
            self._found.report("limit-reached", head.span, f"Steps may be nested {MAX_DEPTH} deep, not deeper.")
            return
        (parent.children if parent else self.parts).append(head)
        head.children.extend(Part(piece, len(self._stack) + 1) for piece in pieces[1:])
        self._made += len(pieces)
        self._stack.append(_Level(indent, head))

    def _close_levels(self, start: int, indent: str) -> None:
        """Leave the blocks that the line is outside of, and say where it fits none."""
        popped = None
        while self._stack and not _deeper(indent, self._stack[-1].indent):
            popped = self._stack.pop()
        outer = self._stack[-1].indent if self._stack else None
        if not indent:
            return
        beside = popped.indent if popped is not None else self._stack[-1].indent if self._stack else ""
        if outer is None and indent and (popped is None or popped.indent != indent):
            title = "This line is indented, and there is no line above that it can belong to."
        elif popped is not None and popped.indent != indent:
            title = "The indentation of this line fits no line above it."
        elif popped is None and outer is not None and not indent.startswith(outer):
            title = "This line is indented with tabs where its block has spaces, or the other way round."
        elif popped is None and self._is_slip(indent):
            self._stack.pop()  # beside the line above, not below it (`beside`)
            title = "This line is one blank deeper than the one above. Is it meant to stand beside it?"
        else:
            return
        self._indents.is_bad = True
        fix = replace(Span(start, start + len(indent)), beside, "Put it beside the line above")
        self._found.report("bad-indent", Span(start, start + len(indent)), title, fixes=(fix,))

    def _is_slip(self, indent: str) -> bool:
        """One blank more, where the line above was set in by two or more: it would belong to that line."""
        if len(self._stack) < 2:
            return False
        below, above = (width(level.indent) for level in self._stack[-2:])
        return above - below >= 2 and width(indent) - above == 1


def _is_hidden(text: str, at: int) -> bool:
    """Whether a character is not seen and should be; a joiner between Latin letters joins nothing."""
    character = text[at]
    joins = character in JOINERS and JOINED.match(text, at) is None
    return not (character.isprintable() or character in BLANKS or joins)


def _without_hidden(text: str, start: int, end: int) -> list[Token]:
    """The tokens as if no hidden character stood among them, each at its own place: they cost one message."""
    places = [at for at in range(start, end) if not (_is_hidden(text, at) and category(text[at]) == "Cf")]
    plain = "".join(text[at] for at in places)
    tokens = tokenise(plain, 0, len(plain))[0]
    return [token._replace(start=places[token.start], end=places[token.end - 1] + 1) for token in tokens]


def _is_list_mark(text: str, token: Token) -> bool:
    return LIST_MARK.fullmatch(text, token.start, token.end) is not None


def width(indent: str) -> int:
    """The column that blanks reach, with a tab to every eighth column, as terminals show it."""
    return len(indent.expandtabs(8))


def _deeper(indent: str, than: str) -> bool:
    return width(indent) > width(than)


def _split(tokens: list[Token]) -> list[list[Token]]:
    """The tokens between semicolons; empty pieces are left out, as `a; b;` and `a;, b` mean `a; b`."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "SEMICOLON":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if any(token.type != "COMMA" for token in piece)]
