"""The inputs that are kept: those that reach what no other reaches, and those that once failed.

They stand in corpus.jsonl, one a line: the bytes of a file as text, or as hexadecimal digits where they are none.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("corpus.jsonl")


class Kept(NamedTuple):
    """An input, and why it is kept."""

    why: str
    data: bytes


def read_corpus() -> list[Kept]:
    """Every input that is kept, in order."""
    if not FILE.is_file():
        return []
    rows = map(json.loads, FILE.read_text(encoding="ascii").splitlines())
    return [Kept(row["why"], row["text"].encode() if "text" in row else bytes.fromhex(row["hex"])) for row in rows]


def write_corpus(inputs: Iterable[Kept]) -> None:
    """Keep these inputs and no others."""
    FILE.write_text("".join(_lines(inputs)), encoding="ascii")


def _lines(inputs: Iterable[Kept]) -> Iterator[str]:
    for why, data in inputs:
        try:
            row = {"why": why, "text": data.decode("utf-8")}
        except UnicodeDecodeError:
            row = {"why": why, "hex": data.hex()}
        yield f"{json.dumps(row)}\n"
