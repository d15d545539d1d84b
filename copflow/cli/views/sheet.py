"""What a view is written on: how wide it is, which marks and letters it has; and lines, made of pieces with a look."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from copflow.outputs.text import one_line
from copflow.reports.canvas import PIPED_WIDTH
from copflow.reports.safe import cells, numbered, safe

PLAIN, STRONG, PALE = "", "bold", "dim"
GOOD, SOON, BAD = "green", "yellow", "bold red"
"""Looks, as rich writes them. Every piece says in words or by its mark what its look says."""
GAP = "  "


class Marks(NamedTuple):
    """The characters that pictures are made of; each takes one column, but for those of the last line."""

    live: str
    bar: str
    due: str
    run: str
    open: str
    dash: str
    until: str
    today: str
    month: str
    closed: str
    done: str
    late: str
    risk: str
    cancelled: str
    task: str
    down: str
    dot: str
    tee: str
    corner: str
    arrow: str
    more: str


PRETTY = Marks._make([*"◆━┫═◇╌┤│┊░✓!?×▪│·", "├─ ", "└─ ", "→", "…"])  # noqa: RUF001
ASCII = Marks._make([*"*-]=o~>|:.v!?x-|-", "|- ", "`- ", "->", "..."])


class Piece(NamedTuple):
    """A part of a line, and how it looks."""

    text: str
    look: str = PLAIN


Line = Sequence[Piece]


class Sheet(NamedTuple):
    """A terminal, or a file or pipe, which is the default. `letters`: the encoding."""

    width: int = PIPED_WIDTH
    marks: Marks = PRETTY
    letters: str = "utf-8"

    def text(self, text: str) -> str:
        """What somebody wrote, in one line, so that nothing in it is obeyed, and it is as wide as it is counted."""
        shown = safe(one_line(text))
        if shown.isascii() or self.letters == "utf-8":
            return shown
        return "".join(letter if _has(self.letters, letter) else numbered(letter) for letter in shown)

    def fit(self, text: str, room: int) -> str:
        """The text in at most so many columns; what is left out is marked."""
        return fit(text, room, self.marks.more)

    def paragraph(self, text: str, look: str = PLAIN) -> "list[Line]":
        """The text in as many lines as it needs."""
        return [[Piece(part, look)] for part in wrapped(self.text(text), self.width)]


def _has(letters: str, letter: str) -> bool:
    try:
        letter.encode(letters)
    except (LookupError, UnicodeError):
        return False
    return True


# ---- columns -------------------------------------------------------------------------------------------


def columns(text: str) -> int:
    """How many columns the text takes. The selector of the picture of a letter makes it wide in most terminals."""
    return cells(text) + text.count("\ufe0f")


def line_columns(line: Line) -> int:
    """How many columns the line takes."""
    return sum(columns(piece.text) for piece in line)


def pad(text: str, room: int) -> str:
    """The text with blanks behind it."""
    return text + " " * (room - columns(text))


def fit(text: str, room: int, more: str) -> str:
    """The text in at most so many columns, cut where nothing is torn apart."""
    if columns(text) <= room:
        return text
    left, kept = room - columns(more), ""
    for part in _clusters(text):
        left -= columns(part)
        if left < 0:
            break
        kept += part
    return kept.rstrip() + more if room >= columns(more) else more[:room]


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most so many columns, broken at blanks, and inside of words that are too long."""
    lines, at = [""], 0
    for word in text.split(" "):
        needed = columns(word)
        if at and at + 1 + needed <= room:
            lines[-1] += f" {word}"
            at += 1 + needed
            continue
        first, *rest = _broken(word, room) if needed > room else [word]
        lines = [*lines, first] if lines[-1] or at else [first]
        lines += rest
        at = columns(lines[-1])
    return lines


def _broken(word: str, room: int) -> list[str]:
    parts, at = [""], 0
    for part in _clusters(word):
        needed = columns(part)
        if at and at + needed > room:
            parts.append("")
            at = 0
        parts[-1] += part
        at += needed
    return parts


def _clusters(text: str) -> Iterable[str]:
    """The letters, each with what belongs to it: accents, and what a joiner joins."""
    found: list[str] = []
    for letter in text:
        if found and (columns(letter) == 0 or letter == "\ufe0f" or found[-1].endswith("\u200d")):
            found[-1] += letter
        else:
            found.append(letter)
    return found
