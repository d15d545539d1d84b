"""Inputs by chance through everything: `python -m bench.fuzz [inputs [first]]`, from the root of the checkout.

Each is read, compiled, formatted, reported in every form, and its first fixes are made (tests/fuzz/trying.py). It
prints how many were plans without an error, how many with, how many were no text, the slowest ones, and whatever
failed. What failed is made smaller and put into tests/fuzz/corpus.jsonl, which the tests replay.

`python -m bench.fuzz --keep [inputs]` looks for inputs that reach lines of copflow that no input of the corpus
reaches yet, and keeps them, made smaller. That takes ten times as long.
"""

import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from types import CodeType, FrameType
from typing import Any, NamedTuple

from copflow.cli import main as _thresholds  # noqa: F401 (sets how often garbage is looked for)
from tests.fuzz.changing import an_input
from tests.fuzz.corpus import Kept, read_corpus, write_corpus
from tests.fuzz.trying import try_input

INPUTS = 100_000
TO_KEEP = 3_000
ROOT = str(Path(__file__).resolve().parent.parent / "copflow")
SLOWEST = 5
MOST_PARTS = 400
"""Of how many lines, words or bytes an input may consist to be made smaller by leaving some out."""
STEP = 10_000
"""After how many inputs a line says how far it is."""

Line = tuple[str, int]


class Failure(NamedTuple):
    """An input that failed, and the last place in copflow that it came by."""

    data: bytes
    where: str


def failure_of(data: bytes) -> str | None:
    """What the input raises, and where; None if nothing."""
    try:
        try_input(data)
    except Exception as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(ROOT)]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "the form of what came out"
        return f"{type(error).__name__} in {place}: {str(error)[:100]}"
    return None


def run(count: int, first: int) -> list[Failure]:
    """Try so many inputs, print what came of them, and give those that failed."""
    kinds: Counter[str] = Counter()
    slowest: list[tuple[float, int]] = []
    failures: list[Failure] = []
    begun = time.process_time()
    for number in range(first, first + count):
        data, start = an_input(Random(number)), time.process_time()
        where = _count(data, kinds)
        slowest = sorted([*slowest, (time.process_time() - start, number)], reverse=True)[:SLOWEST]
        if where is not None:
            failures.append(Failure(data, where))
            print(f"input {number}: {where}", flush=True)
        if (number - first + 1) % STEP == 0:
            print(f"{number - first + 1:,} inputs, {time.process_time() - begun:.0f} s", flush=True)
    taken = time.process_time() - begun
    print(
        f"{count:,} inputs in {taken:.0f} s of processor time:",
        ", ".join(f"{n:,} {k}" for k, n in sorted(kinds.items())),
    )
    print("slowest:", ", ".join(f"{seconds:.2f} s (input {number})" for seconds, number in slowest))
    return failures


def _count(data: bytes, kinds: Counter[str]) -> str | None:
    """Try an input and count what it is; what it raises is only looked at where it raises."""
    try:
        tried = try_input(data)
    except Exception:
        kinds["failed"] += 1
        return failure_of(data) or "a failure that does not come again"
    kinds["without an error" if tried.is_clean else "with errors" if tried.is_text else "no text"] += 1
    return None


def smaller(data: bytes, holds: Callable[[bytes], bool]) -> bytes:
    """The input without whatever it does not need: lines first, then words, then single bytes."""
    for parts_of in (_lines, _words, _bytes):
        parts = parts_of(data)
        size = max(1, len(parts) // 2)
        while size and len(parts) < MOST_PARTS:
            at = 0
            while at < len(parts):
                without = [*parts[:at], *parts[at + size :]]
                if holds(b"".join(without)):
                    parts = without
                else:
                    at += size
            size //= 2
        data = b"".join(parts)
    return data


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _words(data: bytes) -> list[bytes]:
    *words, last = data.split(b" ")
    return [*(word + b" " for word in words), last]


def _bytes(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))]


def keep_failures(failures: list[Failure]) -> None:
    """Put one small input for each place that failed into the corpus."""
    first = {failure.where.split(":")[0]: failure for failure in reversed(failures)}
    found = []
    for place, failure in first.items():
        small = smaller(failure.data, partial(_fails_at, place))
        print(f"\n{failure.where}\n{small!r}")
        found.append(Kept(f"failed: {failure.where}", small))
    write_corpus([*read_corpus(), *found])


def _fails_at(place: str, data: bytes) -> bool:
    return (failure_of(data) or "").startswith(place)


# ---- which lines an input reaches --------------------------------------------------------------------------


def reached(data: bytes) -> set[Line]:
    """The lines of copflow that run for an input."""
    lines: set[Line] = set()
    ours: dict[CodeType, bool] = {}

    def line(frame: FrameType, _event: str, _argument: object) -> Any:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return line

    def call(frame: FrameType, _event: str, _argument: object) -> Any:
        code = frame.f_code
        if code not in ours:
            ours[code] = code.co_filename.startswith(ROOT)
        return line if ours[code] else None

    sys.settrace(call)
    try:
        try_input(data)
    finally:
        sys.settrace(None)
    return lines


def _reaches(lines: set[Line], data: bytes) -> bool:
    return lines <= reached(data)


def keep_new(count: int) -> None:
    """Add to the corpus what reaches new lines."""
    corpus = read_corpus()
    known: set[Line] = set()
    for kept in corpus:
        known |= reached(kept.data)
    for number in range(count):
        data = an_input(Random(-1 - number))
        new = reached(data) - known
        if new:
            small = smaller(data, partial(_reaches, new))
            known |= reached(small)
            corpus.append(Kept(f"reaches {len(new)} new lines", small))
    print(f"{count:,} inputs, {len(known):,} lines reached, {len(corpus)} inputs in the corpus")
    write_corpus(corpus)


def main(arguments: list[str]) -> None:
    """Try inputs, or look for new ones to keep."""
    if "--keep" in arguments:
        keep_new(int(arguments[1]) if len(arguments) > 1 else TO_KEEP)
        return
    count, first = (*map(int, arguments), *(INPUTS, 0)[len(arguments) :])
    if failures := run(count, first):
        keep_failures(failures)


if __name__ == "__main__":
    main(sys.argv[1:])
