"""`the Friday before` something that is on a Friday itself is a week earlier.

Why: some readers take the day itself to be meant.
Example: `letter on the Friday before fair`, and the fair is on a Friday.
Instead: nothing, or `the Friday on or before fair`.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from copflow.checks.finding import by_repetition, finding, others, place
from copflow.dates import speak
from copflow.dates.forms import ANY_DAY, Beside, CalendarDay, Side
from copflow.dates.names import Ref
from copflow.dates.words import WEEKDAY_NAMES
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.schedule.model import Entry, Schedule, Settled


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Weekdays beside a day or an activity; said once of a repetition."""
    strict: dict[int, Beside] = {}
    for entry in schedule.entries:
        form = entry.activity.day.day if entry.activity.day is not None else None
        if isinstance(form, Beside) and not entry.activity.is_over and _is_skipped(entry, form, schedule):
            strict[entry.activity.number] = form
    for group in by_repetition((schedule.entries[number] for number in strict), schedule):
        yield _report(group, strict[group[0].activity.number])


def _is_skipped(entry: Entry, form: Beside, schedule: Schedule) -> bool:
    """Whether the day that it counts from is such a weekday, and so was passed over."""
    if form.weekday in (None, ANY_DAY) or form.or_on or not isinstance(entry.when, Settled):
        return False
    if isinstance(form.anchor, CalendarDay):
        day = _counted_from(entry, form)
        return (day.month, day.day) == (form.anchor.month, form.anchor.day)
    anchor = schedule.entries[entry.follows].when if entry.follows is not None else None
    if not isinstance(anchor, Settled) or not (form.anchor is None or isinstance(form.anchor, Ref)):
        return False
    return (anchor.first if form.side is Side.BEFORE else anchor.last).weekday() == form.weekday


def _counted_from(entry: Entry, form: Beside) -> date:
    """The day that many whole weeks away."""
    assert isinstance(entry.when, Settled)
    weeks = timedelta(weeks=form.ordinal)
    return entry.when.first + weeks if form.side is Side.BEFORE else entry.when.first - weeks


def _report(group: list[Entry], form: Beside) -> Diagnostic:
    entry = group[0]
    assert isinstance(entry.when, Settled) and form.weekday is not None
    span, labels = place(entry)
    weekday, side = WEEKDAY_NAMES[form.weekday], form.side.value
    title = f"{quoted(entry.activity.full_name)} is on {speak.day(entry.when.first)}"
    title += f": the {weekday} itself is not {side} it."
    return finding("strict-weekday", span, title, labels=labels, notes=others(group), fixes=_fixes(form, weekday))


def _fixes(form: Beside, weekday: str) -> Iterator[Fix]:
    """To let the day itself count, where the first such day is meant."""
    if form.ordinal == 1 and (form.anchor is None or not isinstance(form.anchor, Beside)):
        words = f"{weekday} on or {form.side.value}"
        end = form.span.end if form.anchor is None else form.anchor.span.start
        blank = " " if form.anchor is not None else ""
        yield Fix(f"Write `{words}`", (Edit(Span(form.span.start, end), words + blank),))
