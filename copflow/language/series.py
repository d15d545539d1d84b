"""Which series a name belongs to: `webinar 1` and `webinar: Open data` to `webinar`."""

from copflow.dates.words import NUMBER_WORDS

COUNTED = frozenset(word for word in NUMBER_WORDS if len(word) > 2)
NUMBER_SIGNS = frozenset({"no", "no.", "nr", "nr.", "number"})


def series_of(key: str) -> str | None:
    """`webinar` of `webinar 1`, `webinar #1`, `webinar one` and `webinar: Open data`; None if there is no series."""
    words = key.split(" ")
    for at, word in enumerate(words):
        if word.endswith(":"):
            return " ".join((*words[:at], word[:-1])).strip() or None
        if at and (word.strip("#().,").isdecimal() or (word in COUNTED and word is words[-1])):
            end = at - 1 if at > 1 and words[at - 1] in NUMBER_SIGNS else at
            return " ".join(words[:end])
    return None
