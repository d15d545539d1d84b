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

CAPITALS = {"aoe": "AoE", "earth": "Earth", "tba": "TBA", "tbd": "TBD"}
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
    words = written.casefold().split()
    if len(words) > 1 and kind != "WORD":  # a token of several words: `anywhere on Earth`
        return " ".join(map(_cased, words))
    return _cased(words[0]) if _kind_of(words[0]) == kind else written


def _cased(word: str) -> str:
    """A word with its capital letters."""
    if _kind_of(word) in ("MONTH", "WEEKDAY_NAME"):
        return word.capitalize()
    return CAPITALS.get(word, word)


def _kind_of(word: str) -> str | None:
    """The kind of token that a word of the language is."""
    found = WORDS.get(word) or WORDS.get(word.rstrip(END_MARKS))
    return found[0] if found else None


def kinds_of(spelling: str) -> list[tuple[str, str]]:
    """The words of a spelling, each with the kind of token that it is."""
    return [(WORDS[word][0], word) for word in spelling.split(" ")]
