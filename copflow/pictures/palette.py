"""The colours. Each purpose of a plan has one by its place in overview.purposes; shapes and words say the rest.

The hues stay apart for people who see no red, no green or no blue: the tests simulate it (Machado, Oliveira and
Fernandes 2009). Against both grounds of a picture a hue has the contrast of text, a pale one that of graphics
(WCAG 2.2, 1.4.3 and 1.4.11).
"""

from collections.abc import Sequence
from typing import NamedTuple

from copflow.overview.purposes import UNSAID, purpose_of, purposes_of
from copflow.schedule.model import Entry

NEUTRAL = "pn"
"""The class of what has no purpose."""
ROUNDS = 2
"""How often the hues are gone through: the second time marks have a hole. Purposes after that share the neutral hue."""


class Hue(NamedTuple):
    """A colour, the same when nothing is left to be done, and as the inside of an outline."""

    full: str
    pale: str
    tint: str


HUES = (
    Hue("#1d4bf5", "#6585f8", "#dbe2fd"),
    Hue("#008143", "#3b9e6e", "#d6ebe1"),
    Hue("#c04808", "#cf7443", "#f5e2d7"),
    Hue("#5729a8", "#9a7fcb", "#e4ddf1"),
    Hue("#9c2e62", "#be7597", "#efdee6"),
    Hue("#1e588b", "#688fb1", "#dbe4ec"),
    Hue("#6b3907", "#a58668", "#e7dfd7"),
    Hue("#1e2a73", "#838ab2", "#dbdde9"),
)
DARK_HUES = (
    Hue("#718cfc", "#5468b7", "#2a3352"),
    Hue("#55c57f", "#397a54", "#244134"),
    Hue("#e4704c", "#a8563e", "#462c28"),
    Hue("#b381c1", "#836190", "#3a3044"),
    Hue("#ff89b4", "#9c5974", "#4c3240"),
    Hue("#27f8ec", "#1c7a78", "#194d4e"),
    Hue("#d8c94e", "#746e34", "#434228"),
    Hue("#aec9ff", "#5f6e8b", "#394252"),
)
NO_HUE, DARK_NO_HUE = Hue("#535c68", "#878d95", "#e3e5e7"), Hue("#a9b3c0", "#676e78", "#383c43")

GROUNDS = {"paper": "#ffffff", "band": "#f5f7fa", "closed": "#e9edf2"}
"""What is behind marks and labels: the sheet, every second lane, and closed days."""
DARK_GROUNDS = {"paper": "#14171c", "band": "#1c2128", "closed": "#2a313b"}
INKS = {"ink": "#1a1f26", "muted": "#535c68", "late": "#b3240f"}
"""The colours of text; `late` is today's line too."""
DARK_INKS = {"ink": "#e6eaf0", "muted": "#a9b3c0", "late": "#ff8a73"}
LINES, DARK_LINES = {"line": "#d8dde4"}, {"line": "#363e4a"}
"""Lines that only help the eye, and need no contrast."""


def variables(*, dark: bool) -> dict[str, str]:
    """The colours by the names of their CSS properties: `--ink`, `--p0`, `--p0-pale`, `--p0-tint`, …"""
    if dark:
        plain, hues = DARK_GROUNDS | DARK_INKS | DARK_LINES, (*DARK_HUES, DARK_NO_HUE)
    else:
        plain, hues = GROUNDS | INKS | LINES, (*HUES, NO_HUE)
    named = {f"--{name}": colour for name, colour in plain.items()}
    for at, hue in enumerate(hues):
        name = f"--p{at}" if at < len(HUES) else f"--{NEUTRAL}"
        named |= {name: hue.full, f"{name}-pale": hue.pale, f"{name}-tint": hue.tint}
    return named


class Tone(NamedTuple):
    """How a purpose is drawn: its class, and whether its marks have a hole."""

    css: str
    again: bool = False


class Tones:
    """The tones of a plan's purposes."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self.names = purposes_of(entries)
        self._places = {name.casefold(): at for at, name in enumerate(self.names)}

    def of(self, entry: Entry) -> Tone:
        """The tone of an activity."""
        return self.named(purpose_of(entry, self._entries))

    def named(self, name: str) -> Tone:
        """The tone of a purpose, by its name."""
        at = self._places.get(name.casefold(), len(self._places))
        return NO_TONE if name == UNSAID else tone(at)


NO_TONE = Tone(NEUTRAL)


def tone(at: int) -> Tone:
    """The tone of a purpose by its place."""
    if at >= ROUNDS * len(HUES):
        return NO_TONE
    return Tone(f"p{at % len(HUES)}", at >= len(HUES))
