"""How dates hang together: each chain as a tree, from the activity that has its date by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from copflow.cli.views.sheet import GAP, PALE, SOON, STRONG, Line, Piece, Sheet, columns, wrapped
from copflow.dates import speak
from copflow.outputs.facts import root_of, window_of
from copflow.outputs.titles import window_words
from copflow.overview.connections import Chain, Connections, Link, LinkKind, Rule
from copflow.schedule.model import Entry, Schedule

MOST_DEPTH = 6
"""How deep a tree is drawn; what hangs on that is drawn below it, with the name of what it hangs on."""
SHOWN_NEEDS = 4


class Node(NamedTuple):
    """An activity in a tree. `before`: what stands before its children; `link`: why it hangs there, None at the top."""

    number: int
    link: Link | None
    lead: str
    before: str
    depth: int


@dataclass(slots=True)
class Tree:
    """A chain, by what hangs on what: the arrows of dates from each activity, those of needs to each."""

    schedule: Schedule
    sheet: Sheet
    children: dict[int, list[Link]] = field(default_factory=dict)
    needs: dict[int, list[Link]] = field(default_factory=dict)


def graph_lines(connections: Connections, schedule: Schedule, sheet: Sheet) -> Iterator[Line]:
    """All chains, then what is repeated, then how many stand by themselves."""
    for chain in connections.chains:
        yield from chain_lines(chain, schedule, sheet)
        yield []
    for rule in connections.rules:
        yield from _rule(rule, schedule, sheet)
    if connections.alone:
        are = "activity stands by itself" if connections.alone == 1 else "activities stand by themselves"
        words = f"{connections.alone} {are}: nothing counts from them, and they need nothing."
        yield from sheet.paragraph(words, PALE)


def around(number: int, connections: Connections) -> Connections:
    """Of the chains only what an activity hangs on, and what hangs on it."""
    chains = []
    for chain in connections.chains:
        if number in chain.numbers:
            links = tuple(_links_around(number, chain.links))
            joined = {end for link in links for end in (link.source, link.target)}
            chains.append(chain._replace(numbers=tuple(one for one in chain.numbers if one in joined), links=links))
    rules = tuple(rule for rule in connections.rules if number in rule.numbers)
    return Connections(tuple(chain for chain in chains if chain.links), rules, 0)


def _links_around(number: int, links: Sequence[Link]) -> Iterator[Link]:
    """The arrows to it and before these, and from it and behind these."""
    before, behind = _reached(number, links, back=True), _reached(number, links, back=False)
    for link in links:
        if link.target in before or link.source in behind:
            yield link


def _reached(number: int, links: Sequence[Link], *, back: bool) -> set[int]:
    ends: dict[int, list[int]] = {}
    for link in links:
        one, other = (link.target, link.source) if back else (link.source, link.target)
        ends.setdefault(one, []).append(other)
    found, waiting = {number}, [number]
    while waiting:
        new = [end for end in ends.get(waiting.pop(), ()) if end not in found]
        found.update(new)
        waiting += new
    return found


# ---- one chain ---------------------------------------------------------------------------------------------


def chain_lines(chain: Chain, schedule: Schedule, sheet: Sheet) -> Iterator[Line]:
    """The tree of a chain, without recursion: some chains are long."""
    tree = Tree(schedule, sheet)
    order = {number: at for at, number in enumerate(chain.numbers)}
    for link in sorted(chain.links, key=lambda link: order[link.target]):
        if link.kind is LinkKind.DATE:
            tree.children.setdefault(link.source, []).append(link)
        else:
            tree.needs.setdefault(link.target, []).append(link)
    if not tree.children:
        yield from _needs_only(chain, tree)
        return
    targets = {link.target for links in tree.children.values() for link in links}
    waiting = [
        Node(number, None, "", "", 0) for number in reversed(chain.numbers) if number in tree.children.keys() - targets
    ]
    while waiting:
        node = waiting.pop()
        yield from _node(node, tree)
        waiting += reversed(list(_below(node, tree)))


def _below(node: Node, tree: Tree) -> Iterator[Node]:
    marks, links = tree.sheet.marks, tree.children.get(node.number, [])
    blank, down = " " * len(marks.tee), f"{marks.down}{' ' * (len(marks.tee) - 1)}"
    for link in links:
        if node.depth >= MOST_DEPTH:
            yield Node(link.target, link, node.lead, node.before, node.depth + 1)
        else:
            is_last = link is links[-1]
            lead = node.before + (marks.corner if is_last else marks.tee)
            yield Node(link.target, link, lead, node.before + (blank if is_last else down), node.depth + 1)


def _node(node: Node, tree: Tree) -> Iterator[Line]:
    """Its arrow, its name, its day and who does it; then why it was moved, and what it needs besides."""
    entry, sheet = tree.schedule.entries[node.number], tree.sheet
    words = _words(node, tree)
    head, *more = _texts(entry, node, tree)
    rest = node.before if node.depth else GAP
    lines = wrapped(f"{words}{head}", sheet.width - max(columns(node.lead), columns(rest)))
    for at, text in enumerate(lines):
        lead = node.lead if at == 0 else rest
        yield [Piece(lead, PALE), *_coloured(text, words if at == 0 else "", entry)]
    if tree.children.get(node.number) and node.depth < MOST_DEPTH:
        rest += tree.sheet.marks.down + " "
    else:
        rest += GAP
    for text in more:
        yield from ([Piece(rest, PALE), Piece(part, SOON)] for part in wrapped(text, sheet.width - columns(rest)))


def _coloured(text: str, words: str, entry: Entry) -> Line:
    look = "" if entry.activity.is_task else STRONG
    if words and text.startswith(words):
        return [Piece(words, PALE), Piece(text.removeprefix(words), look)]
    return [Piece(text, look)]


def _words(node: Node, tree: Tree) -> str:
    """`2 weeks before → `; of what is drawn no deeper with the name of what it hangs on."""
    marks = tree.sheet.marks
    if node.link is None:
        return f"{marks.live} "
    source = tree.schedule.graph.activities[node.link.source]
    words = _without(node.link.words, source.name.text)
    if node.depth > MOST_DEPTH:
        words += f" {source.full_name}"
    return f"{tree.sheet.text(words)} {marks.arrow} "


def _without(words: str, name: str) -> str:
    """The words without the name at their end, which stands above."""
    if words.casefold().endswith(f" {name}".casefold()):
        return words[: -len(name) - 1]
    return words


def _texts(entry: Entry, node: Node, tree: Tree) -> Iterator[str]:
    activity, sheet, schedule = entry.activity, tree.sheet, tree.schedule
    of = node.link.source if node.link is not None else node.number
    is_inside = root_of(activity, schedule) is root_of(schedule.graph.activities[of], schedule)
    yield sheet.text(f"{_named(entry, short=is_inside and node.link is not None)}")
    if entry.moved is not None:
        yield sheet.text(f"moved from {_day_words(speak.day(entry.moved.day))}, {entry.moved.why}")
    if needs := tree.needs.get(node.number):
        names = [schedule.graph.activities[link.source].full_name for link in needs]
        more = [f"{len(names) - SHOWN_NEEDS} more"] if len(names) > SHOWN_NEEDS else []
        yield sheet.text(f"needs {speak.listed([*names[:SHOWN_NEEDS], *more])}")


def _named(entry: Entry, *, short: bool = False) -> str:
    """`guide drafted  Tue 27 Oct 2026, Sam`."""
    name = entry.activity.name.text if short else entry.activity.full_name
    owners = "".join(f", {person.name.text}" for person in entry.activity.owners)
    return f"{name}{GAP}{_when(entry)}{owners}"


def _when(entry: Entry) -> str:
    window = window_of(entry)
    if window is not None:
        return f"some day {window_words(*window)}"
    day = entry.last if entry.activity.is_task else entry.first
    return _day_words(speak.day(day)) if day is not None else ""


def _day_words(day: str) -> str:
    """`Tue 27 Oct 2026`."""
    weekday, number, month, year = day.split(" ")
    return f"{weekday} {number} {month[:3]} {year}"


def _needs_only(chain: Chain, tree: Tree) -> Iterator[Line]:
    """An activity that counts from nothing, and what it needs."""
    marks, entries = tree.sheet.marks, tree.schedule.entries
    for target, links in tree.needs.items():
        texts = [f"needs {_named(entries[link.source])}" for link in links]
        texts += [f"needs {chain.left_out} more"] if chain.left_out else []
        head = tree.sheet.text(_named(entries[target]))
        yield from _hung(f"{marks.live} ", GAP, head, tree.sheet, STRONG)
        for text in texts:
            lead = marks.corner if text is texts[-1] else marks.tee
            yield from _hung(lead, " " * len(lead), tree.sheet.text(text), tree.sheet, "")


def _hung(lead: str, rest: str, text: str, sheet: Sheet, look: str) -> Iterator[Line]:
    """A text behind what leads to it, and its further lines behind blanks."""
    for at, part in enumerate(wrapped(text, sheet.width - len(lead))):
        yield [Piece(lead if at == 0 else rest, PALE), Piece(part, look)]


def _rule(rule: Rule, schedule: Schedule, sheet: Sheet) -> Iterator[Line]:
    """`◆ community call  on first Tuesday: 10 dates, Tue 6 Oct 2026 to Tue 6 Jul 2027`."""
    entries = [schedule.entries[number] for number in rule.numbers]
    days = [day for entry in entries for day in (entry.first, entry.last) if day is not None]
    words = f"{rule.title}{GAP}{rule.words}: {speak.count(len(entries), 'date')}"
    words += f", {_day_words(speak.day(min(days)))} to {_day_words(speak.day(max(days)))}" if days else ""
    yield from _hung(f"{sheet.marks.live} ", GAP, sheet.text(words), sheet, "")
