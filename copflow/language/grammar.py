"""The grammar as a ready LALR parser: from a table made when copflow was built, or from the text.

Building the table takes a hundred milliseconds, reading it a few. The table that travels beside this file is
used only if it was made from the very text of the grammar and by the same version of lark.
"""

import hashlib
import marshal
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import SimpleNamespace
from typing import Any, Protocol, cast

from lark import Lark
from lark import __version__ as lark_version

STARTS = ("clause", "setting", "person")
TABLES = "tables.bin"


class Feeder(Protocol):
    """What of lark's interactive parser is used: it takes one token after the other, of any class with a `type`."""

    def choices(self) -> Mapping[str, object]:
        """The kinds of tokens that the table has an action for, rules included."""
        ...

    def feed_token(self, token: Any) -> Any:
        """Take a token; after `$END` the result of the start rule's builder. Raises UnexpectedToken."""
        ...

    def copy(self, deepcopy_values: bool = True) -> "Feeder":
        """The same state, to try something."""
        ...


def grammar_text() -> str:
    """The text of grammar/copflow.lark, from the package or from the checkout."""
    package = resources.files("copflow")
    inside = package / "grammar" / "copflow.lark"
    beside = package / ".." / "grammar" / "copflow.lark"
    return (inside if inside.is_file() else beside).read_text(encoding="utf-8")


def build(text: str, builders: object | None) -> Lark:
    """A parser made from the grammar's text. It gets tokens one by one, so the lexer is never asked."""
    return Lark(
        text,
        parser="lalr",
        lexer="basic",
        start=list(STARTS),
        transformer=cast(Any, builders),
        maybe_placeholders=True,
    )


def stamp(text: str) -> str:
    """What a table was made from."""
    return hashlib.sha256(f"{lark_version}\n{text}".encode()).hexdigest()


def dump_tables(text: str) -> bytes:
    """The table of a grammar, to be written beside this file. Plain values only: reading it runs no code."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = build(text, None).memo_serialize([TerminalDef, Rule])
    return marshal.dumps((stamp(text), _plain(data), _plain(memo)))


def _plain(value: Any) -> Any:
    """The value as dicts, lists and constants that marshal can write the same way every time."""
    match value:
        case dict():
            return {_plain(key): _plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            items = [_plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
            return tuple(items) if isinstance(value, tuple) else items
        case str():
            return str(value)
        case _:
            return value


@cache
def load(callbacks: tuple[tuple[str, Any], ...]) -> Lark:
    """The parser with a builder for each rule: `(rule, function of the rule's parts)`."""
    text = grammar_text()
    builders = SimpleNamespace(**dict(callbacks))
    found = resources.files("copflow.language") / TABLES
    if found.is_file():
        made_from, data, memo = marshal.loads(found.read_bytes())
        if made_from == stamp(text):
            return cast(Lark, cast(Any, Lark)._load_from_dict(data, memo, transformer=builders))
    return build(text, builders)
