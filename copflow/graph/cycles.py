"""Rings of activities that wait for each other: each is found once and shown whole."""

from collections.abc import Callable, Iterator, Sequence

from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.graph.model import Activity, Edge, Why

Edges = Callable[[Activity], list[Edge]]


def report_cycles(activities: Sequence[Activity], found: Diagnostics) -> None:
    """Report each ring, and leave the dates of its activities unknown.

    Dates must not depend on themselves; and what needs each other can never be finished, dates or not. An activity
    that has a date of its own may need what counts from it (`webinar 1 on 10 November, needs guide`).
    """
    for edges in (_date_edges, _needs):
        for ring in rings(activities, edges):
            if not any(activities[number].broken for number, _edge in ring):
                _report(activities, ring, found)
            for number, _edge in ring:
                activities[number].broken = True


def _date_edges(activity: Activity) -> list[Edge]:
    """The edges on which the activity's date depends."""
    if activity.has_day:
        return [edge for edge in activity.edges if edge.why is Why.ANCHOR]
    if activity.has_date:
        return [edge for edge in activity.edges if edge.why is not Why.NEED]
    return activity.edges


def _needs(activity: Activity) -> list[Edge]:
    return [edge for edge in activity.edges if edge.why is Why.NEED]


Ring = list[tuple[int, Edge]]
"""Activities in order, each with its edge to the next; the last one's edge goes to the first."""


def rings(activities: Sequence[Activity], edges: Edges) -> Iterator[Ring]:
    """One ring for each group of activities that wait for each other."""
    for group in _groups(activities, edges):
        yield _ring(activities, edges, group)


def _groups(activities: Sequence[Activity], edges: Edges) -> Iterator[set[int]]:
    """The strongly connected groups of more than one activity (Tarjan's algorithm, without recursion)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in range(len(activities)):
        if root in index:
            continue
        work: list[tuple[int, Iterator[Edge]]] = [(root, iter(edges(activities[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            number, rest = work[-1]
            for edge in rest:
                if edge.target not in index:
                    index[edge.target] = low[edge.target] = len(index)
                    stack.append(edge.target)
                    on_stack.add(edge.target)
                    work.append((edge.target, iter(edges(activities[edge.target]))))
                    break
                if edge.target in on_stack:
                    low[number] = min(low[number], index[edge.target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[number])
                if low[number] == index[number]:
                    group = _pop_group(stack, on_stack, number)
                    if len(group) > 1:
                        yield group


def _pop_group(stack: list[int], on_stack: set[int], root: int) -> set[int]:
    group: set[int] = set()
    while root not in group:
        number = stack.pop()
        on_stack.discard(number)
        group.add(number)
    return group


def _ring(activities: Sequence[Activity], edges: Edges, group: set[int]) -> Ring:
    """A shortest ring through the group's first activity in the text (breadth first)."""
    start = min(group)
    came: dict[int, tuple[int, Edge]] = {}
    queue = [start]
    for number in queue:
        for edge in edges(activities[number]):
            if edge.target in group and edge.target not in came:
                came[edge.target] = (number, edge)
                queue.append(edge.target)
        if start in came:
            break
    ring = [came[start]]
    while ring[-1][0] != start:
        ring.append(came[ring[-1][0]])
    return ring[::-1]


SHOWN = 12
"""How many activities of a ring are named; a longer one is shown by its beginning and its end."""


def _report(activities: Sequence[Activity], ring: Ring, found: Diagnostics) -> None:
    named = [quoted(activities[number].full_name) for number, _edge in ring]
    names = named if len(named) <= SHOWN else [*named[: SHOWN - 2], f"{len(named) - SHOWN + 1} more", named[-1]]
    labels = [
        Label(edge.span, f"{named[at]} {edge.why.value} {named[(at + 1) % len(named)]}")
        for at, (_number, edge) in enumerate(ring[:SHOWN])
    ]
    title = f"These {len(ring)} activities wait for each other in a ring."
    note = f"The ring: {' -> '.join([*names, names[0]])}."
    hint = "None of them can be first. Take one of these links away."
    found.report("cycle", ring[0][1].span, title, label=labels[0].text, labels=labels[1:], notes=(note, hint))
