"""What the graphs in words have in common: the connected activities with their labels, and the arrows between them."""

from collections.abc import Iterable
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.overview.connections import Link, connections_of
from copflow.pictures.phrases import owners_of, short_days
from copflow.pictures.svg import plain
from copflow.schedule.model import Entry


class Node(NamedTuple):
    """An activity: its number, its name, and when and who."""

    number: int
    name: str
    about: str


class Graph(NamedTuple):
    """The activities that hang together, in order of their chains, and each arrow once."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def graph_of(compilation: Compilation, options: Options) -> Graph:
    """What hangs together in a plan, without what is private unless it is asked for."""
    chains = connections_of(compilation.schedule, private=options.private).chains
    numbers = dict.fromkeys(number for chain in chains for number in chain.numbers)
    links = dict.fromkeys(link for chain in chains for link in chain.links)
    return Graph(tuple(_nodes(map(compilation.schedule.entries.__getitem__, numbers))), tuple(links))


def _nodes(entries: Iterable[Entry]) -> Iterable[Node]:
    for entry in entries:
        told = filter(None, (short_days(entry, year=True), owners_of(entry)))
        yield Node(entry.activity.number, plain(entry.activity.name.text), " · ".join(told))


def words_of(link: Link) -> str:
    """`1 week before`, with why the date was moved."""
    return f"{plain(link.words)}{f' (moved off {plain(link.moved)})' if link.moved else ''}"
