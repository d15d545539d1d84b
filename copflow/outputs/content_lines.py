"""Content lines of an iCalendar file (RFC 5545, 3.1): escaped, folded, as UTF-8 with CRLF.

Written here and not by the icalendar package, with which the tests read them. The package writes a tenth as many
events a second and takes 0.2 seconds to import, and it makes a line end out of the `\\N` of `C:\\New` (7.3.0).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

LINE_END = b"\r\n"
FOLD = b"\r\n "
MOST_OCTETS = 75
"""The most octets of a line, without its line end (RFC 5545, 3.1)."""


def escaped(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11). The text must have no controls but line feeds."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def text_list(items: Iterable[str]) -> str:
    """A list of values of type TEXT."""
    return ",".join(map(escaped, items))


def utc(instant: datetime) -> str:
    """`20261110T190000Z`: an instant (RFC 5545, 3.3.5, form 2), whole seconds."""
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def day(value: date) -> str:
    """`20261110`: a day (RFC 5545, 3.3.4)."""
    return value.strftime("%Y%m%d")


def folded(line: str) -> bytes:
    """One content line with its line end, folded between characters, and never inside an escape.

    RFC 5545 allows a fold between the two characters of an escape; some readers unescape first.
    """
    rest = line.encode()
    if len(rest) <= MOST_OCTETS:
        return rest + LINE_END
    pieces: list[bytes] = []
    room = MOST_OCTETS
    at = 0
    while len(rest) - at > room:
        end = _fold_at(rest, at, at + room)
        pieces.append(rest[at:end])
        at, room = end, MOST_OCTETS - 1
    return FOLD.join((*pieces, rest[at:])) + LINE_END


def _fold_at(line: bytes, start: int, end: int) -> int:
    """The last place up to `end` where a line may be folded."""
    while line[end] & 0b1100_0000 == 0b1000_0000:  # inside a character
        end -= 1
    piece = line[start:end]
    return end - (len(piece) - len(piece.rstrip(b"\\"))) % 2
