"""Whether two texts of a plan mean the same: the same plan, the same dates, the same findings on the same lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from copflow.compile import Compilation
from copflow.diagnostics.source import Span
from copflow.language.plan import Plan
from copflow.schedule.model import Entry, Reason

MENDED = frozenset({"smart-quotes", "mixed-indent", "double-comma"})
"""Findings that formatting answers."""
PLACES = frozenset({(Plan, "end")})
"""Fields that are places and no Span."""


def same_meaning(one: Compilation, other: Compilation) -> bool:
    """Whether all that copflow makes of two texts is the same, places in the text left out."""
    return (
        list(_findings(one)) == list(_findings(other))
        and _same(one.plan, other.plan)
        and _same(list(map(_dated, one.schedule.entries)), list(map(_dated, other.schedule.entries)))
        and one.schedule.period == other.schedule.period
        and one.schedule.critical_path == other.schedule.critical_path
    )


def _dated(entry: Entry) -> tuple[object, ...]:
    """What the schedule says of an activity, and by what name feeds know it. The rest of it is in the plan."""
    said = (getattr(entry, name) for name in Entry.__dataclass_fields__ if name != "activity")
    return (entry.activity.key, entry.activity.full_name, entry.activity.parent, *said)


def _findings(compilation: Compilation) -> Iterator[tuple[str, int]]:
    """The rule of every finding, and how many lines that are not blank stand above its line."""
    text, starts = compilation.source.text, compilation.source.line_starts
    written = [start for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if text[start:end].strip()]
    for finding in compilation.findings:
        if finding.rule not in MENDED:
            line = starts[bisect_right(starts, finding.span.start) - 1]
            yield finding.rule, bisect_left(written, line)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same but for places, and for reasons that quote the text."""
    if one is other:
        return True
    kind = one.__class__
    if kind is not other.__class__:
        return False
    if kind is Span:
        return True
    if kind is Reason:
        return bool(one[2:] == other[2:])
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict):
        return _same(list(one.items()), list(other.items()))
    if fields := getattr(kind, "__dataclass_fields__", None):
        return all(_same(getattr(one, name), getattr(other, name)) for name in fields if (kind, name) not in PLACES)
    return bool(one == other)
