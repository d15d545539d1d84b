"""Where in the new plan something stood that is gone from it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from copflow.compile import Compilation
from copflow.diagnostics.source import Span
from copflow.feed.compare import Comparison
from copflow.feed.units import Unit
from copflow.graph.former import Path, identities
from copflow.language.nodes import Entry as Line
from copflow.language.walk import entries_of


class Stood:
    """Finds the places of one comparison. Both plans are gone through once, when first asked."""

    def __init__(self, comparison: Comparison) -> None:
        self._old, self._new = comparison.old, comparison.new

    def behind(self, unit: Unit) -> Span | None:
        """The name behind which it stood: that of the sibling before it, or of the activity above; None at the top."""
        sibling = self.line_before(unit)
        if sibling is not None and sibling.name is not None:
            return sibling.name.span
        return self._names.get(unit.above) if unit.above else None

    def line_before(self, unit: Unit) -> Line | None:
        """The line of the new plan, of an activity with the same one above it, that stands before the place."""
        start = unit.activity.name.span.start
        before = (path for at, path in self._siblings.get(unit.above, ()) if at < start)
        names = (self._names[path] for path in before if path in self._names)
        return next((self._lines[name.start] for name in names if name.start in self._lines), None)

    @cached_property
    def _siblings(self) -> dict[Path, list[tuple[int, Path]]]:
        """The paths of the old plan below each path, with the places of their names, the last ones first."""
        siblings: dict[Path, list[tuple[int, Path]]] = defaultdict(list)
        for path, name in _named(self._old):
            siblings[path[:-1]].append((name.start, path))
        return {above: sorted(paths, reverse=True) for above, paths in siblings.items()}

    @cached_property
    def _names(self) -> dict[Path, Span]:
        return dict(_named(self._new))

    @cached_property
    def _lines(self) -> dict[int, Line]:
        """The lines of the new plan that have a name, by its place."""
        return {line.name.span.start: line for line in entries_of(self._new.document) if line.name is not None}


def _named(compilation: Compilation) -> Iterator[tuple[Path, Span]]:
    activities = compilation.graph.activities
    for activity, path in zip(activities, identities(activities), strict=True):
        yield path, activity.name.span
