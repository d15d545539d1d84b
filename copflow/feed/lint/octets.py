"""A feed as bytes (RFC 5545, 3.1): encoding, line ends, control characters, folding.

It is unfolded before it is decoded, because others fold inside a character, and readers then differ.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.feed.lint.flaw import Flaw

MOST_OCTETS = 75
"""How long a line is at most, its end not counted."""
MARK = b"\xef\xbb\xbf"
CRLF = b"\r\n"
BLANKS = (b" ", b"\t")

LINE = re.compile(rb"([^\r\n]*)(\r\n|\n|\r|\Z)")
# HTAB is allowed. C1 controls and the others are allowed by RFC 5545, and end lines or vanish in some readers.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


class Physical(NamedTuple):
    """A line of the file with its number, and what ended it; the end is empty where the file ends."""

    number: int
    content: bytes
    end: bytes


class Unfolded(NamedTuple):
    """A line after unfolding, with the number of its first line.

    `is_doubtful`: a wrong line end in or before it, or the end of the file, has been told already, and may be what
    is wrong with its form.
    """

    number: int
    text: str
    is_doubtful: bool


def physical_lines(data: bytes) -> list[Physical]:
    """The lines of a file. Each of CRLF, LF and CR ends one, so that a wrong end is one flaw and not many."""
    body = data.removeprefix(MARK)
    found = ((match[1], match[2]) for match in LINE.finditer(body) if match[0])
    return [Physical(number, content, end) for number, (content, end) in enumerate(found, 1)]


def octet_flaws(data: bytes, lines: Sequence[Physical]) -> Iterator[Flaw]:
    """What is wrong with the bytes, apart from a last line without an end."""
    if data.startswith(MARK):
        yield Flaw(1, "byte-order-mark", "The feed begins with a byte order mark; some readers then find no calendar.")
    yield from _line_ends(lines)
    for line in lines:
        if len(line.content) > MOST_OCTETS:
            title = f"The line has {len(line.content)} octets; it must be folded after at most {MOST_OCTETS}."
            yield Flaw(line.number, "long-line", title)
        if line.content in BLANKS:
            yield Flaw(line.number, "blank-fold", "The line goes on with nothing; some readers end the text here.")


def _line_ends(lines: Sequence[Physical]) -> Iterator[Flaw]:
    """One flaw for all wrong ends of one kind."""
    for end, name in ((b"\n", "LF"), (b"\r", "CR")):
        wrong = [line.number for line in lines if line.end == end]
        if wrong:
            more = f", as do {len(wrong) - 1} more" if len(wrong) > 1 else ""
            yield Flaw(wrong[0], "line-end", f"The line ends with {name} alone{more}; lines must end with CRLF.")


def unfold(lines: Sequence[Physical]) -> Iterator[Unfolded | Flaw]:
    """The lines put together and decoded, and what is wrong with their characters."""
    for group in _groups(lines):
        first = group[0]
        before = lines[first.number - 2].end if first.number > 1 else CRLF
        doubtful = before != CRLF or any(line.end != CRLF for line in group)
        raw = b"".join([first.content, *(line.content[1:] for line in group[1:])])
        yield from _character_flaws(group, raw)
        yield Unfolded(first.number, raw.decode("utf-8", "replace"), doubtful)


def _groups(lines: Sequence[Physical]) -> Iterator[list[Physical]]:
    """A line with those that go on with it, which begin with a blank."""
    group: list[Physical] = []
    for line in lines:
        if group and not line.content.startswith(BLANKS):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _character_flaws(group: Sequence[Physical], raw: bytes) -> Iterator[Flaw]:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        is_cut = not group[-1].end and error.reason == "unexpected end of data"
        if not is_cut:  # the end of a file that is cut off is told as that
            yield Flaw(_line_at(group, error.start), "not-utf-8", "The line has bytes that are not UTF-8.")
        return
    yield from (Flaw(line, "split-character", "The line is folded inside a character.") for line in _splits(group))
    if found := CONTROL.search(text):  # the first one tells enough
        line = _line_at(group, len(text[: found.start()].encode()))
        yield Flaw(line, "control-character", f"The line has the control character U+{ord(found[0]):04X}.")


def _splits(group: Sequence[Physical]) -> Iterator[int]:
    """The lines that end inside a character, of a text that is whole when it is put together."""
    for line in group[:-1]:
        try:
            line.content.decode()
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data":
                yield line.number


def _line_at(group: Sequence[Physical], offset: int) -> int:
    """The number of the line in which an octet of the unfolded line is."""
    for index, line in enumerate(group):
        offset -= len(line.content) - (index > 0)
        if offset < 0:
            return line.number
    return group[-1].number
