"""Lengths that are not a whole number of units: `half an hour`, `an hour and a half`, `1.5 hours`, `1h30m`.

Each is one token, whose words mean something else when they stand alone. In a name they are words like any other.
"""

import re

from copflow.dates.words import NUMBER_WORDS

_BLANK = r"[ \t\u00a0]+"
_COUNT = rf"(?=[0-9a-fnost])(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|[0-9]{{1,3}})"
_HOUR = r"(?:hours?|hrs?|h)"
_PART = r"(?:\.[0-9]{1,2}|[ ](?:1/2|1/4|3/4)|[ ]?[\u00bd\u00bc\u00be])"

PATTERN = rf"""(?:
      (?=[ahq])(?:
          (?:a{_BLANK})?half[ \t-]+(?:an{_BLANK})?hour
        | (?:a{_BLANK})?quarter{_BLANK}of{_BLANK}an{_BLANK}hour
        )
    | {_COUNT}{_BLANK}(?:hours?{_BLANK}and{_BLANK}a{_BLANK}(?:half|quarter)|and{_BLANK}a{_BLANK}half{_BLANK}hours?)
    | (?=[0-9])(?:
          [0-9]{{1,3}}{_PART}[ \t]*{_HOUR}
        | [0-9]{{1,2}}h[ ]?[0-9]{{1,2}}[ ]?m(?:in)?
        | [0-9]{{1,4}}min(?:ute)?s?
        | [0-9]{{1,3}}(?:hours?|hrs?)
        )
    )(?![\w-])"""
"""A part of the expression for tokens, in its verbose form."""

_PARTS = {"half": 30, "1/2": 30, "\u00bd": 30, "quarter": 15, "1/4": 15, "\u00bc": 15, "3/4": 45, "\u00be": 45}


def minutes_of(text: str) -> int:
    """The minutes that a text of this form means: `1.5 hours` is 90, `half an hour` 30."""
    folded = text.casefold()
    if found := re.fullmatch(r"([0-9]+)min(?:ute)?s?", folded):
        return int(found[1])
    if found := re.fullmatch(r"([0-9]+)h ?([0-9]+) ?m(?:in)?", folded):
        return int(found[1]) * 60 + int(found[2])
    if found := re.match(r"([0-9]+)(\.[0-9]+)", folded):
        return int(found[1]) * 60 + round(float(found[2]) * 60)
    part = next((minutes for word, minutes in _PARTS.items() if word in folded), 0)
    return _hours(folded, part) * 60 + part


def _hours(folded: str, part: int) -> int:
    """The whole hours: none in `half an hour`, one in `an hour and a half`."""
    if part and re.match(r"(?:a\s+)?(?:half|quarter)", folded):
        return 0
    found = re.match(r"[0-9]+?(?=1/2|1/4|3/4|[^0-9/])|[a-z]+", folded)
    assert found is not None
    return NUMBER_WORDS.get(found[0]) or int(found[0])
