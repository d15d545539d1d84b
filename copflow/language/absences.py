"""`Sam away 23 to 27 November "holiday"`: the days on which somebody, or a whole team, is not there."""

from collections.abc import Sequence
from typing import Any

from copflow.diagnostics.nearest import nearest
from copflow.language.clauses.from_ import day_range
from copflow.language.names import Phrases
from copflow.language.nodes import AwayClause
from copflow.language.row import ClauseRow, Flaw, Valued, span_of
from copflow.language.tokens import Token

LONGEST_NAME = 4
"""Of how many words a name before `away` may be."""
DAYS = frozenset({"ISO_DATE", "MONTH", "NTH", "NUMBER", "SLASH_DATE"})
CLAUSE_WORDS = frozenset({"FROM", "IN", "ON", "UNTIL"})
AFTER_AWAY = DAYS | CLAUSE_WORDS
"""The kinds of tokens with which the days of an absence begin."""


def away(parts: Sequence[Any]) -> object:
    """The days, and perhaps why; the name before `away` is the line's."""
    _away, when, why = parts
    return AwayClause(span_of(parts), when.value, why.value if why else None)


def away_days(parts: Sequence[Any]) -> object:
    """`23 to 27 November`, `on 3 November`, `from 20 December until 6 January`, `February`."""
    word, first, _to, last = parts
    if last is None and word is not None and word.type == "FROM":
        return Flaw("unreadable-clause", span_of(parts), "Until when? Write the last day too: `to 27 November`.")
    days = day_range(span_of(parts), first, last or first)
    return days if isinstance(days, Flaw) else Valued(span_of(parts), days)


def away_window(parts: Sequence[Any]) -> object:
    """`in February`: the whole of it."""
    return Valued(span_of(parts), parts[1])


ROW = ClauseRow(
    name="away",
    example='Sam away 23 to 27 November "holiday"',
    starts=("AWAY",),
    build={"away": away, "away_days": away_days, "away_window": away_window},
)


def away_at(tokens: Sequence[Token], people: Phrases, names: Sequence[str], text: str) -> int:
    """At which token `away` says that somebody is not there, 0 if the line is something else.

    Behind the name of somebody who is declared, or where no activity's name could go on so: a day follows (`office away
    3 May`), or the name is near one that is declared. `home and away in May` is an activity.
    """
    at = next((at for at, token in enumerate(tokens[: LONGEST_NAME + 1]) if token.type == "AWAY"), 0)
    if not at:
        return 0
    follows = tokens[at + 1].type if at + 1 < len(tokens) else ""
    if people.match(tokens, 0) == at:
        return at if not follows or follows in AFTER_AWAY else 0
    if follows in DAYS or (follows == "FROM" and at == 1):
        return at
    near = follows in CLAUSE_WORDS and nearest(text[tokens[0].start : tokens[at - 1].end], names, most=1)
    return at if near else 0
