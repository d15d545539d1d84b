"""One line's words and marks, written anew: one blank between words, marks where they belong, one spelling."""

from collections.abc import Sequence

from copflow.formatter.roles import NAME, WORDS, Roles
from copflow.formatter.spelling import RESPELT, SPELLINGS, kinds_of, spell
from copflow.language.tokens import QUOTES, Token, tokenise

MARKS = {"COMMA": ",", "SEMICOLON": ";", "COLON": ":"}
BEFORE_COMMENT = "  "

Piece = tuple[Token, str, str]
"""A token, the blanks before it, and what is written for it."""


class WordWriter:
    """Writes the lines of one text."""

    def __init__(self, text: str, roles: Roles) -> None:
        self._text = text
        self._of, self._pairs = roles

    def write(self, tokens: Sequence[Token], comment: str) -> str:
        """The line of these tokens, without its indentation, and with its comment.

        Where other blanks would make other tokens of it (`# 3` is a comment where a wide blank stood before it), it
        stays as it is written.
        """
        if not tokens:
            return comment
        behind = f"{BEFORE_COMMENT}{comment}" if comment else ""
        written = self._text[tokens[0].start : tokens[-1].end]
        pieces = self._pieces(tokens)
        code = "".join(f"{gap}{text}" for _token, gap, text in pieces)
        at = len(code) + len(BEFORE_COMMENT) if comment else None
        return code + behind if code == written or _reads_as(code + behind, pieces, at) else written + behind

    def _pieces(self, tokens: Sequence[Token]) -> list[Piece]:
        """The tokens, each with the blanks before it and with what is written for it."""
        return [
            (token, self._gap(tokens, at) if at else "", self._word(tokens, at))
            for at, token in enumerate(tokens)
            if not (at and self._is_doubled(tokens[at - 1], token))
        ]

    # ---- what stands between two tokens --------------------------------------------------------------------

    def _is_doubled(self, before: Token, token: Token) -> bool:
        """`a,, b` and `a;; b` say nothing that `a, b` and `a; b` do not."""
        return before.type == token.type and token.type in ("COMMA", "SEMICOLON") and self._of[token.start] != NAME

    def _gap(self, tokens: Sequence[Token], at: int) -> str:
        """The blanks before a token."""
        before, token = tokens[at - 1], tokens[at]
        between = self._text[before.end : token.start]
        if between.strip():  # the hyphen of `mid-November`
            return between
        as_written = " " if between else ""
        if self._is_inside_name(before, token):
            return as_written
        if token.type in MARKS:
            return as_written if self._would_join(tokens, at) else ""
        if before.type in MARKS:
            return as_written if self._would_join(tokens, at - 1) else " "
        return " " if "STRING" in (before.type, token.type) else as_written  # `9-13` is one word and three tokens

    def _is_inside_name(self, before: Token, token: Token) -> bool:
        of = self._of
        return of[before.end - 1] == of[before.end] == of[token.start] == NAME

    def _would_join(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name of the plan has the words on both sides of a mark as its own (`summer, autumn and winter`):
        with other blanks they could be read as that name."""
        if not 0 < at < len(tokens) - 1:
            return False
        return (f"{self._folded(tokens[at - 1])}{MARKS[tokens[at].type]}", self._folded(tokens[at + 1])) in self._pairs

    def _folded(self, token: Token) -> str:
        return self._text[token.start : token.end].casefold()

    # ---- what is written for a token -----------------------------------------------------------------------

    def _word(self, tokens: Sequence[Token], at: int) -> str:
        token = tokens[at]
        written = self._text[token.start : token.end]
        role = self._of[token.start]
        if role == NAME:  # a token may have several words: `anywhere on Earth` is the name of a zone
            return written if token.type == "STRING" else " ".join(written.split())
        if token.type == "STRING":
            return _straight(written)
        if role != WORDS:
            return written
        spelling = RESPELT.get(written.casefold())
        if spelling is None or self._would_name(tokens, at, spelling):
            return spell(written, token.type)
        return spelling

    def _would_name(self, tokens: Sequence[Token], at: int, spelling: str) -> bool:
        """Whether a name of the plan goes on with the new spelling after the word before (`meet & greet` beside an
        activity `meet and greet`): it could be read as that name."""
        return at > 0 and (self._folded(tokens[at - 1]), spelling.split(" ")[0]) in self._pairs


def _straight(written: str) -> str:
    """A quoted text with straight quotation marks, if there is none inside."""
    inside = written[1:-1]
    return f'"{inside}"' if written[0] in QUOTES and '"' not in inside else written


def _reads_as(line: str, pieces: Sequence[Piece], comment: int | None) -> bool:
    """Whether the line is read as these tokens, and its comment begins there."""
    meant: list[tuple[str, str]] = []
    for token, _gap, text in pieces:
        meant += kinds_of(text) if text in SPELLINGS else ((token.type, text),)
    tokens, found = tokenise(line, 0, len(line))
    return found == comment and [(token.type, line[token.start : token.end]) for token in tokens] == meant
