"""Something that calendars have is gone from the plan, without having been cancelled."""

from collections.abc import Iterator, Sequence

from copflow.checks.finding import finding
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Safety
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.editing.follow import when_words
from copflow.feed.compare import Comparison, by_identity
from copflow.feed.put_back import put_back
from copflow.feed.renamed import renamed
from copflow.feed.stood import stood_behind
from copflow.feed.units import Unit, outermost, units_of
from copflow.feed.visible import is_awaited
from copflow.schedule.model import Entry

SHOWN = 4


def check(comparison: Comparison) -> Iterator[Diagnostic]:
    """Find activities, and occurrences of repetitions, that nobody will hear of again. What lies in the past may go."""
    known, after = by_identity(comparison.new), units_of(comparison.new)
    old = comparison.old
    before = by_identity(old)
    paths = {entry.activity.number: path for path, entry in before.items()}
    elsewhere = {pair.old.path for pair in renamed(comparison)}
    units = units_of(old)
    whole = {unit.path for unit in outermost(unit for path, unit in units.items() if path not in after)}
    for path, unit in units.items():
        lost = [one for one in unit.entries if paths.get(one.activity.number) not in known and is_awaited(one, old)]
        is_below = bool(unit.above) and unit.above not in known  # it went with its activity
        if not lost or is_below or path in elsewhere:
            continue
        yield _gone(unit, lost, comparison) if path in whole else _fewer(unit, after[path], lost)


def _gone(unit: Unit, lost: Sequence[Entry], comparison: Comparison) -> Diagnostic:
    name, entry = unit.activity.full_name, lost[0]
    what = quoted(unit.activity.name.text if len(lost) > 1 else name)
    if len(lost) > 1:
        title = f"{what} is gone from the plan, and calendars have {len(lost)} dates of it."
    else:
        title = f"{what} is gone from the plan, and calendars have it: {when_words(entry)}."
    place = stood_behind(unit, comparison)
    span = place or comparison.new.plan.title_span or Span(0, 0)
    note = "If it does not take place, keep its line with `cancelled`: then calendars show that."
    fix = put_back(unit, comparison) or Fix(
        f'Put its line back, and run: copflow cancel PLAN "{name}"', safety=Safety.DISPLAY
    )
    found = finding("vanishing-event", span, title, notes=(note,), fixes=(fix,))
    return found._replace(label="it stood behind this") if place is not None else found


def _fewer(old: Unit, new: Unit, lost: Sequence[Entry]) -> Diagnostic:
    """Some occurrences of a repetition that is there still."""
    name = quoted(new.activity.name.text)
    days = [speak.day(entry.first) for entry in lost[:SHOWN] if entry.first is not None]
    if len(lost) > SHOWN:
        days.append(f"{len(lost) - SHOWN:,} more")
    title = f"{speak.count(len(lost), 'date')} of {name} {'is' if len(lost) == 1 else 'are'} gone without a word."
    notes = (
        f"Calendars have {speak.listed(days)}.",
        f"A line for each tells why: {_example(old, lost[0])}",
    )
    return finding("vanishing-event", new.activity.name.span, title, notes=notes)


def _example(unit: Unit, entry: Entry) -> str:
    """`call of 6 October 2026 cancelled`, or `moved to` another day."""
    day = entry.activity.origin.first if entry.activity.origin is not None else entry.first
    when = f" of {speak.plain_day(day)}" if day is not None and entry.activity.origin is not None else ""
    return f"{unit.activity.name.text}{when} cancelled (or: moved to another day)."
