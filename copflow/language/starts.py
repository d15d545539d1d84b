"""Where a clause starts: the rule that lets names go without quotes.

A word of the language starts a clause only where what follows it can go on with that clause. The patterns stand
in the rows of the clauses; this file asks them.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from copflow.language.known import Known
from copflow.language.names import Phrases
from copflow.language.row import ClauseRow
from copflow.language.table import CLAUSES, SETTINGS
from copflow.language.tokens import Token

END = "$"
AFTER_COMMA = ", "
PERIOD = "PERIOD"


class Pattern(NamedTuple):
    """A compiled pattern: the choices that follow the first word. `of` is its row."""

    rest: tuple[frozenset[str], ...]
    after_comma: bool
    of: ClauseRow


Patterns = dict[str, list[Pattern]]
Finder = Callable[[Sequence[Token], int], int]
"""How many tokens from a place on are a name of some kind, 0 if none."""


@cache
def compiled(settings: bool) -> Patterns:
    """The patterns of the activity's clauses, or of the plan's settings, by the kind of their first word."""
    rows = SETTINGS if settings else CLAUSES
    found: Patterns = {}
    for row in rows:
        for pattern in row.starts:
            _compile(found, pattern, row)
    return found


def _compile(found: Patterns, pattern: str, of: ClauseRow) -> None:
    first, *rest = [frozenset(choice.split("|")) for choice in pattern.removeprefix(AFTER_COMMA).split()]
    for kind in first:
        found.setdefault(kind, []).append(Pattern(tuple(rest), pattern.startswith(AFTER_COMMA), of))


class Starts:
    """Tells whether a clause starts at a token, by the patterns and by the people and purposes of the plan."""

    def __init__(self, people: Phrases, purposes: Iterable[str], known: Known) -> None:
        self._finders: dict[str, Finder] = {
            "PEOPLE": people.match,
            "KNOWN": known.length,
            "PERIOD": known.period,
            "HOLIDAY": known.holiday,
        }
        self._choices: dict[frozenset[str], tuple[Finder, ...]] = {}
        self._purposes = frozenset(purposes)
        self._clauses = compiled(settings=False)
        self._settings = compiled(settings=True)

    def clause(self, tokens: Sequence[Token], at: int) -> ClauseRow | None:
        """The clause of an activity that starts at a token, after another one."""
        return self._find(self._clauses, tokens, at, in_name=False)

    def clause_in_name(self, tokens: Sequence[Token], at: int) -> ClauseRow | None:
        """The same after a name, or after something that was not understood: some clauses need a comma there."""
        return self._find(self._clauses, tokens, at, in_name=True)

    def setting(self, tokens: Sequence[Token], at: int) -> ClauseRow | None:
        """The setting of a plan that starts at a token."""
        return self._find(self._settings, tokens, at, in_name=False)

    def led_by(self, token: Token) -> ClauseRow | None:
        """A clause that has this as its first word, whatever follows it."""
        options = self._clauses.get(token.type, ())
        return options[0].of if options else None

    def leads(self, token: Token) -> bool:
        """Whether some clause has this as its first word."""
        return token.type in self._clauses

    def _find(
        self, patterns: Patterns, tokens: Sequence[Token], at: int, in_name: bool, *, nested: bool = False
    ) -> ClauseRow | None:
        """`nested`: asked for what follows a clause of one word; then the end of a second one is taken for granted,
        which keeps a line of a thousand such words from being looked at a thousand times."""
        options = patterns.get(tokens[at].type)
        if PERIOD in patterns and self._finders[PERIOD](tokens, at):
            return self._after_period(patterns, tokens, at)
        for option in options or ():
            if option.after_comma and in_name and (at == 0 or tokens[at - 1].type != "COMMA"):
                continue
            if self._follows(patterns, tokens, at + 1, option.rest, nested):
                return option.of
        return None

    def _after_period(self, patterns: Patterns, tokens: Sequence[Token], at: int) -> ClauseRow | None:
        """The setting that begins with the name of a period."""
        end = at + self._finders[PERIOD](tokens, at)
        option = patterns[PERIOD][0]
        return option.of if self._follows(patterns, tokens, end, option.rest, nested=False) else None

    def _follows(
        self, patterns: Patterns, tokens: Sequence[Token], at: int, rest: Sequence[frozenset[str]], nested: bool
    ) -> bool:
        for choice in rest:
            if at < len(tokens) and tokens[at].type == "THE":
                at += 1
            if at >= len(tokens):
                return END in choice
            length = 1 if tokens[at].type in choice else self._known(patterns, tokens, at, choice, nested)
            if not length:
                return False
            at += length
        return True

    def _known(self, patterns: Patterns, tokens: Sequence[Token], at: int, choice: frozenset[str], nested: bool) -> int:
        """How many tokens are one of the choices that are not kinds of tokens."""
        if END in choice:
            ends = nested or tokens[at].type == "COMMA"
            if ends or self._find(patterns, tokens, at, in_name=False, nested=True) is not None:
                return 1
        finders = self._choices.get(choice)
        if finders is None:
            finders = self._choices[choice] = tuple(find for name, find in self._finders.items() if name in choice)
        for find in finders:
            if length := find(tokens, at):
                return length
        return "PURPOSE_NAME" in choice and str(tokens[at].value).casefold() in self._purposes
