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
NAMES = ("PEOPLE", "KNOWN", PERIOD, "HOLIDAY", "PURPOSE_NAME")
"""The kinds of names that a pattern can ask for; the plan knows them."""


class Choice(NamedTuple):
    """What may stand at one place of a pattern: kinds of tokens, names of some kinds, or the end of the clause."""

    kinds: frozenset[str]
    names: tuple[str, ...]
    ends: bool


class Pattern(NamedTuple):
    """A compiled pattern: the choices that follow the first word. `of` is its row.

    `kinds`: the kinds of tokens of which one must follow the first word; None where the end or a name may too.
    """

    kinds: frozenset[str] | None
    rest: tuple[Choice, ...]
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
    first, *rest = pattern.removeprefix(AFTER_COMMA).split()
    choices = tuple(map(_choice, rest))
    kinds = choices[0].kinds if choices and not (choices[0].ends or choices[0].names) else None
    made = Pattern(kinds, choices, pattern.startswith(AFTER_COMMA), of)
    for kind in first.split("|"):
        found.setdefault(kind, []).append(made)


def _choice(written: str) -> Choice:
    kinds = frozenset(written.split("|"))
    return Choice(kinds.difference(NAMES, (END,)), tuple(name for name in NAMES if name in kinds), END in kinds)


class Starts:
    """Tells whether a clause starts at a token, by the patterns and by the people and purposes of the plan."""

    def __init__(self, people: Phrases, purposes: Iterable[str], known: Known) -> None:
        self._finders: dict[str, Finder] = {
            "PEOPLE": people.match,
            "KNOWN": known.length,
            "PERIOD": known.period,
            "HOLIDAY": known.holiday,
            "PURPOSE_NAME": self._purpose,
        }
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
        if PERIOD in patterns and self._finders[PERIOD](tokens, at):
            return self._after_period(patterns, tokens, at)
        options = patterns.get(tokens[at].type)
        if options is None:
            return None
        follows = _kind_after(tokens, at)
        for option in options:
            if option.kinds is not None and follows not in option.kinds:
                continue
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
        self, patterns: Patterns, tokens: Sequence[Token], at: int, rest: Sequence[Choice], nested: bool
    ) -> bool:
        for choice in rest:
            if at < len(tokens) and tokens[at].type == "THE":
                at += 1
            if at >= len(tokens):
                return choice.ends
            if tokens[at].type in choice.kinds:
                at += 1
            elif (choice.ends or choice.names) and (length := self._known(patterns, tokens, at, choice, nested)):
                at += length
            else:
                return False
        return True

    def _known(self, patterns: Patterns, tokens: Sequence[Token], at: int, choice: Choice, nested: bool) -> int:
        """How many tokens are one of the choices that are not kinds of tokens."""
        if choice.ends:
            ends = nested or tokens[at].type == "COMMA"
            if ends or self._find(patterns, tokens, at, in_name=False, nested=True) is not None:
                return 1
        return next((length for name in choice.names if (length := self._finders[name](tokens, at))), 0)

    def _purpose(self, tokens: Sequence[Token], at: int) -> int:
        """The same for purposes, which are words."""
        return int(str(tokens[at].value).casefold() in self._purposes)


def _kind_after(tokens: Sequence[Token], at: int) -> str:
    """The kind of the token behind one; `the` does not count."""
    at += 1
    if at < len(tokens) and tokens[at].type == "THE":
        at += 1
    return tokens[at].type if at < len(tokens) else END
