"""Makes text that others wrote safe to print: names, titles, lines of a plan, names of files.

A terminal obeys escape sequences, an editor turns text around at bidirectional controls, and a log of GitHub Actions
obeys `::command` at the beginning of a line and `##[command]` anywhere. All of these are shown and not obeyed.
"""

from unicodedata import category, combining, east_asian_width

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of characters that are shown by their number: controls, format controls, half characters, line ends."""
JOINERS = "\u200c\u200d"
"""Format controls that Persian and emoji are written with. They turn nothing around."""


def safe(text: str) -> str:
    """The text with every character that would be obeyed, or not be seen, shown as `<U+202E>`."""
    if not text.isprintable():
        text = "".join(map(shown, text))
    if "##[" in text:
        text = text.replace("##[", f"#{numbered('#')}[")
    if text.lstrip().startswith("::"):
        text = text.replace(":", numbered(":"), 1)
    return text


def shown(character: str) -> str:
    """One character, by its number if it would not be seen."""
    if character.isprintable() or character in JOINERS or category(character) not in UNSEEN:
        return character
    return numbered(character)


def numbered(character: str) -> str:
    """The number of a character, to be printed in its place."""
    return f"<U+{ord(character):04X}>"


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: East Asian wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if character.isascii():
        return 1
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
