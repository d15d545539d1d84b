"""Clauses in which a day stands where others may have an hour: `until noon` is none of them."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clocks import Clock
from copflow.language.row import Builder, Flaw
from copflow.language.tokens import Token

DAYS_ONLY = (
    "closed_setting",
    "every_clause",
    "every_from",
    "exception",
    "period_setting",
    "term_setting",
    "until_clause",
)
"""The rules of the grammar that have a point of time in them, and mean a day by it."""
WITHOUT_MONTH = frozenset({"every_clause", "every_from", "until_clause"})
"""Those in which a number alone says nothing; in the others it may be the first of two: `closed 24 to 31 December`."""


def days_only(rule: str, build: Builder) -> Builder:
    """The builder of a rule, which judges first that none of its days is an hour or a number without a month."""

    def built(parts: Sequence[Any]) -> object:
        for part in parts:
            if isinstance(part, Clock):
                note = "Hours go together: from 10:00 to 12:00."
                return Flaw("unreadable-clause", part.span, "Here stands a day, not an hour.", (note,))
            if isinstance(part, Token) and part.type in ("NUMBER", "NTH") and rule in WITHOUT_MONTH:
                note = "Write the month behind it, such as 5 May."
                return Flaw("unreadable-clause", part.span, "A number alone is no day.", (note,))
        return build(parts)

    return built
