"""Clauses and whole plans by chance, made from the grammar itself: what can be written, and not what people do write.

A walk chooses among the alternatives of each rule. Words come from the vocabulary, and what is no word (dates, times,
quoted texts) from the specs of the language, where every kind of token stands. So nothing here has to be kept equal
to the grammar by hand.
"""

from functools import cache
from random import Random

from copflow.dates.words import MONTH_NAMES
from copflow.language import grammar
from copflow.language.tokens import tokenise
from copflow.language.vocabulary import WORDS
from tests.lang.specs import all_specs

NAMES = (
    "webinar 1", "webinar 2", "webinar", "kickoff", "guide", "report", "guide of webinar 1", "survey closes",
    "release week", "spring term", "fair of arts", "x", "ß",
)  # fmt: skip
PEOPLE = ("Sam", "Ana Diaz", "editors")
DEEP = 14
"""How many rules a walk goes down before it takes the shortest way out."""
MOST_TEXTS = 60

Expansion = tuple[tuple[str, bool], ...]
"""What a rule stands for: names of rules (True) and kinds of tokens (False)."""


@cache
def rules() -> dict[str, list[tuple[int, Expansion]]]:
    """The alternatives of every rule, each with the number of rules that it needs at least, the fewest first."""
    found: dict[str, list[Expansion]] = {}
    for rule in grammar.build_lark(grammar.grammar_text()).rules:
        expansion = tuple((str(symbol.name), not symbol.is_term) for symbol in rule.expansion)
        found.setdefault(str(rule.origin.name), []).append(expansion)
    least: dict[str, int] = {}
    while len(least) < len(found):
        for name, expansions in found.items():
            needs = [_needs(expansion, least) for expansion in expansions]
            known = [need for need in needs if need is not None]
            if known and name not in least:
                least[name] = 1 + min(known)
    return {name: sorted((_needs(one, least) or 0, one) for one in expansions) for name, expansions in found.items()}


def _needs(expansion: Expansion, least: dict[str, int]) -> int | None:
    """How deep an alternative goes at least, None as long as that is not known."""
    inside = [least.get(name) for name, is_rule in expansion if is_rule]
    return None if None in inside else max((need for need in inside if need is not None), default=0)


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """How tokens of each kind are written: words of the vocabulary, and what the specs have."""
    found: dict[str, dict[str, None]] = {"NAME": dict.fromkeys(NAMES), "KNOWN": dict.fromkeys(NAMES)}
    found["ZONE_WORD"] = dict.fromkeys(("UTC", "CET", "(PT)", "GMT"))
    for word, (kind, _value) in WORDS.items():
        found.setdefault(kind, {})[word] = None
    for spec in all_specs():
        for line in spec.text.splitlines():
            for token in tokenise(line, 0, len(line))[0]:
                kept = found.setdefault(token.type, {})
                if len(kept) < MOST_TEXTS:
                    kept[line[token.start : token.end]] = None
    return {kind: tuple(words) for kind, words in found.items()}


def walked(random: Random, start: str) -> str:
    """A clause, a setting, a person, a team or an absence: one that the grammar allows, whatever it means."""
    words: list[str] = []
    waiting: list[tuple[str, bool, int]] = [(start, True, 0)]
    while waiting:
        name, is_rule, depth = waiting.pop()
        if not is_rule:
            words.append(random.choice(texts().get(name, (name.lower(),))))
            continue
        choices = rules()[name]
        _least, chosen = choices[0] if depth > DEEP else random.choice(choices)
        waiting.extend((inner, inner_is_rule, depth + 1) for inner, inner_is_rule in reversed(chosen))
    return " ".join(words).replace(" ,", ",")


def plan(random: Random) -> str:
    """A whole plan: a header, people, shapes, activities with steps. The same chance gives the same plan."""
    lines = ['plan "By chance"\n', f"  from {random.choice(MONTH_NAMES)} 2026 to {random.choice(MONTH_NAMES)} 2028\n"]
    lines += [f"  {walked(random, 'setting')}\n" for _ in range(random.randint(0, 3))]
    lines = lines if random.random() < 0.7 else []
    lines += [f"person {name}\n" for name in PEOPLE[: random.randint(0, 2)]]
    if random.random() < 0.2:
        lines.append(f"team editors: {' and '.join(PEOPLE[: random.randint(1, 3)])}\n")
    if random.random() < 0.2:
        lines.append(f"{random.choice(PEOPLE)} {walked(random, 'away')}\n")
    for _ in range(random.randint(1, 6)):
        lines += _activity(random)
    return "".join(lines)


def _activity(random: Random) -> list[str]:
    each = "each " if random.random() < 0.15 else ""
    lines = [f"{each}{random.choice(NAMES)}{random.choice((' ', ', '))}{_clauses(random)}\n"]
    depth = 1
    while random.random() < 0.4:
        depth = random.randint(1, depth)
        content = f"{random.choice(NAMES)} {_clauses(random)}" if random.random() < 0.6 else walked(random, "clause")
        lines.append(f"{'  ' * depth}{content}\n")
        depth += 1
    return lines


def _clauses(random: Random) -> str:
    clauses = [walked(random, "clause") for _ in range(random.choice((0, 1, 1, 1, 2, 3)))]
    return random.choice((" ", ", ", "; ")).join(clauses)
