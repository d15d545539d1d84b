"""Drives the tables of grammar.py: the LALR(1) algorithm, one token at a time.

lark makes the tables and could drive them too; importing it takes three times as long as reading a year's plan, and
its driver cannot say whether a clause may end here without raising. A test feeds both drivers the same clauses.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from copflow.language.grammar import Rule, Tables, load_tables
from copflow.language.row import Builder
from copflow.language.table import RULES
from copflow.language.tokens import Token

END = "$END"


class Driver:
    """The tables, with the builder of each rule."""

    def __init__(self, tables: Tables, builders: Mapping[str, Builder]) -> None:
        self.states = tables.states
        self.starts = tables.starts
        self.ends = tables.ends
        self.rules = [_bound(rule, builders) for rule in tables.rules]

    def begin(self, start: str) -> "Feeder":
        """A feeder for one clause, setting or person."""
        return Feeder(self, self.ends[start], [self.starts[start]], [])


BoundRule = tuple[str, int, tuple[int | None, ...] | None, Builder | None]
"""A rule's origin, its size, its parts (None if they are simply all in order), and its builder."""


def _bound(rule: Rule, builders: Mapping[str, Builder]) -> BoundRule:
    plain = rule.parts == tuple(range(rule.size))
    if rule.origin.startswith("_"):
        build: Builder | None = list
    else:
        build = builders[rule.builder] if rule.builder else None
    return rule.origin, rule.size, None if plain else rule.parts, build


class Feeder:
    """The state of one parse: the numbers of states passed through, and what was built on the way."""

    __slots__ = ("_driver", "_end", "_stack", "_values")

    def __init__(self, driver: Driver, end: int, stack: list[int], values: list[Any]) -> None:
        self._driver, self._end, self._stack, self._values = driver, end, stack, values

    def copy(self) -> "Feeder":
        """The same state, to try something."""
        return Feeder(self._driver, self._end, self._stack.copy(), self._values.copy())

    @property
    def depth(self) -> int:
        """How much is begun and not yet finished: dates that are counted from dates are nested."""
        return len(self._stack)

    def takes(self) -> Mapping[str, int]:
        """The kinds of tokens that the table has an entry for here, among names of rules. It may promise too much
        (LALR tables merge the ends of different rules), never too little."""
        return self._driver.states[self._stack[-1]]

    def feed(self, kind: str, token: Token) -> bool:
        """Take a token of a kind; False if it cannot stand here, after which the feeder is of no more use."""
        states, stack = self._driver.states, self._stack
        while True:
            action = states[stack[-1]].get(kind)
            if action is None:
                return False
            if action >= 0:
                stack.append(action)
                self._values.append(token)
                return True
            self._reduce(-1 - action)

    def finish(self) -> Any:
        """What was built, None if the clause is not whole."""
        states, stack = self._driver.states, self._stack
        while stack[-1] != self._end:
            action = states[stack[-1]].get(END)
            if action is None:
                return None
            self._reduce(-1 - action)
        return self._values[-1]

    def accepts(self, kind: str) -> bool:
        """Whether a token of this kind can really stand here. Nothing is built."""
        return self._reaches(kind) is not None

    def can_end(self) -> bool:
        """Whether the clause is whole. Nothing is built."""
        return self._reaches(END) is not None

    def _reaches(self, kind: str) -> int | None:
        """The state in which a token is taken, or the end is reached, when all rules that are finished by it are."""
        states, rules, stack = self._driver.states, self._driver.rules, self._stack
        if kind not in states[stack[-1]]:
            return None
        stack = stack.copy()
        while not (kind == END and stack[-1] == self._end):
            action = states[stack[-1]].get(kind)
            if action is None or action >= 0:
                return action
            origin, size, _parts, _build = rules[-1 - action]
            if size:
                del stack[-size:]
            stack.append(states[stack[-1]][origin])
        return stack[-1]

    def _reduce(self, number: int) -> None:
        """Put the result of a finished rule in the place of its parts."""
        origin, size, parts, build = self._driver.rules[number]
        stack, values = self._stack, self._values
        found: Sequence[Any] = ()
        if size:
            found = values[-size:]
            del stack[-size:], values[-size:]
        if parts is not None:
            found = _arranged(found, parts)
        stack.append(self._driver.states[stack[-1]][origin])
        values.append(found[0] if build is None else build(found))


def _arranged(found: Sequence[Any], parts: Sequence[int | None]) -> list[Any]:
    arranged: list[Any] = []
    for part in parts:
        if part is None:
            arranged.append(None)
        elif part >= 0:
            arranged.append(found[part])
        else:
            arranged.extend(found[-1 - part])
    return arranged


@cache
def driver() -> Driver:
    """The driver of copflow's grammar."""
    return Driver(load_tables(), RULES)
