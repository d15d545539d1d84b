"""Texts with slips of the hand, and bytes that no hand wrote: changes of the plans and specs that copflow has."""

import re
from functools import cache
from pathlib import Path
from random import Random

from tests.fuzz.walking import plan, texts
from tests.lang.specs import all_specs

PLANS = Path(__file__).parent.parent.parent / "plans"
PIECES = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 6_000
"""How many characters of a plan are changed at most, so that one input takes no longer than ten others."""
ODD = (
    "\x00", "\x0c", "\x1b[31m", "\x85", "\u00a0", "\u200b", "\u200d", "\u2028", "\u202e", "\ufeff", "\ud800", "İ",
    "ß", "日", "٣", "²", "½", '"', "\u201c", "#", ";", ",", ":", "/", "-", "\r", "\n", "\t", "  ", "999999", "1e9",
    "-1", "0",
)  # fmt: skip
BYTES = (
    b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n\r",
    b"\n", b"\n  ", b"\t", b'"', b"#", b";", b",", b" of ", b" every ", b" before ", b"\x1a", b"\x7f", b"\x80",
)  # fmt: skip


@cache
def seeds() -> tuple[str, ...]:
    """Every plan of the specs, and the beginnings of those that travel with copflow."""
    written = [path.read_text(encoding="utf-8")[:LONGEST] for path in sorted(PLANS.glob("**/*.plan"))]
    return (*(spec.text for spec in all_specs()), *written)


def slipped(random: Random, text: str) -> str:
    """The text after a few slips: words, lines or letters that are lost, doubled, swapped or put in."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        parts = _parts(random, text)
        if not parts:
            return text
        at, other = random.randrange(len(parts)), random.randrange(len(parts))
        match random.randrange(6):
            case 0:
                del parts[at]
            case 1:
                parts.insert(at, parts[other])
            case 2:
                parts[at], parts[other] = parts[other], parts[at]
            case 3:
                parts[at] = _piece(random)
            case 4:
                parts.insert(at, f" {_piece(random)} ")
            case _:
                del parts[at : at + 4]
        text = "".join(parts)
    return text


def _parts(random: Random, text: str) -> list[str]:
    match random.randrange(4):
        case 0:
            return text.splitlines(keepends=True)
        case 1:
            return list(text)
        case _:
            return PIECES.findall(text)


def _piece(random: Random) -> str:
    if random.random() < 0.3:
        return random.choice(ODD)
    return random.choice(texts()[random.choice(tuple(texts()))])


def scrambled(random: Random, data: bytes) -> bytes:
    """The bytes after changes that know nothing of text."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randrange(len(changed) + 1)
        match random.randrange(5):
            case 0:
                changed[at:at] = random.choice(BYTES)
            case 1:
                changed[at : at + 1] = bytes((random.randrange(256),))
            case 2:
                del changed[at : at + random.choice((1, 2, 8, 64))]
            case 3:
                changed[at:at] = changed[at : at + random.choice((4, 32, 200))]
            case _:
                other = random.choice(seeds()).encode("utf-8", "surrogatepass")
                begin = random.randrange(len(other) + 1)
                changed[at:at] = other[begin : begin + random.choice((8, 80))]
    return bytes(changed)


def an_input(random: Random) -> bytes:
    """A plan by chance, as the bytes of a file: walked, walked with slips, a known one with slips, or scrambled."""
    match random.randrange(10):
        case 0 | 1 | 2:
            return _bytes(plan(random))
        case 3 | 4:
            return _bytes(slipped(random, plan(random)))
        case 5 | 6 | 7:
            return _bytes(slipped(random, random.choice(seeds())))
        case _:
            return scrambled(random, _bytes(random.choice(seeds())))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
