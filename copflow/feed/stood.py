"""Where in the new plan something stood that is gone from it."""

from collections.abc import Iterator, Sequence

from copflow.compile import Compilation
from copflow.diagnostics.source import Span
from copflow.feed.compare import Comparison
from copflow.feed.units import Unit
from copflow.graph.former import Path, identities
from copflow.language.nodes import Entry as Line
from copflow.language.walk import entries_of


def stood_behind(unit: Unit, comparison: Comparison) -> Span | None:
    """The name behind which it stood: that of the sibling before it, or of the activity above; None at the top."""
    sibling = line_before(unit, comparison)
    if sibling is not None and sibling.name is not None:
        return sibling.name.span
    if not unit.above:
        return None
    paths = identities(comparison.new.graph.activities)
    above = next((one for one, path in zip(comparison.new.graph.activities, paths, strict=True) if path == unit.above))
    return above.name.span


def line_before(unit: Unit, comparison: Comparison) -> Line | None:
    """The line of the new plan, of an activity with the same one above it, that stands before the place."""
    lines = _lines(comparison.new)
    for path in _paths_before(unit, comparison.old):
        if path in lines:
            return lines[path]
    return None


def _paths_before(unit: Unit, old: Compilation) -> Iterator[Path]:
    """The paths of the siblings that stood before it, the nearest first."""
    start = unit.activity.name.span.start
    siblings = [
        (activity.name.span.start, path)
        for activity, path in zip(old.graph.activities, identities(old.graph.activities), strict=True)
        if path[:-1] == unit.above and activity.name.span.start < start
    ]
    yield from (path for _start, path in sorted(siblings, reverse=True))


def _lines(new: Compilation) -> dict[Path, Line]:
    """The lines of the new plan that name its activities."""
    by_start = {line.name.span.start: line for line in entries_of(new.document) if line.name is not None}
    activities: Sequence[tuple[int, Path]] = [
        (activity.name.span.start, path)
        for activity, path in zip(new.graph.activities, identities(new.graph.activities), strict=True)
    ]
    return {path: by_start[start] for start, path in activities if start in by_start}
