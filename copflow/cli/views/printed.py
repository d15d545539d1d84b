"""Lines of a view as text: with colours, by rich, or plain. Nothing else of the views needs rich."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from copflow.cli.views.sheet import ASCII, PRETTY, Line, Sheet

if TYPE_CHECKING:
    from rich.text import Text


def sheet_of(stream: TextIO) -> Sheet:
    """What views are written on there."""
    from copflow.cli.terminal import can_print, width_of

    letters = (stream.encoding or "ascii").lower()
    return Sheet(width_of(stream), PRETTY if can_print(stream, "".join(PRETTY)) else ASCII, letters)


def printed(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text, without blanks at their ends."""
    if not colour:
        return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)
    from rich.console import Console

    console = Console(width=1_000, force_terminal=True, color_system="standard", highlight=False)
    with console.capture() as captured:
        for line in lines:
            console.print(rich_text(line), soft_wrap=True)
    return captured.get()


def rich_text(line: Line) -> "Text":
    """A line for a console of rich."""
    from rich.text import Text

    text = Text(no_wrap=True, end="")
    for piece in line:
        text.append(piece.text, style=piece.look)
    text.rstrip()
    return text


def say_lines(lines: Iterable[Line]) -> None:
    """Write a view where what is asked for goes."""
    import sys

    from copflow.cli.terminal import has_colours, say

    say(printed(lines, colour=has_colours(sys.stdout)))
