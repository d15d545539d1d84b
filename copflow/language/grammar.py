"""The grammar as tables: made by lark when copflow was built, or from the grammar's text.

Importing lark and building the tables takes longer than everything else that a run on a year's plan does; reading
them takes a millisecond. The tables that travel beside this file are used only if they were made from the very text
of the grammar. What they are and how they are driven is in lalr.py.
"""

import marshal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lark import Lark
    from lark.grammar import Rule as LarkRule

STARTS = ("clause", "setting", "person", "team", "away")
HERE = Path(__file__).parent
TABLES = HERE / "tables.bin"
MARSHAL = 2
"""The version of marshal without references between objects, which are written differently from run to run."""


class Rule(NamedTuple):
    """A rule as the driver needs it: what it makes (`origin`), of how many parts, and how they become a node.

    `parts` says what the builder gets: the number of a part, None for one that was left out, and -1 - n for part n
    whose own parts are put in its place. `builder` is the name of the builder, empty to hand on the only part.
    """

    origin: str
    size: int
    parts: tuple[int | None, ...]
    builder: str


class Tables(NamedTuple):
    """An LALR(1) table. `states[n]` gives for a kind of token, or for the origin of a finished rule, the next state,
    or -1 - r where rule r is finished. `starts` and `ends` have the first and last state of each start rule."""

    starts: dict[str, int]
    ends: dict[str, int]
    states: list[dict[str, int]]
    rules: list[Rule]


@cache
def grammar_text() -> str:
    """The text of grammar/copflow.lark, from the package or from the checkout."""
    inside = HERE.parent / "grammar" / "copflow.lark"
    beside = HERE.parent.parent / "grammar" / "copflow.lark"
    return (inside if inside.is_file() else beside).read_text(encoding="utf-8")


def load_tables() -> Tables:
    """The tables of the grammar, read if they are there and new, else made."""
    text = grammar_text()
    if TABLES.is_file():
        made_from, starts, ends, states, rules = marshal.loads(TABLES.read_bytes())
        if made_from == text:
            return Tables(starts, ends, states, [Rule(*rule) for rule in rules])
    return make_tables(text)


def dump_tables(text: str) -> bytes:
    """The tables of a grammar, to be written beside this file. Plain values only: reading them runs no code."""
    tables = make_tables(text)
    return marshal.dumps((text, *tables[:3], [tuple(rule) for rule in tables.rules]), MARSHAL)


def build_lark(text: str, builders: object | None = None) -> "Lark":
    """lark's own parser of the grammar. It gets tokens one by one, so that its lexer is never asked."""
    from lark import Lark

    return Lark(text, parser="lalr", lexer="basic", start=list(STARTS), transformer=builders, maybe_placeholders=True)


def make_tables(text: str) -> Tables:
    """lark's analysis of the grammar, in the form of lalr.py."""
    from lark.parsers.lalr_analysis import Shift

    lark = build_lark(text)
    table: Any = lark.parser.parser._parse_table
    numbers = {rule: number for number, rule in enumerate(lark.rules)}
    order = _reached([table.start_states[start] for start in STARTS], table.states, Shift)
    number_of = {state: number for number, state in enumerate(order)}
    states = [
        {
            str(kind): number_of[to] if action is Shift else -1 - numbers[to]
            for kind, (action, to) in sorted(table.states[state].items())
        }
        for state in order
    ]
    starts = {start: number_of[table.start_states[start]] for start in STARTS}
    ends = {start: number_of[table.end_states[start]] for start in STARTS}
    return Tables(starts, ends, states, [_rule(rule) for rule in lark.rules])


def _reached(starts: list[Any], states: Any, shift: object) -> list[Any]:
    """The states in the order in which they are reached by names: lark's own numbers change from run to run."""
    order = list(starts)
    known = set(starts)
    for state in order:
        for _kind, (action, to) in sorted(states[state].items()):
            if action is shift and to not in known:
                known.add(to)
                order.append(to)
    return order


def _rule(rule: "LarkRule") -> Rule:
    """A rule of lark's: `[x]` leaves a None where x is left out, `_x` gives its parts, `?x` hands on a single one."""
    parts: list[int | None] = []
    number = 0
    left_out = rule.options.empty_indices or [False] * len(rule.expansion)
    for is_left_out in left_out:
        if is_left_out:
            parts.append(None)
            continue
        symbol = rule.expansion[number]
        parts.append(-1 - number if not symbol.is_term and symbol.name.startswith("_") else number)
        number += 1
    origin = str(rule.origin.name)
    hands_on = rule.options.expand1 and not rule.alias and len(parts) == 1
    return Rule(origin, len(rule.expansion), tuple(parts), "" if hands_on else str(rule.alias or origin))
