"""Text on its way out of copflow: without what no format can carry, and as short as a title has to be."""

import re
import unicodedata

ELLIPSIS = "…"

# Line ends first: they are controls too, and they separate words. U+2028 and U+2029 end lines in some readers.
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")

_JOINER = "\u200d"
_CLINGING = frozenset({"Mn", "Me", "Mc", "Cf", "Sk"})
"""The categories of characters that belong to the one before them: accents, joiners, skin tones."""


def one_line(text: str) -> str:
    """The text without control characters and lone surrogates; line ends and tabs become blanks."""
    if text.isprintable():
        return text
    return _UNWANTED.sub("", _LINE_ENDS.sub(" ", text.replace("\t", " ")))


def shorten(text: str, room: int) -> str:
    """The text in at most `room` characters, the last one an ellipsis if something is left out.

    It is cut between words where there is one, and never inside what a reader sees as one character.
    """
    if len(text) <= room:
        return text
    at = room - 1
    blank = text.rfind(" ", 0, at + 1)
    if blank > room // 2:
        at = blank
    while at > 1 and (unicodedata.category(text[at]) in _CLINGING or text[at - 1] == _JOINER):
        at -= 1
    return text[:at].rstrip() + ELLIPSIS
