"""From a line's characters to tokens, with one regular expression and one look-up for each word.

Tokens know nothing of names or clauses: whether `in` starts a clause is decided where clauses are found.
Every character that is not blank and not a comment is in exactly one token.
"""

import re
from typing import NamedTuple

from copflow.dates.words import ordinal
from copflow.diagnostics.source import Span
from copflow.language import lengths, phrases
from copflow.language.vocabulary import WORDS


class Token(NamedTuple):
    """A word, number, text or mark: its kind (a terminal of the grammar), value, and place (offsets in the source)."""

    type: str
    value: object
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The token's characters."""
        return Span(self.start, self.end)


MAX_DIGITS = 6
"""The longest number."""
QUOTES = '"\u201c\u201d'
"""The characters that open and close a quoted text."""

BLANK = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
"""What editors show as blank, no-break space included."""

# A word runs to the next blank or mark; `:` inside one stays (it is how clocks are written), at its end it is a mark
# (`webinar: Open data`). `#4` is a number, not a comment. What opens with a straight quotation mark closes with one,
# and so do curly ones. The blanks behind a token are taken along with it.
TOKEN = re.compile(
    rf"(?:(?P<BLANK>{BLANK}+)"
    r"""
    | (?P<COMMENT>\#(?![0-9])[^\r\n]*)
    | (?P<STRING>"(?P<straight>[^"]*)"|[\u201c\u201d](?P<curly>[^\u201c\u201d]*)[\u201c\u201d])
    | (?P<UNCLOSED>["\u201c\u201d][^\r\n]*)
    | (?P<COMMA>,)
    | (?P<SEMICOLON>;)
    | (?P<COLON>:(?=\s|$))
    | (?P<ISO_WEEK>[0-9]{4}-W[0-9]{2}(?![\w-]))
    | (?P<ISO_DATE>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?=T[0-9]{2}:[0-9]{2})|(?![\w./:-]*[\w])))
    | (?P<SLASH_DATE>(?:[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2})(?![\w/:-]))
    | (?P<CLOCK>[0-9]{1,2}:[0-9]{2}(?P<clock_half>[ap]\.?m\b\.?)?(?:(?=-[0-9]{4}(?!\w)|Z(?!\w))|(?![\w:\u2013-])))
    | (?P<HOUR>[0-9]{1,2}(?P<half>[ap]\.?m\b\.?)(?![\w\u2013-]))
    | (?P<MINUS>-[0-9]{1,3}(?=[\s,;]|$))
    """
    + phrases.PATTERN
    + r"""
    | (?P<NTH>[0-9]+(?:st|nd|rd|th)(?![\w-]))
    | (?P<NUMBER>[0-9]+(?=[\s,;]|$|:(?:\s|$)))
    | (?P<YEAR>\([0-9]{4}\))
    | (?P<URL>(?:https?|mailto):[^\s"]*[^\s",;])
    | (?P<EMAIL>[^\s",;:@]+@[^\s",;:@]+)
    | (?P<SLASHED>[A-Za-z][A-Za-z0-9_+-]*/[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*(?![\w/]))
    | (?P<WORD>[^\s",;:\u201c\u201d\u00a0]+(?::(?!\s|$)[^\s",;:\u201c\u201d]*)*|:)
    """
    + rf"){BLANK}*",
    re.VERBOSE | re.IGNORECASE,
)

RANGE_END = r"([0-9]{1,2}(?::[0-9]{2})?(?:[ap]m)?|[a-z]+)"
RANGE = re.compile(rf"{RANGE_END}[\u2013-]{RANGE_END}", re.IGNORECASE)
"""Two numbers, times or words with a hyphen or dash between them."""
RANGED = frozenset({"CLOCK", "HOUR", "MONTH", "NUMBER", "WEEKDAY_NAME"})
PARTS_OF_MONTHS = frozenset({"EARLY", "LATE", "MID"})


def tokenise(text: str, start: int, end: int) -> tuple[list[Token], int | None]:
    """The tokens of one line (offsets `start` to `end` in the text), and where its comment begins, if any."""
    tokens: list[Token] = []
    for found in TOKEN.finditer(text, start, end):  # over control characters that count as blank, such as a form feed
        kind = found.lastgroup
        if kind is None or kind == "BLANK":
            continue
        begin, stop = found.span(kind)
        if kind == "WORD":
            if not tokens and text[begin] == "#":
                return tokens, begin
            tokens.extend(_words(text, found[kind], begin, stop))
        elif kind == "COMMENT":
            if not tokens or text[begin - 1] in " \t\u00a0;,":
                return tokens, begin
            tokens.append(Token("WORD", found[kind], begin, stop))
        else:
            tokens.append(_make(kind, found, begin, stop))
    return tokens, None


def is_unclosed(text: str, token: Token) -> bool:
    """Whether a STRING opens with a quotation mark that nothing closes."""
    if token.type != "STRING":
        return False
    closing = '"' if text[token.start] == '"' else QUOTES[1:]
    return token.end - token.start < 2 or text[token.end - 1] not in closing


def _words(text: str, word: str, start: int, end: int) -> list[Token]:
    """A word as its token; `9-13`, `Mon-Thu`, `14:00-15:30` and `mid-November` as what they are made of."""
    found = RANGE.fullmatch(word) if "-" in word or "\u2013" in word else None
    if found is not None:
        middle = start + found.end(1)
        left, right = tokenise(text, start, middle)[0], tokenise(text, middle + 1, end)[0]
        kinds = (left[0].type, right[0].type)
        if kinds[0] in PARTS_OF_MONTHS and kinds[1] == "MONTH":
            return [*left, *right]
        if kinds[0] in RANGED and kinds[1] in RANGED:
            return [*left, Token("TO", word[found.end(1)], middle, middle + 1), *right]
    return [_word(word, start, end)]


def _word(text: str, start: int, end: int) -> Token:
    """A word, and the kind that it is if it is one of the language; `Nov.` is `Nov`."""
    folded = text.casefold()
    kind, value = WORDS.get(folded) or WORDS.get(folded.rstrip(".!"), NO_WORD)
    if kind == "WORD" or (folded not in WORDS and kind not in ("MONTH", "WEEKDAY_NAME")):
        return Token("WORD", text, start, end)
    return Token(kind, value, start, end)


NO_WORD = ("WORD", None)


def _make(kind: str, found: re.Match[str], start: int, end: int) -> Token:
    """A token of a kind that the expression itself names."""
    text = found[kind]
    match kind:
        case "STRING":
            return Token(kind, found.group("straight") or found.group("curly") or "", start, end)
        case "UNCLOSED":  # read as if it were closed at the end of the line; the reader of lines reports it
            return Token("STRING", text[1:].rstrip(), start, end)
        case "NUMBER" if len(text) == 4 and text[0] != "0":
            return Token("YEAR", int(text), start, end)
        case "NUMBER":
            return Token(kind, int(text[: MAX_DIGITS + 1]), start, end)
        case "MINUS":
            return Token(kind, int(text), start, end)
        case "LENGTH":
            return Token(kind, lengths.minutes_of(text), start, end)
        case "YEAR":  # `Thursday, November 19 (2025)`
            return Token(kind, int(text.strip("()")), start, end)
        case "NTH":
            number = int(text[:-2][: MAX_DIGITS + 1])
            return Token("NTH" if text.casefold() == ordinal(number) else "WORD", number, start, end)
        case _:
            return Token(kind, text, start, end)
