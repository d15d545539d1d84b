"""Puts the lines of what is gone back into a plan, as cancelled, if the plan then says that and nothing else."""

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Edit, Fix, Proof
from copflow.diagnostics.source import LINE_END, Span
from copflow.editing.change import changed_texts
from copflow.editing.edits import apply_edits
from copflow.editing.errors import errors_of, new_findings
from copflow.editing.insert import Inserter
from copflow.editing.place import lines_of
from copflow.feed.compare import Comparison, by_identity
from copflow.feed.stood import line_before
from copflow.feed.units import Unit
from copflow.language.nodes import Entry, Kind

MOST_LINES = 20
"""How many lines a fix puts back."""


def put_back(unit: Unit, comparison: Comparison) -> Fix | None:
    """The fix, for an activity at the top of the plan that had lines of its own."""
    before = line_before(unit, comparison)
    block = _block(unit, comparison.old)
    if block is None or before is None or unit.above or comparison.compiled is None:
        return None
    new = comparison.new
    at = new.source.line_at(max(lines_of(new.source, before))).end
    end = LINE_END.search(new.source.text)
    edit = Edit(Span(at, at), f"{end.group() if end else chr(10)}{block}")
    tried = comparison.compiled(tuple(changed_texts(new.source, (edit,))))
    entry = by_identity(tried).get(unit.path)
    if entry is None or not entry.activity.is_cancelled or errors_of(new_findings(new, tried)):
        return None
    after = _dates(tried)
    if any(after.get(path) != date for path, date in _dates(new).items()):
        return None
    return Fix(f"Keep {unit.activity.name.text} as cancelled", (edit,), proof=Proof())


def _block(unit: Unit, old: Compilation) -> str | None:
    """The lines of an activity with those below it, the first one with `cancelled`; None if its line has others too."""
    start = unit.activity.name.span.start
    entries = [entry for entry in old.document.entries if entry.name is not None and entry.span.start <= start]
    entry = entries[-1] if entries else None
    if entry is None or not _is_alone(entry, start):
        return None
    source = old.source
    starts = list(lines_of(source, entry))
    first, last = min(starts), source.line_at(max(starts)).end
    if len(source.slice(Span(first, last)).splitlines()) > MOST_LINES or first != entry.span.start:
        return None
    change = Inserter(old).behind(entry, "cancelled")
    edit = Edit(Span(change.main.span.start - first, change.main.span.end - first), change.main.text)
    return apply_edits(source.slice(Span(first, last)), (edit,))


def _is_alone(entry: Entry, start: int) -> bool:
    """Whether a line names the activity that begins there, and no more than that one."""
    is_named = entry.name is not None and entry.name.span.start == start
    return is_named and entry.kind is Kind.ACTIVITY and entry.numbers is None


def _dates(compilation: Compilation) -> dict[tuple[str, ...], object]:
    return {path: (entry.when, entry.hours) for path, entry in by_identity(compilation).items()}
