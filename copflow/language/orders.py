"""Names before orders: `lunch` of `lunch after tea`, where another line says `after lunch`.

Whether `after` begins a clause depends on the name behind it, and that name may be known only once its own `after` is.
"""

from collections.abc import Iterable, Sequence

from copflow.language.names import trimmed
from copflow.language.tokens import Token

ORDERS = frozenset({"AFTER", "BEFORE", "TOGETHER"})


def before_orders(names: Iterable[Sequence[Token]]) -> list[list[Token]]:
    """What stands before `after`, `before` and `together with` in names, where another of them has it behind one."""
    split = [parts for name in names if (parts := _split(list(name)))]
    behind = {_key(rest) for _name, rest in split}
    return [name for name, _rest in split if _key(name) in behind]


def _split(tokens: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """The names before and behind the order, None if there is no order in the name."""
    at = next((at for at in range(1, len(tokens) - 1) if tokens[at].type in ORDERS), 0)
    rest = tokens[at + 1 + (tokens[at].type == "TOGETHER") :] if at else []
    name, rest = trimmed(tokens[:at]), trimmed(rest[1:] if rest and rest[0].type == "THE" else rest)
    return (name, rest) if name and rest and tokens[0].type != "STRING" else None


def _key(tokens: Sequence[Token]) -> str:
    return " ".join(str(token.value).casefold() for token in tokens)
