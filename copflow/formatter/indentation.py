"""How far each line is set in: two blanks for each level."""

from bisect import bisect_left
from collections.abc import Sequence

from copflow.formatter.lines import Line
from copflow.language.lines import width

STEP = "  "


def indents_of(lines: Sequence[Line]) -> list[str]:
    """The indentation of every line.

    Lines that must stay as they are can only stand where they are. So a block with such a line in it, from one line
    that is not set in to the next, keeps its indentation, unless the line is where it should be.
    """
    kept = _kept(lines)
    below = _depths_below(lines)
    levels: list[int] = []
    indents: list[str] = []
    for at, line in enumerate(lines):
        levels = _levels(levels, line) if line.tokens else levels
        depth = line.depth if line.tokens else _depth_of_comment(line, levels, below[at])
        indents.append(line.indent if kept[at] or line.is_unread or depth is None else STEP * depth)
    return indents


def _kept(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether its block keeps its indentation."""
    kept = [False] * len(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or (lines[at].tokens and not lines[at].indent):
            if any(_cannot_move(line) for line in lines[start:at]):
                kept[start:at] = [True] * (at - start)
            start = at
    return kept


def _cannot_move(line: Line) -> bool:
    """Whether the line must stay where it is, and that is not where it should be."""
    if not line.tokens or not line.is_unread or not line.indent:
        return False
    return line.is_askew or line.depth is None or line.indent != STEP * line.depth


def _levels(levels: list[int], line: Line) -> list[int]:
    """The columns of the open blocks, down to the line's own."""
    if line.depth is None:  # it has an error and opens no block
        return levels if line.indent else []
    return [*levels[: line.depth], width(line.indent)]


def _depths_below(lines: Sequence[Line]) -> list[int]:
    """For each line, the depth of the next line with an entry; 0 at the end."""
    depths: list[int] = []
    depth = 0
    for line in reversed(lines):
        depths.append(depth)
        depth = depth if line.depth is None else line.depth
    return depths[::-1]


def _depth_of_comment(line: Line, levels: Sequence[int], below: int) -> int:
    """A comment alone on its line stands as deep as the line below it; it may stand deeper, as the last line of a
    block that ends there, or below a line that has no block (a step that was made a comment)."""
    return max(bisect_left(levels, width(line.indent)), below)
