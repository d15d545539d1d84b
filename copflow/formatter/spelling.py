"""How the words of the language are spelt: one way for each."""

from copflow.language.vocabulary import WORDS

RESPELT = {
    "&": "and",
    "business": "working",
    "canceled": "cancelled",
    "in-person": "in person",
    "timezone": "time zone",
}
"""Spellings that mean the same wherever the grammar takes them, and the one that is written."""

SPELLINGS = frozenset(RESPELT.values())

CAPITALS = {"tbd": "TBD", "earth": "Earth"}
"""Words that are not written in lower case; months, weekdays and quarters have their own rule."""

LOWER = frozenset({"CLOCK", "HOUR", "NTH"})
UPPER = frozenset({"ISO_WEEK", "QUARTER"})
"""Kinds of tokens with letters in them that are told by their form: `2PM`, `2ND`; `2026-w46`, `q4`."""

END_MARKS = ".!"
"""What may stand behind a word without changing it (`Nov.`)."""


def spell(written: str, kind: str) -> str:
    """A word of the language as it is written by the formatter, in the author's own spelling but for its case.

    What is no word of the language, such as a number, stays as it is.
    """
    if kind in UPPER:
        return written.upper()
    if kind in LOWER:
        return written.lower()
    folded = written.casefold()
    if not _is_word(folded, kind):
        return written
    if kind in ("MONTH", "WEEKDAY_NAME"):
        return folded.capitalize()
    return CAPITALS.get(folded, folded)


def _is_word(folded: str, kind: str) -> bool:
    word = WORDS.get(folded) or WORDS.get(folded.rstrip(END_MARKS))
    return word is not None and word[0] == kind


def kinds_of(spelling: str) -> list[tuple[str, str]]:
    """The words of a spelling, each with the kind of token that it is."""
    return [(WORDS[word][0], word) for word in spelling.split(" ")]
