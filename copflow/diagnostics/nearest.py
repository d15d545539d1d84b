"""The nearest word or name to a misspelt one."""

from collections.abc import Iterable


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
