"""Names without quotes: how they are compared, and which known one stands at a place."""

import unicodedata
from collections.abc import Collection, Sequence

from copflow.diagnostics.source import Span
from copflow.language.look_alikes import JOINED, latin
from copflow.language.nodes import Name
from copflow.language.tokens import Token


def name_key(text: str) -> str:
    """What names are compared by: without case, blanks folded; letters that look the same are the same."""
    if not text.isascii():
        text = JOINED.sub("", unicodedata.normalize("NFC", latin(text)))
    return " ".join(text.split()).casefold()


class Phrases:
    """A set of names, asked which of them the tokens at a place begin with: the longest one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys: dict[str, str] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, name: Name, tokens: Sequence[Token]) -> None:
        """Know a name that is written with these tokens."""
        self.add_key(name.key, len(tokens), name_key(self._text[tokens[0].start : tokens[0].end]))
        self._keys[name.key] = name.text

    def add_key(self, key: str, length: int, first: str) -> None:
        """Know a name by its key, its length in tokens and its first word."""
        self._keys.setdefault(key, key)
        lengths = self._lengths.setdefault(first, [])
        if length not in lengths:
            lengths.append(length)
            lengths.sort(reverse=True)

    @property
    def shown(self) -> Collection[str]:
        """The names as they are written."""
        return self._keys.values()

    def knows_key(self, key: str) -> bool:
        """Whether a name is compared by this key."""
        return key in self._keys

    def match(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens from `at` on are a known name, 0 if none: the longest, `of` chains included."""
        if at >= len(tokens):
            return 0
        end = at + self.match_one(tokens, at)
        while end > at and end + 1 < len(tokens) and tokens[end].type == "OF":
            owner = self.match_one(tokens, end + 1) or date_length(tokens, end + 1)
            if not owner:
                break
            end += 1 + owner
        return end - at

    def match_one(self, tokens: Sequence[Token], at: int) -> int:
        """The same without `of webinar 1` or `of 6 October` behind it."""
        first = name_key(self._text[tokens[at].start : tokens[at].end])
        for length in self._lengths.get(first, ()):
            end = at + length
            if end <= len(tokens) and name_key(self._text[tokens[at].start : tokens[end - 1].end]) in self._keys:
                return length
        return 0


DATES = (
    ("ISO_DATE",),
    ("NUMBER|NTH", "MONTH", "YEAR"),
    ("NUMBER|NTH", "MONTH"),
    ("MONTH", "NUMBER|NTH", "COMMA", "YEAR"),
    ("MONTH", "NUMBER|NTH", "YEAR"),
    ("MONTH", "NUMBER|NTH"),
    ("MONTH", "YEAR"),
    ("MONTH",),
)
"""The dates by which an occurrence is known, as kinds of tokens, the longer ones first."""


def date_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on are the date of an occurrence (`community call of 6 October`), 0 if none are."""
    begin = at
    if at < len(tokens) and tokens[at].type == "WEEKDAY_NAME":
        at += 2 if at + 1 < len(tokens) and tokens[at + 1].type == "COMMA" else 1
    kinds = [token.type for token in tokens[at : at + len(DATES[3])]]
    for pattern in DATES:
        if len(kinds) >= len(pattern) and all(
            kind in choice.split("|") for kind, choice in zip(kinds, pattern, strict=False)
        ):
            return at + len(pattern) - begin
    return 0


def make_name(text: str, tokens: Sequence[Token]) -> Name:
    """The name that the tokens spell: of a single quoted text, what is inside the quotes."""
    first, last = tokens[0], tokens[-1]
    span = Span(first.start, last.end)
    if len(tokens) == 1 and first.type == "STRING":
        shown = " ".join(str(first.value).split())
        return Name(span, shown, name_key(shown), quoted=True)
    shown = " ".join(text[first.start : last.end].split())
    return Name(span, shown, name_key(shown))


DASHES = frozenset({"-", "\u2013", "\u2014"})


def trimmed(tokens: list[Token]) -> list[Token]:
    """A name's tokens without what may stand behind it (`webinar 1, in November`; `a, the Friday before`)."""
    end = len(tokens)
    while end and (tokens[end - 1].type in ("COMMA", "COLON", "THE") or str(tokens[end - 1].value) in DASHES):
        end -= 1
    return tokens[:end]
