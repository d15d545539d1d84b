"""An activity needs something that another of its needs waits for anyway.

Why: the line is longer than it must be, and who changes the order has one place more to change.
Example: `report needs survey, analysis`, and `analysis needs survey`.
Instead: `report needs analysis`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity, Edge, Why
from copflow.schedule.model import Schedule

MOST = 100
"""How many activities on the way are looked at for each one, so that the time grows with the plan and no faster."""
BETWEEN = len(", and ")
"""The most that stands between two names of a list."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """A need in a shape is reported if no activity of the shape has use for it; `every webinar` is not."""
    activities = schedule.graph.activities
    uses = Counter(edge.span for activity in activities for edge in _named(activity))
    found: dict[Span, list[tuple[Activity, Edge, int]]] = {}
    for activity in activities:
        needs = _named(activity)
        if len(needs) > 1 and not activity.is_over:
            for edge, by in _followed(needs, activities):
                found.setdefault(edge.span, []).append((activity, edge, by))
    for span, ones in found.items():
        if len(ones) == uses[span]:
            yield _report(*ones[0], activities)


def _named(activity: Activity) -> list[Edge]:
    """Its needs that are named one by one."""
    needs = activity.edges_of(Why.NEED)
    many = Counter(edge.span for edge in needs) if len(needs) > 1 else {}
    return [edge for edge in needs if many.get(edge.span, 1) == 1]


def _followed(needs: Sequence[Edge], activities: Sequence[Activity]) -> Iterator[tuple[Edge, int]]:
    """The needs that another one waits for, each with the number of that one."""
    left = MOST
    said = {edge.target: edge for edge in needs}
    for start in list(said):
        waiting, seen = [start], {start}
        while waiting and left > 0:
            for edge in islice(activities[waiting.pop()].edges, left):
                left -= 1
                if edge.why is Why.NEED and edge.target not in seen:
                    seen.add(edge.target)
                    waiting.append(edge.target)
                    if edge.target in said:
                        yield said.pop(edge.target), start


def _report(activity: Activity, edge: Edge, by: int, activities: Sequence[Activity]) -> Diagnostic:
    name, need, other = (quoted(activities[number].full_name) for number in (activity.number, edge.target, by))
    title = f"{name} need not name {need}: {other}, which it needs, waits for it."
    others = [one for one in activity.edges_of(Why.NEED) if one.target == by]
    labels = [Label(one.span, "the one that waits for it") for one in others]
    return finding("redundant-need", edge.span, title, labels=labels, fixes=_fixes(activity, edge))


def _fixes(activity: Activity, edge: Edge) -> Iterator[Fix]:
    """To delete the name, with the comma or `and` between it and its neighbour in the list."""
    spans = sorted({one.span for one in activity.edges_of(Why.NEED)})
    at = spans.index(edge.span)
    if at and spans[at].start - spans[at - 1].end <= BETWEEN:
        yield Fix("Delete it", (Edit(Span(spans[at - 1].end, edge.span.end), ""),))
    elif not at and spans[1].start - edge.span.end <= BETWEEN:
        yield Fix("Delete it", (Edit(Span(edge.span.start, spans[1].start), ""),))
