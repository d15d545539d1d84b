"""In which codings a client takes content: the header Accept-Encoding (RFC 9110, 12.5.3)."""

import re
from functools import lru_cache
from typing import NamedTuple

_CODING = re.compile(r"\s*([A-Za-z0-9*_-]+)\s*(?:;\s*[qQ]\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")


class Accepted(NamedTuple):
    """How gladly gzip and no coding are taken, from 0 (not at all) to 1."""

    gzip: float
    identity: float


PLAIN = Accepted(0.0, 1.0)
"""Who says nothing might take everything; those are often small clients that do not."""


@lru_cache(maxsize=256)
def accepted(header: str | None) -> Accepted:
    """What the header says; a part of it that cannot be read says nothing."""
    if header is None:
        return PLAIN
    said: dict[str, float] = {}
    for part in header.lower().split(","):
        if match := _CODING.fullmatch(part):
            said[match[1]] = float(match[2] or 1)
    anything = said.get("*")
    gzip = said.get("gzip", said.get("x-gzip", anything or 0.0))
    # Where no coding is not named it is taken, but less gladly than what is named, unless `*;q=0` says otherwise.
    identity = said.get("identity", 0.0 if anything == 0 else 0.001)
    return Accepted(gzip, identity)
