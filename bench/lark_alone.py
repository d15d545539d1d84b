"""What lark alone needs for the clauses of a plan, in three measures.

- `own lexer`: lark as it is used everywhere, with its contextual lexer over the text of each clause, building plain
  trees. The grammar is grammar/copflow.lark; the words are given to lark as terminals, and what a lexer cannot find
  by itself, such as the end of a name without quotes, stands in brackets with its kind.
- `tokens`: copflow's regular expression makes the tokens of all lines, and lark's LALR parser gets those of each
  clause and builds plain trees.
- `parser`: the second half of that, the tokens being there already.
"""

import re
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from lark import Lark
from lark.exceptions import UnexpectedInput

from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source
from copflow.language import grammar
from copflow.language.document import read_document
from copflow.language.lalr import Feeder, driver
from copflow.language.nodes import Broken, Entry
from copflow.language.parser import ClauseParser
from copflow.language.tokens import Token, tokenise
from copflow.language.vocabulary import WORDS

PATTERNS: dict[str, str] = {
    "CLOCK": "[0-9]{1,2}:[0-9]{2}",
    "COMMA": ",",
    "EMAIL": "[^ ,@]+@[^ ,@]+",
    "HOUR": "[0-9]{1,2}[ap]m",
    "ISO_DATE": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "NTH": "[0-9]+(?:st|nd|rd|th)",
    "NUMBER": "[0-9]{1,3}(?![0-9])",
    "SLASHED": r"[A-Za-z_]+(?:\/[A-Za-z_]+)+",
    "SLASH_DATE": r"[0-9]+\/[0-9]+\/[0-9]+",
    "STRING": '"[^"]*"',
    "URL": "https?:[^ ]+",
    "YEAR": "[0-9]{4}",
}
"""Kinds of tokens that are no words, and that a lexer finds. Others need no row: they are written in brackets."""


class Written(NamedTuple):
    """A clause as lark is given it: its tokens, names gathered, the text as `_shown` writes it, the start rule."""

    tokens: tuple[Token, ...]
    text: str
    start: str


Fed = tuple[tuple[str, Token], ...]
"""The kinds of tokens that were fed, and the tokens."""
Kept = dict[tuple[int, int], tuple[Fed, str]]
"""What was fed for the clause at a place, and its start rule."""


class _RecordingFeeder:
    """Stands before a feeder of tokens and keeps what is fed."""

    def __init__(self, feeder: Feeder, kept: Kept, start: str, fed: Fed = ()) -> None:
        self._feeder, self._kept, self._start, self._fed = feeder, kept, start, fed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._feeder, name)

    def copy(self) -> "_RecordingFeeder":
        return _RecordingFeeder(self._feeder.copy(), self._kept, self._start, self._fed)

    def feed(self, kind: str, token: Token) -> bool:
        self._fed = (*self._fed, (kind, token))
        return self._feeder.feed(kind, token)

    def finish(self) -> object:
        result = self._feeder.finish()
        if result is not None:
            self._kept[self._fed[0][1].start, self._fed[-1][1].end] = self._fed, self._start
        return result


class _RecordingDriver:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def begin(self, start: str) -> _RecordingFeeder:
        return _RecordingFeeder(driver().begin(start), self._kept, start)


def clauses_of(text: str, lark: Lark) -> list[Written]:
    """The clauses of a plan that could be read, as the parser was given them, for lark with its own lexer."""
    kept: Kept = {}
    language_parser = cast(Any, sys.modules[ClauseParser.__module__])
    language_parser.driver = lambda: _RecordingDriver(kept)
    try:
        document = read_document(Source("bench.plan", text), Diagnostics())
    finally:
        language_parser.driver = driver
    found: list[Written] = []
    waiting: list[Entry] = list(document.entries)
    while waiting:
        entry = waiting.pop()
        waiting.extend(entry.children)
        for clause in entry.clauses:
            if not isinstance(clause, Broken):
                fed, start = kept[clause.span]
                tokens = tuple(token._replace(type=kind) for kind, token in fed)
                found.append(Written(tokens, _readable(lark, tokens, text, start), start))
    return found


def _readable(lark: Lark, tokens: Sequence[Token], text: str, start: str) -> str:
    """A clause as lark's lexer can read it: as it was written where it can, else with every kind said."""
    written = " ".join(_shown(token, text) for token in tokens)
    try:
        lark.parse(written, start=start)
    except UnexpectedInput:
        return " ".join(_in_brackets(token, text) for token in tokens)
    return written


def _shown(token: Token, text: str) -> str:
    """A token as the lexer finds it again: as it was written, else in brackets with its kind."""
    written = text[token.start : token.end]
    pattern = PATTERNS.get(token.type)
    is_word = WORDS.get(written.casefold(), ("", None))[0] == token.type
    is_found = is_word if pattern is None else re.fullmatch(pattern, written, re.IGNORECASE) is not None
    return written if is_found else _in_brackets(token, text)


def _in_brackets(token: Token, text: str) -> str:
    return f"[{token.type} {text[token.start : token.end].replace(']', '')}]"


def plain_parser() -> Lark:
    """The grammar without builders: lark makes trees."""
    return grammar.build_lark(grammar.grammar_text())


def feed(lark: Lark, clauses: Sequence[Written]) -> None:
    """Give the tokens of every clause to the LALR parser."""
    end = Token("$END", "", 0, 0)
    for clause in clauses:
        parser = cast(Any, lark.parse_interactive(start=clause.start))
        for token in clause.tokens:
            parser.feed_token(token)
        parser.feed_token(end)


def tokenise_all(text: str) -> None:
    """Make the tokens of every line."""
    start = 0
    for line in text.splitlines(keepends=True):
        tokenise(text, start, start + len(line))
        start += len(line)


def parser_with_lexer() -> Lark:
    """The grammar with lark's own contextual lexer, every word and pattern a terminal."""
    words: dict[str, list[str]] = {}
    for word, (kind, _value) in WORDS.items():
        words.setdefault(kind, []).append(word)
    declared = re.findall(r"^%declare (.*)$", grammar.grammar_text(), re.MULTILINE)
    terminals = [f"{kind}: /{_pattern(kind, words.get(kind, ()))}/i" for kind in " ".join(declared).split()]
    text = re.sub(r"^%declare .*$", "", grammar.grammar_text(), flags=re.MULTILINE)
    text = f"{text}\n{chr(10).join(terminals)}\n%ignore / +/\n"
    return Lark(text, parser="lalr", lexer="contextual", start=list(grammar.STARTS), maybe_placeholders=True)


def _pattern(kind: str, words: Sequence[str]) -> str:
    """What a lexer looks for: the kind's pattern or its words, and what is in brackets."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    plain = PATTERNS.get(kind) or (rf"(?:{'|'.join(longest_first)})(?![a-z])" if words else "")
    return rf"{plain}{'|' if plain else ''}\[{kind} [^\]]*\]"


def parse_all(lark: Lark, clauses: Sequence[Written]) -> None:
    """Let lark read the text of every clause, one at a time."""
    for clause in clauses:
        lark.parse(clause.text, start=clause.start)
