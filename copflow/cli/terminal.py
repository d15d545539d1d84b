"""What stands at the other end of the output: whether it shows colours, how wide it is, which characters it has."""

import codecs
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from copflow.reports.canvas import PIPED_WIDTH, Canvas
from copflow.reports.safe import numbered, safe

LEAST_WIDTH, MOST_WIDTH = 60, 200
NUMBERED = "copflow-numbered"
"""The name of the way to print characters that an output does not have: `<U+00E9>`."""


def prepare() -> None:
    """Make the outputs take every text, whatever their encoding."""
    codecs.register_error(NUMBERED, _number_them)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=NUMBERED)


def _number_them(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(numbered, error.object[error.start : error.end])), error.end


def discard_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not complain of it at the end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


# ---- writing -------------------------------------------------------------------------------------------


def say(text: str) -> None:
    """Write what was asked for."""
    sys.stdout.write(text)
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write what went wrong. That this fails too is nothing that could be said anywhere."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()


def complain_of(name: str, message: str) -> None:
    """Write what is wrong with a file."""
    complain(f"{safe(name)}: {safe(message)}\n")


# ---- what the output is --------------------------------------------------------------------------------


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at it."""
    return stream is not None and stream.isatty()


def has_colours(stream: TextIO) -> bool:
    """NO_COLOR (no-color.org) before FORCE_COLOR before what the output is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    if os.name == "nt" and not (os.environ.get("WT_SESSION") or os.environ.get("TERM")):
        return False  # old consoles print the sequences
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The terminal's width, within what tables are made for; always the same where there is no terminal."""
    if not is_terminal(stream):
        return PIPED_WIDTH
    with suppress(OSError, ValueError):
        columns = os.get_terminal_size(stream.fileno()).columns
        return max(LEAST_WIDTH, min(columns or PIPED_WIDTH, MOST_WIDTH))
    return PIPED_WIDTH


def canvas_of(stream: TextIO) -> Canvas:
    """What reports are written on there."""
    return Canvas(has_colours(stream), width_of(stream))


def can_print(stream: TextIO, text: str) -> bool:
    """Whether the output has these characters."""
    try:
        text.encode(stream.encoding or "ascii")
    except (LookupError, UnicodeError):
        return False
    return True
