"""Who does what, in feeds of copflow's own: the line `Who: Sam Ortiz and Ana Lindqvist`, and the last categories.

A full name may have commas in it, and a note may begin with `Who:`. So a person is only believed where the feed leaves
no doubt: whose short name stands in the full one, which is the same wherever the short one is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from copflow.compile import compile_plan
from copflow.dates.speak import listed
from copflow.diagnostics.source import Source
from copflow.importing.lines import Block
from copflow.importing.names import SOME_DAY, quoted
from copflow.importing.values import clean, plain, texts

WHO = re.compile(r"^Who: (.+)$", re.MULTILINE)
BETWEEN = re.compile(r", | and ")
TEAM = re.compile(r" \(.*\)$")
Pairs = tuple[tuple[str, str], ...]


class People:
    """The people of a feed: their full names by their names."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known

    def of(self, block: Block) -> tuple[str, ...]:
        """Who does something, nothing where it is not certain."""
        pairs = _pairs(block)
        is_known = all(self.known.get(name) == full for name, full in pairs)
        return tuple(name for name, _full in pairs) if is_known else ()

    def lines(self) -> list[str]:
        """`person Sam "Sam Ortiz"` for each of them."""
        return [
            f"person {written(name)}{f' {quoted(full)}' if full != name else ''}" for name, full in self.known.items()
        ]


def nobody() -> People:
    """The people of a feed that is not copflow's own."""
    return People({})


def people_of(blocks: Iterable[Block]) -> People:
    """The people that are certain in a feed of copflow's own; none if a plan could not declare them together."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, full in (pair for block in blocks for pair in _pairs(block)):
        if f" {name} ".casefold() in f" {full} ".casefold():
            found[name].add(full)
    known = {name: next(iter(fulls)) for name, fulls in found.items() if len(fulls) == 1}
    people = People(dict(sorted(known.items())))
    lines = [*people.lines(), f'"some day" on {SOME_DAY}, {by(tuple(known))}']
    return (
        nobody() if not known or compile_plan(Source("people", "\n".join(lines)), today=SOME_DAY).findings else people
    )


def by(names: Sequence[str]) -> str:
    """`by Sam and Ana`."""
    return f"by {listed([written(name) for name in names])}"


def written(name: str) -> str:
    """A person's name as it stands in a plan."""
    return name if re.fullmatch(r"[^\W\d_]+", name) else quoted(name)


def _pairs(block: Block) -> Pairs:
    """Name and full name of each, as the description and the categories have them; of teams nothing is certain."""
    described = block.first("DESCRIPTION")
    found = WHO.findall(plain(described.value)) if described else []
    if len(found) != 1 or TEAM.search(found[0]):
        return ()
    fulls = [clean(full) for full in BETWEEN.split(found[0])]
    tags = [tag for one in block.all("CATEGORIES") for tag in texts(one.value)]
    is_odd = len(tags) <= len(fulls) or any('"' in text for text in (*fulls, *tags))
    return () if is_odd else tuple(zip(tags[-len(fulls) :], fulls, strict=True))
