"""What text is written on: how wide it is, and whether it shows colours."""

from enum import Enum
from typing import NamedTuple

from copflow.diagnostics.rules import Severity

PIPED_WIDTH = 100
"""The width of what no terminal shows: always the same, so that the text is."""


class Look(Enum):
    """How a part of the text looks; the value is the parameter of the terminal's escape sequence (ECMA-48, SGR).

    Every part says in words what its look says.
    """

    STRONG = "1"
    PALE = "2"
    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    GOOD = "32"


LOOKS = {Severity.ERROR: Look.ERROR, Severity.WARNING: Look.WARNING, Severity.INFO: Look.INFO}


class Canvas(NamedTuple):
    """A terminal, or a file or pipe, which is the default."""

    colour: bool = False
    width: int = PIPED_WIDTH

    def paint(self, text: str, look: Look) -> str:
        """The text with its look, or as it is where there are no colours."""
        return f"\x1b[{look.value}m{text}\x1b[0m" if self.colour and text else text
