"""How chains of dates are broken into rows that fit on a page: an activity on which much hangs is in several."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from copflow.overview.connections import Chain, Link, LinkKind

MOST_BOXES = 7
"""How many activities stand side by side."""
MOST_DEPENDENTS = 21
"""How many of those that hang on one activity are drawn; the others are counted."""


@dataclass(slots=True)
class GraphRow:
    """Activities side by side, by their numbers in order of date, with the arrows between them. `more`: how many more
    hang on one of them, by its number; `needs`: how many more the last one needs."""

    numbers: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    more: dict[int, int] = field(default_factory=dict)
    needs: int = 0

    def takes(self, link: Link) -> bool:
        """Whether an arrow starts or ends here and there is room for its other end."""
        new = [number for number in (link.source, link.target) if number not in self.numbers]
        return len(new) < 2 and len(self.numbers) + len(new) <= MOST_BOXES

    def add(self, link: Link) -> None:
        """Add an arrow and its ends."""
        self.numbers += [number for number in (link.source, link.target) if number not in self.numbers]
        self.links.append(link)


def rows_of(chain: Chain) -> list[GraphRow]:
    """The rows of a chain: one if it has room for all."""
    if len(chain.numbers) <= MOST_BOXES:
        return [GraphRow(list(chain.numbers), list(chain.links), needs=chain.left_out)]
    places = {number: at for at, number in enumerate(chain.numbers)}
    kept, more = _kept(sorted(chain.links, key=lambda link: _order(link, places)))
    rows = list(_filled(kept))
    for row in rows:
        row.numbers.sort(key=places.__getitem__)
    for row in reversed(rows):  # what is left out is told once, where its activity is seen last
        row.more = {number: more.pop(number) for number in row.numbers if number in more}
    rows[-1].needs = chain.left_out
    return rows


def _order(link: Link, places: dict[int, int]) -> tuple[bool, int, int]:
    """Dates before needs, and what hangs on one activity side by side."""
    if link.kind is LinkKind.NEED:
        return True, places[link.target], places[link.source]
    return False, places[link.source], places[link.target]


def _kept(links: Sequence[Link]) -> tuple[list[Link], Counter[int]]:
    """The arrows that are drawn, and how many of each activity are not."""
    drawn: Counter[int] = Counter()
    more: Counter[int] = Counter()
    kept: list[Link] = []
    for link in links:
        hub = link.target if link.kind is LinkKind.NEED else link.source
        if drawn[hub] >= MOST_DEPENDENTS:
            more[hub] += 1
        else:
            drawn[hub] += 1
            kept.append(link)
    return kept, more


def _filled(links: Iterable[Link]) -> Iterator[GraphRow]:
    row = GraphRow()
    for link in links:
        if row.links and not row.takes(link):
            yield row
            row = GraphRow()
        row.add(link)
    yield row
