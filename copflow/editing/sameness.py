"""Whether a changed plan says the same of every other activity: what the guard of each change asks."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from copflow.compile import Compilation
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity

PLACES = frozenset({"number", "name", "span", "parent", "edges", "steps", "flawed"})
"""What says where an activity is in the text and in the graph, and whether a clause of it was reported there; edges are
compared by the names of their targets."""
Key = tuple[str, ...]


def differing(old: Compilation, new: Compilation, free: Callable[[Key], Collection[str]]) -> Iterator[str]:
    """What differs between two compilations: the full names of activities, each once, and `plan` for its settings.

    `free` are the fields of an activity (by its key) that may differ.
    """
    if _settings(old) != _settings(new):
        yield "plan"
    plain = Plain()
    before, after = by_key(old), by_key(new)
    for key in before.keys() ^ after.keys():
        yield (before.get(key) or after[key]).full_name
    for key, one in before.items():
        other = after.get(key)
        if other is not None and _differ(one, other, old, new, free(key), plain):
            yield one.full_name


def strangely_moved(old: Compilation, new: Compilation, key: Key) -> Iterator[str]:
    """The activities that have another date although they do not hang on the one that is changed, in any number of
    steps."""
    hanging = _hanging(old, key) | _hanging(new, key)
    after = by_key(new)
    for other, activity in by_key(old).items():
        if other not in hanging and other in after:
            was, now = old.schedule.entries[activity.number], new.schedule.entries[after[other].number]
            if (was.when, was.hours) != (now.when, now.hours):
                yield activity.full_name


def _hanging(compilation: Compilation, key: Key) -> set[Key]:
    """The keys of an activity and of all that wait for it."""
    activities = compilation.graph.activities
    waiting_for: dict[int, list[int]] = {}
    for activity in activities:
        for edge in activity.edges:
            waiting_for.setdefault(edge.target, []).append(activity.number)
    reached: set[int] = set()
    found = [activity.number for activity in activities if activity.key == key]
    while found:
        number = found.pop()
        if number not in reached:
            reached.add(number)
            found.extend(waiting_for.get(number, ()))
    return {activities[number].key for number in reached}


def by_key(compilation: Compilation) -> dict[Key, Activity]:
    """The activities by their paths of names; of two with the same path the first."""
    found: dict[Key, Activity] = {}
    for activity in compilation.graph.activities:
        found.setdefault(activity.key, activity)
    return found


def _settings(compilation: Compilation) -> tuple[object, ...]:
    plan = compilation.plan
    return compilation.schedule.period, plan.title, tuple(plan.people), tuple(plan.shapes), len(plan.closures)


def _differ(
    one: Activity, other: Activity, old: Compilation, new: Compilation, free: Collection[str], plain: "Plain"
) -> bool:
    fields = [field for field in Activity.__dataclass_fields__ if field not in PLACES and field not in free]
    if any(plain.of(getattr(one, field)) != plain.of(getattr(other, field)) for field in fields):
        return True
    return "edges" not in free and _waits(one, old) != _waits(other, new)


def _waits(activity: Activity, compilation: Compilation) -> list[tuple[Key, object]]:
    activities = compilation.graph.activities
    return [(activities[edge.target].key, edge.why) for edge in activity.edges]


class Plain:
    """Values without the places in the text that are in them. Shapes give many activities the same ones."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Any]] = {}

    def of(self, value: Any) -> Any:
        """The value, without places."""
        if isinstance(value, (tuple, list)):
            if not value:
                return ()
            known = self._known.get(id(value))
            if known is None:
                known = value, self._parts(value)
                self._known[id(value)] = known
            return known[1]
        if hasattr(value, "items"):
            return tuple((key, self.of(one)) for key, one in value.items())
        return value

    def _parts(self, value: Sequence[Any]) -> tuple[Any, ...]:
        kind = value.__class__.__name__ if hasattr(value, "_fields") else ""
        return (kind, *(self.of(part) for part in value if part.__class__ is not Span))
