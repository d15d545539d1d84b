"""How wide text is, without a font at hand: the widths of DejaVu Sans, which is wider than what most systems show.

Whoever draws needs no more than this: that no label is ever wider than it was reckoned, hardly ever much narrower.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from copflow.outputs.text import ELLIPSIS, shorten

SIZE = 12.0
"""The usual size of letters, in units of a picture."""
BOLD = 1.14
"""How much wider than plain text bold text is."""

# fmt: off
_ASCII = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
)
"""From the blank to the tilde, in thousandths of the size."""
# fmt: on
_BY_CATEGORY = {"Lu": 770, "Lt": 1000, "Ll": 650, "Lo": 850, "Nd": 640, "So": 1000, "Sm": 840, "Zs": 500, "Pd": 1000}
_OTHER = 700
_WIDE, _EMOJI = 1000, 1300
_LONGEST = 6000
"""Of the few letters that are whole sentences: U+FDFD and its like."""


class Type(NamedTuple):
    """How letters are set: their size in units of a picture, and whether they are bold."""

    size: float = SIZE
    bold: bool = False


PLAIN, BOLD_TYPE, SMALL = Type(), Type(bold=True), Type(11)


@lru_cache(maxsize=4096)
def _advance(letter: str) -> int:
    """How far a letter takes the next one, in thousandths of the size."""
    code = ord(letter)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    if letter == ELLIPSIS:
        return _WIDE
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf", "Cc", "Cs"):
        return 0
    if 0xFDF0 <= code <= 0xFDFD or 0x12000 <= code <= 0x1254F:
        return _LONGEST
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _EMOJI if category == "So" else _WIDE
    return _BY_CATEGORY.get(category, _OTHER)


def width(text: str, set_as: Type = PLAIN) -> float:
    """The width of a line."""
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isprintable() or unicodedata.category(letter) != "Cc")
    return sum(map(_advance, text)) * set_as.size / 1000 * (BOLD if set_as.bold else 1)


def fitted(text: str, room: float, set_as: Type = PLAIN) -> str:
    """The text, cut with an ellipsis if it is wider than the room; never inside what a reader sees as one character."""
    if width(text, set_as) <= room:
        return text
    scale = set_as.size / 1000 * (BOLD if set_as.bold else 1)
    left = room / scale - _advance(ELLIPSIS)
    for count, letter in enumerate(text):
        left -= _advance(letter)
        if left < 0:
            return shorten(f"{text} ", count + 1) if count else ELLIPSIS
    return text


def wrapped(text: str, room: float, set_as: Type = PLAIN, *, most: int = 2) -> list[str]:
    """The text in at most so many lines of such a width, broken between words; the last one is cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", set_as) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(fitted(line, room, set_as))
    return [*lines, fitted(" ".join(words), room, set_as)] if words else lines
