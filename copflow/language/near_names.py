"""Finds clauses in names that lack only the right name: `party after kickof`, `tour in fall trm`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.source import Span
from copflow.language.known import FEASTS, Known
from copflow.language.tokens import Token

MOST_LOOKUPS = 100
"""For how many names in names the nearest known one is looked for."""
NEAR = 0.8
SHORTEST = 5
"""How near to a known name one must be to be taken for it, and how long."""
LEADS = frozenset({"AFTER", "BEFORE", "BY", "DURING", "FROM", "IN", "ON", "UNTIL"})


class NameBehind(NamedTuple):
    """Words behind `after` and the like: where the clause begins, the place of the words, the known name near to it."""

    at: int
    span: Span
    near: str | None


class NearNames:
    """Looks for the known names of one text."""

    def __init__(self, text: str, known: Known) -> None:
        self._text = text
        self._known = known
        self._left = MOST_LOOKUPS

    def behind(self, tokens: Sequence[Token], first: int, end: int) -> Iterator[NameBehind]:
        """What stands behind the words of a name that could begin a clause, if a name were known."""
        stop = end - (tokens[end - 1].type in ("COMMA", "COLON"))
        for at in range(first, stop):
            begin, until = _after_lead(tokens, at, stop), stop
            if tokens[at].type == "FROM":  # `from kickof to 3 May`
                until = next((to for to in range(at, stop) if tokens[to].type in ("TO", "UNTIL")), 0)
            if begin and begin < until:
                span = Span(tokens[begin].start, tokens[until - 1].end)
                yield NameBehind(at, span, self._near(self._text[span.start : span.end], tokens[at]))

    def _near(self, written: str, lead: Token) -> str | None:
        """The known name that is nearest, if one is near."""
        if len(written) < SHORTEST or self._left <= 0:
            return None
        self._left -= 1
        near = nearest(written, self._choices(lead), least=NEAR, most=3)
        return next((name for name in near if _word_by_word(written, name)), None)

    def _choices(self, lead: Token) -> Sequence[str]:
        """The names that may stand behind a word."""
        periods = list(self._known.periods.shown)
        if lead.type in ("DURING", "IN"):
            return periods
        feasts = [name.title().replace("'S", "'s") for name in sorted(FEASTS)]
        return feasts if lead.type == "ON" else [*self._known.names.shown, *periods, *feasts]


def _word_by_word(written: str, name: str) -> bool:
    """Whether each word is near to its own: `Labor Dya` to `Labor Day`, but not `Christmas play` to `Christmas Day`."""
    words, others = written.split(), name.split()
    if len(words) != len(others):
        return len(words) == 1 or len(others) == 1
    return all(nearest(word, (other,), least=0.6) for word, other in zip(words, others, strict=True))


def _after_lead(tokens: Sequence[Token], at: int, end: int) -> int:
    """The token after the word or words that begin a clause with a name, 0 if there are none."""
    if tokens[at].type == "TOGETHER":
        at += 1
        if at >= end or tokens[at].type != "WITH":
            return 0
    elif tokens[at].type not in LEADS:
        return 0
    begin = at + 1
    return begin + (begin < end and tokens[begin].type == "THE")
