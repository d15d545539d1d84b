"""What formatting changes, as a unified diff.

The formatter knows which line became which, so that nothing has to be searched for, however long the plan is.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from copflow.formatter.layout import Laid

CONTEXT = 3
"""How many lines are shown around a change."""
NO_END = "\\ No newline at end of file"


def diff(name: str, lines: Sequence[Laid]) -> Iterator[str]:
    """The lines of the diff, without line ends; none if nothing changes."""
    changed = [at for at, line in enumerate(lines) if line.before != line.after]
    if not changed:
        return
    yield f"--- {name}"
    yield f"+++ {name}"
    numbers = list(accumulate((line.after is not None for line in lines), initial=0))
    for first, last in _hunks(changed, len(lines)):
        yield f"@@ -{_range(first, last)} +{_range(numbers[first], numbers[last])} @@"
        yield from _lines(lines[first:last])


def _hunks(changed: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """From the first line of each hunk to the one behind its last; hunks that would touch are one."""
    first = last = changed[0]
    for at in changed[1:]:
        if at - last - 1 > 2 * CONTEXT:
            yield max(0, first - CONTEXT), last + CONTEXT + 1
            first = at
        last = at
    yield max(0, first - CONTEXT), min(count, last + CONTEXT + 1)


def _range(first: int, last: int) -> str:
    """A range as diffs write it: its first line, counted from one, and how many lines it has."""
    size = last - first
    return f"{first + 1}" if size == 1 else f"{first + 1 if size else first},{size}"


def _lines(lines: Sequence[Laid]) -> Iterator[str]:
    """The lines of a hunk: in each run of changed lines all old ones before all new ones."""
    new: list[str] = []
    for line in lines:
        if line.before == line.after:
            yield from new
            new = []
            yield from _shown(" ", line.before, line.before)
            continue
        yield from _shown("-", line.before, line.after)
        new += _shown("+", line.after, line.before) if line.after is not None else ()
    yield from new


def _shown(sign: str, line: str, other: str | None) -> Iterator[str]:
    """A line with its sign. Its carriage return is a part of it only where the line ends are what differs."""
    content = line.rstrip("\r\n")
    if other is not None and other != line and other.rstrip("\r\n") == content:
        content = line.removesuffix("\n")
    yield f"{sign}{content}"
    if not line.endswith(("\r", "\n")):
        yield NO_END
