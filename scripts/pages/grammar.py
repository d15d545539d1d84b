"""The grammar of the language, quoted piece by piece, and the words that its kinds of tokens stand for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from copflow.language.vocabulary import WORDS
from scripts.pages.marks import ROOT

RULER = re.compile(r"^// -+ (?P<title>[^-]+?) -+$", re.MULTILINE)
RULE = re.compile(r"^[?!]?(?P<name>_?[a-z]\w*):", re.MULTILINE)


@cache
def _text() -> str:
    return (ROOT / "grammar" / "copflow.lark").read_text(encoding="utf-8")


@cache
def _pieces() -> tuple[tuple[str, str], ...]:
    """The titles of the grammar's sections, and what stands in each."""
    _head, *rest = RULER.split(_text())
    return tuple((title, body.strip("\n")) for title, body in zip(rest[::2], rest[1::2], strict=True))


@cache
def _rules() -> dict[str, str]:
    """Each rule by its name, and by the names that its branches have (`-> on_known`)."""
    found: dict[str, str] = {}
    for _title, body in _pieces():
        starts = [match.start() for match in RULE.finditer(body)]
        for begin, end in zip(starts, [*starts[1:], len(body)], strict=True):
            rule = body[begin:end].split("\n\n")[0].rstrip()
            for name in (RULE.match(rule)["name"], *re.findall(r"-> (\w+)", rule)):  # type: ignore[index]
                found.setdefault(name, rule)
    return found


def rules_of(builders: Iterable[str]) -> str:
    """The rules of the grammar that builders of these names are for, each once, in their order."""
    rules = (_rules().get(name) for name in builders)
    return "\n".join(dict.fromkeys(rule for rule in rules if rule))


def grammar() -> str:
    """Every section of the grammar with its rules."""
    return "\n\n".join(_quoted(title, body) for title, body in _pieces())


def _quoted(title: str, body: str) -> str:
    comments, rules = [], []
    for block in body.split("\n\n"):
        lines = block.splitlines()
        while lines and lines[0].startswith("// "):
            comments.append(lines.pop(0).removeprefix("// "))
        rules.append("\n".join(lines))
    code = "\n\n".join(rule for rule in rules if rule)
    told = f"{' '.join(comments)}\n\n" if comments else ""
    return f"### {title[0].upper()}{title[1:]}\n\n{told}```lark\n{code}\n```"


def words() -> str:
    """A table of the kinds of tokens and the words that have each."""
    kinds: dict[str, list[str]] = {}
    for word, (kind, _value) in sorted(WORDS.items()):
        kinds.setdefault(kind, []).append(word)
    lines = [f"| {kind} | {', '.join(f'`{word}`' for word in found)} |" for kind, found in sorted(kinds.items())]
    return "\n".join(["| Kind | Words |", "|---|---|", *lines, *_made()])


def _made() -> Iterator[str]:
    """The kinds that are not words of a list."""
    for kind, told in MADE.items():
        yield f"| {kind} | {told} |"


MADE = {
    "NAME": "a name: the words up to the next clause, or a text in quotation marks",
    "STRING": '`"a text in quotation marks"`',
    "NUMBER": "`3`, also `YEAR` where it has four digits",
    "NTH": "`2nd`, `15th`",
    "KNOWN": "the name of an activity, a term, a closure or a holiday",
    "CLOCK, HOUR": "`14:00`; `2 pm`",
    "ISO_DATE, ISO_WEEK": "`2026-11-10`; `2026-W46`",
    "SLASH_DATE": "`11/10/2026`, which is refused",
    "SLASHED": "`US/NY`, `Europe/Berlin`",
    "OFFSET": "`+01:00`, `UTC-4`",
    "URL, EMAIL": "an address",
}
