"""The nearest word or name to a misspelt one."""

from collections.abc import Iterable, Sequence


def nearest(word: str, choices: Iterable[str], *, least: float = 0.6, most: int = 3) -> list[str]:
    """Up to `most` of `choices` by nearness to `word` (case-insensitive), the nearest first.

    Nearness is 1 minus the optimal string alignment distance over the longer length: a swap of two
    letters counts once. Choices nearer than `least` are left out. rapidfuzz is imported here, because
    only a plan with a mistake needs it.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    distinct = list(dict.fromkeys(choices))
    near = process.extract(
        word.casefold(),
        [choice.casefold() for choice in distinct],
        scorer=OSA.normalized_similarity,
        score_cutoff=least,
        limit=4 * most,
    )
    found = [(distinct[index], score) for _choice, score, index in near]
    found.sort(key=lambda item: (_distance(word, *item), abs(len(item[0]) - len(word))))
    return [choice for choice, _score in found[:most]]


def _distance(word: str, choice: str, nearness: float) -> int:
    """The number of edits: of two choices that need one each, a longer one is not nearer."""
    return round((1 - nearness) * max(len(word), len(choice)))


SHORT, LONG = 4, 7
"""A word of fewer letters is too near too many others; in a word of so many letters two slips are one word still."""


def is_slip(written: str, choices: Sequence[str], *, least: int = SHORT) -> bool:
    """Whether a word is certainly the first of the choices, with a slip of the pen in it.

    It has at least `least` letters, is one edit away (two in a long word), and every other choice is two further.
    """
    from rapidfuzz.distance import OSA

    if len(written) < least or not choices:
        return False
    first, *others = (OSA.distance(written.casefold(), choice.casefold()) for choice in choices)
    return first <= (2 if len(written) >= LONG else 1) and all(other >= first + 2 for other in others)
