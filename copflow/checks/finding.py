"""How checks make a finding of their rule."""

from collections.abc import Iterable, Iterator
from datetime import date

from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label, Link
from copflow.diagnostics.rules import RULES
from copflow.diagnostics.source import Span
from copflow.language.plan import Origin
from copflow.schedule.model import Entry, Schedule, Settled

SHOWN_DAYS = 5
"""How many days of other occurrences are listed."""


def finding(
    rule: str,
    span: Span,
    title: str,
    *,
    labels: Iterable[Label] = (),
    notes: Iterable[str] = (),
    fixes: Iterable[Fix] = (),
    chain: Iterable[Link] = (),
) -> Diagnostic:
    """A finding with its rule's severity."""
    return Diagnostic(
        rule,
        RULES[rule].severity,
        title,
        span,
        labels=tuple(labels),
        notes=tuple(notes),
        fixes=tuple(fixes),
        chain=tuple(chain),
    )


def known_days(schedule: Schedule) -> Iterator[tuple[Entry, date]]:
    """The activities with a day of their own inside the plan's period, each with the day that counts: of a task its
    deadline, of anything else its first day. What is done or cancelled is left out."""
    if "closed days" in schedule.graph.plan.broken:  # where they go could not be read, and that was said
        return
    for entry in schedule.entries:
        when = entry.when
        if entry.activity.is_over:
            continue
        if isinstance(when, Settled) and not entry.is_shared and schedule.holds(entry):
            yield entry, when.last if entry.activity.is_task else when.first


def by_repetition(entries: Iterable[Entry], schedule: Schedule) -> Iterator[list[Entry]]:
    """The entries, those of one repetition (or the same step of each of its occurrences) together: what is wrong with
    them is said once."""
    groups: dict[object, list[Entry]] = {}
    for entry in entries:
        origin = _origin(entry, schedule)
        key = (origin.span, entry.activity.name.span) if origin is not None else entry.activity.number
        groups.setdefault(key, []).append(entry)
    yield from groups.values()


def _origin(entry: Entry, schedule: Schedule) -> Origin | None:
    """The origin of the occurrence that an activity is, or is a step of."""
    activity = entry.activity
    while activity.origin is None and activity.parent is not None:
        activity = schedule.graph.activities[activity.parent]
    return activity.origin


def plain_name(entry: Entry, schedule: Schedule) -> str:
    """The name without the days of occurrences: `agenda of community call`; of numbered ones that of their series."""
    activity = entry.activity
    names = [activity.name.text if activity.origin is None or activity.origin.dated else activity.series or ""]
    while activity.parent is not None:
        activity = schedule.graph.activities[activity.parent]
        names.append(activity.name.text)
    return " of ".join(names)


def others(entries: list[Entry]) -> tuple[str, ...]:
    """The note that says to how many others of a repetition the same happens, and when; none if there are no others."""
    if len(entries) == 1:
        return ()
    days = [speak.day(day) for entry in entries[1:] if (day := entry.first)]
    more = [f"{len(days) - SHOWN_DAYS} more"] if len(days) > SHOWN_DAYS else []
    return (f"So it is with {speak.count(len(days), 'other')}: {speak.listed([*days[:SHOWN_DAYS], *more])}.",)


def date_span(entry: Entry) -> Span:
    """The place that says when the activity is: its date clause, or its name if it has none."""
    activity = entry.activity
    for clause in (activity.offset, activity.days, activity.day, activity.together, activity.window):
        if clause is not None:
            return clause.span
    return activity.name.span


def other_time(entry: Entry, text: str) -> Edit:
    """The edit that writes another time instead of the activity's; a blank before it where `T` stood behind the day."""
    activity = entry.activity
    assert activity.time is not None
    behind = activity.day is not None and activity.day.span.end == activity.time.span.start
    return Edit(activity.time.span, f" {text}" if behind else text)


def place(entry: Entry) -> tuple[Span, list[Label]]:
    """Where to point for a wrong date: at the activity's name, with a label at a date clause that stands elsewhere.

    A shape's clause serves many activities; the one that is wrong is known by its name.
    """
    clause = date_span(entry)
    name = entry.activity.name.span
    whole = entry.activity.span
    if whole.start <= clause.start < whole.end:
        return clause, []
    return name, [Label(clause, "the date is said here")]
