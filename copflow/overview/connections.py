"""How dates hang together: the activities that count from one another, with the words of each arrow."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from enum import Enum
from typing import NamedTuple

from copflow.diagnostics.source import Span
from copflow.outputs.facts import calendar_days, needs_of, stands_alone
from copflow.outputs.text import one_line
from copflow.schedule.model import Entry, Schedule

MOST_NEEDS = 12
"""How many of the activities that one needs are drawn beside it."""


class LinkKind(Enum):
    """Why an arrow is there."""

    DATE = "its date counts from it"
    NEED = "it needs it"


class Link(NamedTuple):
    """An arrow from the activity that is first known, or first finished, to the one that follows: their numbers.
    `words`: `1 week before`, empty for a need. `moved`: why the date was moved off the day that the words come to."""

    source: int
    target: int
    kind: LinkKind
    words: str
    moved: str | None = None


class Chain(NamedTuple):
    """Activities that hang together, in order of date, and the arrows between them. `left_out`: how many more it
    needs than are drawn."""

    numbers: tuple[int, ...]
    links: tuple[Link, ...]
    left_out: int = 0


class Rule(NamedTuple):
    """Dates that one rule of the plan gives, and on which nothing hangs: what the rule says, in the plan's words."""

    title: str
    words: str
    numbers: tuple[int, ...]


class Connections(NamedTuple):
    """The chains in order of their first dates, the repetitions, and how many activities stand by themselves."""

    chains: tuple[Chain, ...]
    rules: tuple[Rule, ...]
    alone: int


def connections_of(schedule: Schedule, *, private: bool = False) -> Connections:
    """The chains of a plan's dated activities."""
    shown = {entry.activity.number for entry in schedule.entries if _is_shown(entry, schedule, private=private)}
    dates = [link for number in shown if (link := _date_link(schedule.entries[number], shown)) is not None]
    group = _groups(shown, dates)
    needs = [link for number in sorted(shown) for link in _need_links(schedule.entries[number], shown)]
    inside = [link for link in needs if group[link.source] == group[link.target]]
    across = [link for link in needs if group[link.source] != group[link.target]]
    chains = [*_chains(group, dates, inside), *_need_chains(across)]
    joined = {number for chain in chains for number in chain.numbers}
    rules = tuple(_rules(schedule, shown - joined))
    alone = len(shown) - len(joined) - sum(len(rule.numbers) for rule in rules)
    return Connections(tuple(_in_order(chain, schedule) for chain in _sorted(chains, schedule)), rules, alone)


def _is_shown(entry: Entry, schedule: Schedule, *, private: bool) -> bool:
    if entry.activity.is_private and not private:
        return False
    return calendar_days(entry) is not None and stands_alone(entry, schedule.entries)


def _date_link(entry: Entry, shown: Set[int]) -> Link | None:
    """The arrow to an activity from the one from whose date its own was counted."""
    if entry.follows is None or entry.follows not in shown:
        return None
    number, moved = entry.activity.number, f"{entry.moved.why}" if entry.moved is not None else None
    if entry.is_shared:
        return Link(entry.follows, number, LinkKind.DATE, "the same day")
    if not entry.activity.has_date:
        return Link(entry.follows, number, LinkKind.DATE, "when it is finished", moved)
    words = next((reason.text for reason in reversed(entry.reasons) if reason.span is not None), "")
    return Link(entry.follows, number, LinkKind.DATE, one_line(words.split(",")[0]), moved)


def _need_links(entry: Entry, shown: Set[int]) -> Iterator[Link]:
    """The arrows to an activity from what it needs, but for the one that gives it its date."""
    for need in needs_of(entry.activity):
        if need in shown and need != entry.follows:
            yield Link(need, entry.activity.number, LinkKind.NEED, "")


def _groups(shown: Iterable[int], links: Iterable[Link]) -> dict[int, int]:
    """For each activity the number that stands for all that its date hangs together with."""
    source = {link.target: link.source for link in links}
    found: dict[int, int] = {}
    for number in shown:
        path = [number]
        while path[-1] not in found and path[-1] in source:
            path.append(source[path[-1]])
        found |= dict.fromkeys(path, found.get(path[-1], path[-1]))
    return found


def _chains(group: Mapping[int, int], dates: Iterable[Link], inside: Iterable[Link]) -> Iterator[Chain]:
    links: dict[int, list[Link]] = {}
    for link in (*dates, *inside):
        links.setdefault(group[link.source], []).append(link)
    for own in links.values():
        numbers = {number for link in own for number in (link.source, link.target)}
        yield Chain(tuple(numbers), tuple(own))


def _need_chains(across: Iterable[Link]) -> Iterator[Chain]:
    """A chain for each activity that needs something which its date does not hang on."""
    by_target: dict[int, list[Link]] = {}
    for link in across:
        by_target.setdefault(link.target, []).append(link)
    for target, links in by_target.items():
        kept = links[:MOST_NEEDS]
        yield Chain((*(link.source for link in kept), target), tuple(kept), len(links) - len(kept))


def _sorted(chains: Iterable[Chain], schedule: Schedule) -> list[Chain]:
    return sorted(chains, key=lambda chain: min(_place(number, schedule) for number in chain.numbers))


def _in_order(chain: Chain, schedule: Schedule) -> Chain:
    return chain._replace(numbers=tuple(sorted(chain.numbers, key=lambda number: _place(number, schedule))))


def _place(number: int, schedule: Schedule) -> tuple[date, int]:
    days = calendar_days(schedule.entries[number])
    return (days[0] if days else date.max), number


def _rules(schedule: Schedule, alone: Set[int]) -> Iterator[Rule]:
    """The repetitions of which nothing else is drawn."""
    groups: dict[Span, list[Entry]] = {}
    for number in sorted(alone):
        entry = schedule.entries[number]
        if entry.activity.origin is not None:
            groups.setdefault(entry.activity.origin.span, []).append(entry)
    for entries in groups.values():
        if len(entries) > 1:
            words = next((reason.text for reason in entries[0].reasons), "")
            numbers = tuple(entry.activity.number for entry in entries)
            yield Rule(one_line(entries[0].activity.series or entries[0].activity.name.text), one_line(words), numbers)
