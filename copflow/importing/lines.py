"""From a feed's bytes to blocks of properties, each with its line (RFC 5545, 3.1, 3.4 and 3.6).

Every block stands for itself: a broken one costs no other one. Nothing is understood yet.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from copflow.importing.notes import Notes

MOST_BYTES = 10 * 1024 * 1024
"""The largest feed."""
MOST_BLOCKS = 20_000
"""How many events, to-dos and zones of a feed are read."""
MOST_CHARACTERS = 20_000
"""How long a property is; what is behind it is left out. Attached pictures are longer."""
DEEPEST = 6

# RFC 5545, 3.1: name *(";" parameter) ":" value. A parameter may have a colon only in quotation marks.
PROPERTY = re.compile(r"([A-Za-z0-9-]+)((?:;[^=:;]+=(?:\"[^\"]*\"|[^\":;])*)*):(.*)", re.DOTALL)
PARAMETER = re.compile(r";([^=:;]+)=((?:\"[^\"]*\"|[^\":;])*)")
LINE_END = re.compile(r"\r\n|\n|\r")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Property(NamedTuple):
    """`DTSTART;TZID=Europe/Berlin:20261110T140000`: names in capitals, the value as it is written."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int


@dataclass(slots=True)
class Block:
    """What stands between BEGIN and END. `is_closed`: its END was there."""

    kind: str
    line: int
    properties: list[Property] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)
    is_closed: bool = False

    def all(self, name: str) -> list[Property]:
        """The properties of a name, in order."""
        return [one for one in self.properties if one.name == name]

    def first(self, *names: str) -> Property | None:
        """The first property that has one of the names, in the order of the names."""
        found = (one for name in names for one in self.properties if one.name == name)
        return next(found, None)


def decode(data: bytes, notes: Notes) -> str:
    """The text of a feed. RFC 5545 wants UTF-8; what is not is taken for the usual one-byte text, which is said."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        notes.add(0, "The feed is not UTF-8; it was read as Windows-1252. Look at names with accents.")
        return data.decode("cp1252", "replace")


def read_blocks(text: str, notes: Notes) -> list[Block]:
    """The blocks of a feed that are below no other: its VCALENDARs, if it is one."""
    reader = _Reader(notes)
    for line, written in unfolded(LINE_END.split(text)):
        reader.read(line, written)
    return reader.close()


def unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Whole lines with their numbers: what begins with a blank goes on with the line above (RFC 5545, 3.1)."""
    begun, parts, length = 0, [""], 0
    for number, line in enumerate(lines, 1):
        if line[:1] in (" ", "\t") and begun:
            if length < MOST_CHARACTERS:
                parts.append(line[1:])
                length += len(line)
            continue
        if begun:
            yield begun, "".join(parts)[:MOST_CHARACTERS]
        begun, parts, length = number, [line], len(line)
    yield begun, "".join(parts)[:MOST_CHARACTERS]


class _Reader:
    """Puts properties into blocks."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._open: list[Block] = []
        self._made: list[Block] = []
        self._count = 0

    def read(self, line: int, written: str) -> None:
        """Take one line."""
        if not written.strip():
            return None
        found = PROPERTY.fullmatch(written)
        if found is None:
            return self._broken(line)
        name, value = found[1].upper(), found[3]
        if name == "BEGIN":
            self._begin(value.strip().upper(), line)
        elif name == "END":
            self._end(value.strip().upper(), line)
        elif self._open:
            self._open[-1].properties.append(Property(name, _parameters(found[2]), value, line))
        return None

    def _broken(self, line: int) -> None:
        if self._open:
            self._notes.count(line, "This line cannot be read, and is left out")

    def _begin(self, kind: str, line: int) -> None:
        block = Block(kind, line)
        self._count += 1
        if self._count == MOST_BLOCKS + 1:
            self._notes.add(line, f"The feed has more than {MOST_BLOCKS:,} entries; the rest is left out.", lost=True)
        if self._count <= MOST_BLOCKS and len(self._open) < DEEPEST:
            (self._open[-1].blocks if self._open else self._made).append(block)
        self._open.append(block)

    def _end(self, kind: str, line: int) -> None:
        """Close the block, and those in it that were not closed; an END of what is not open means nothing."""
        if all(block.kind != kind for block in self._open[-DEEPEST:]):
            self._notes.count(line, f"This END:{kind[:20]} ends nothing")
            return
        while self._open:
            block = self._open.pop()
            if block.kind == kind:
                block.is_closed = True
                return

    def close(self) -> list[Block]:
        """All blocks; those that the feed never ends are what was read of them."""
        for block in self._open[:DEEPEST]:
            self._notes.add(
                block.line, f"This BEGIN:{block.kind[:20]} is never ended. The feed may be cut off.", lost=True
            )
        return self._made


def _parameters(written: str) -> dict[str, str]:
    return {name.upper(): value.replace('"', "") for name, value in PARAMETER.findall(written)}
