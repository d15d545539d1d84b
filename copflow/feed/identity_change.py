"""Something that calendars have gets another identity: `webinar 1` is called `seminar 1` now, and does not say so."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Proof, replace
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.editing.errors import errors_of, new_findings
from copflow.editing.insert import added
from copflow.editing.place import Place
from copflow.feed.compare import Comparison
from copflow.feed.renamed import Renamed, renamed
from copflow.feed.units import Unit, units_of
from copflow.feed.visible import has_seen
from copflow.language.nodes import Entry, Kind
from copflow.language.walk import entries_of
from copflow.outputs.identity import plan_title, plan_uuid


def check(comparison: Comparison) -> Iterator[Diagnostic]:
    """Find what is renamed without saying so: the plan itself, and activities."""
    yield from _plan(comparison)
    for pair in renamed(comparison):
        if any(has_seen(entry, comparison.old) for entry in pair.old.entries):
            yield _activity(pair, comparison)


def _plan(comparison: Comparison) -> Iterator[Diagnostic]:
    """All entries are known by the plan's name too."""
    old, new = comparison.old, comparison.new
    if plan_uuid(old) == plan_uuid(new) or not any(has_seen(entry, old) for entry in old.schedule.entries):
        return
    was = quoted(plan_title(old))
    title = f"The plan was called {was}; calendars do not know its activities by a new name."
    notes = ("Whoever has the calendar gets all entries once more, as new ones.",)
    span, title_of_old = new.plan.title_span, old.plan.title
    if span is None or title_of_old is None or '"' in title_of_old:
        yield finding("identity-change", span or Span(0, 0), title, notes=notes)
    else:
        fix = replace(span, f'"{title_of_old}"', f"Call it {was} again")
        yield finding("identity-change", span, title, notes=notes, fixes=(fix,))


def _activity(pair: Renamed, comparison: Comparison) -> Diagnostic:
    former, name = _known_name(pair.old), pair.new.activity.name
    if pair.is_certain:
        title = f"{quoted(name.text)} is known as {quoted(former)}, and does not say so any more."
    else:
        title = f"{quoted(name.text)} looks like {quoted(former)} renamed; calendars do not know that."
    notes = ("Whoever has the calendar loses the one entry and gets another. A former name keeps it one.",)
    fix = _fix(pair, former, comparison)
    fixes = (fix,) if fix is not None else ()
    return finding("identity-change", name.span, title, notes=notes, fixes=fixes)


def _known_name(unit: Unit) -> str:
    activity = unit.activity
    return activity.former.text if activity.former is not None else activity.name.text


def _fix(pair: Renamed, former: str, comparison: Comparison) -> Fix | None:
    """Say the former name behind the clauses of its own line, if that does what it should; None if no way does."""
    entry = _line_of(pair.new, comparison)
    if entry is None or '"' in former or comparison.compiled is None:
        return None
    clause = f'formerly "{former}"'
    for change in added(Place(entry), clause, comparison.new):
        tried = comparison.compiled(change.texts(comparison.new.source))
        if pair.old.path in units_of(tried) and not errors_of(new_findings(comparison.new, tried)):
            return Fix(f"Add {clause}", change.edits, proof=Proof())
    return None


def _line_of(unit: Unit, comparison: Comparison) -> Entry | None:
    """The line that names it; what is one of several by number has none of its own."""
    start = unit.activity.name.span.start
    entries = (entry for entry in entries_of(comparison.new.document) if entry.name is not None)
    entry = next((entry for entry in entries if entry.name and entry.name.span.start == start), None)
    return entry if entry is not None and entry.kind is Kind.ACTIVITY and entry.numbers is None else None
