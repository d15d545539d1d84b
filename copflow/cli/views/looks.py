"""How what is drawn looks: the colours of purposes, the marks of how activities stand."""

from collections.abc import Iterable, Mapping, Sequence

from copflow.cli.views.sheet import BAD, GOOD, PALE, SOON, Line, Marks, Piece, columns
from copflow.overview.purposes import purposes_of
from copflow.overview.standing import Standing
from copflow.schedule.model import Entry

COLOURS = ("blue", "green", "yellow", "magenta", "cyan", "bright_blue", "bright_magenta", "bright_green")
"""For the purposes in the order of the text; red is for what is late, and for today."""
UNSAID_COLOUR = "white"

LOOKS = {
    Standing.LATE: BAD,
    Standing.RISK: SOON,
    Standing.TODAY: SOON,
    Standing.DONE: GOOD,
    Standing.PAST: PALE,
    Standing.CANCELLED: PALE,
    Standing.UNDATED: PALE,
}


def colours_of(entries: Sequence[Entry]) -> Mapping[str, str]:
    """The colour of each purpose, by its name in lower case."""
    named = [name for name in purposes_of(entries) if name]
    found = {name.casefold(): COLOURS[at % len(COLOURS)] for at, name in enumerate(named)}
    return {**found, "": UNSAID_COLOUR}


def standing_mark(standing: Standing, marks: Marks) -> str | None:
    """The mark of what is no longer simply to come; None for the rest, which is drawn by what it is."""
    return {
        Standing.DONE: marks.done,
        Standing.LATE: marks.late,
        Standing.RISK: marks.risk,
        Standing.CANCELLED: marks.cancelled,
    }.get(standing)


def flowing(items: Iterable[Sequence[Piece]], width: int, gap: str = "  ") -> list[Line]:
    """Items one behind the other, in as many lines as they need."""
    lines: list[list[Piece]] = []
    at = width
    for item in items:
        needed = sum(columns(piece.text) for piece in item)
        if at + len(gap) + needed > width or not lines:
            lines.append(list(item))
            at = needed
        else:
            lines[-1] += [Piece(gap), *item]
            at += len(gap) + needed
    return list(lines)
