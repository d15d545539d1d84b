"""The page of one rule for a terminal."""

from rich.console import Console, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text
from rich.theme import Theme

from copflow.cli.rule_page import Code, Message, Page, Piece, Prose
from copflow.reports.canvas import LOOKS, Canvas, Look
from copflow.reports.concise import WORDS

GAP = 2
WIDEST = 100
"""Longer lines of prose are hard to read."""
LOOK_OF_WORDS = Theme({"markdown.code": "bold cyan"})
"""rich's own look has a black ground, which is a bar on a light terminal."""


def render(page: Page, canvas: Canvas) -> str:
    """The page as text, with escape sequences if there are to be colours."""
    canvas = canvas._replace(width=min(canvas.width, WIDEST))
    console = Console(
        width=canvas.width,
        force_terminal=canvas.colour,
        color_system="standard" if canvas.colour else None,
        highlight=False,
        theme=LOOK_OF_WORDS,
    )
    severity = page.rule.severity
    name, word = canvas.paint(page.rule.name, Look.STRONG), canvas.paint(WORDS[severity], LOOKS[severity])
    with console.capture() as captured:
        console.print(Text.from_ansi(f"{name}  {word}"))
        for title, pieces in page.parts:
            if title:
                console.print(Text(f"\n{title}", style="bold"))
            for number, piece in enumerate(pieces):
                above = int(number > 0 or not title)
                console.print(Padding(_piece(piece, canvas), (above, 0, 0, _indent(piece))))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _indent(piece: Piece) -> int:
    return GAP if isinstance(piece, Prose) else 2 * GAP


def _piece(piece: Piece, canvas: Canvas) -> RenderableType:
    match piece:
        case Prose(text):
            return Markdown(text) if canvas.colour else Text(text)  # without colours the backticks are all that marks
        case Code(_kind, text):
            return Text(text.rstrip("\n"), overflow="fold")
        case Message():
            narrow = canvas._replace(width=canvas.width - 2 * GAP)
            return Text.from_ansi(piece.text(narrow), overflow="fold")
