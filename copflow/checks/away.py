"""Somebody has an event or a deadline on a day of absence."""

from collections.abc import Iterator
from datetime import date

from copflow.checks.finding import finding, place
from copflow.dates import speak
from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import CalendarDay
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Label, replace
from copflow.diagnostics.prose import quoted
from copflow.language.plan import Person
from copflow.schedule.model import Absence, Absences, Entry, Open, Schedule, Settled

MOST_DAYS = 30
"""How many working days before a deadline are looked at for one on which its owner is there."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every owner of every activity; a step is told where it stands, unless its activity tells the same."""
    if not schedule.absences:
        return
    for entry in schedule.entries:
        for person in () if entry.activity.is_over else entry.activity.owners:
            absences = schedule.absences.get(person.name.key)
            absence = _absence(entry, absences) if absences else None
            if absences and absence and not _told(entry, person, schedule):
                yield _report(entry, person, absence, absences, schedule.calendar)


def _absence(entry: Entry, absences: Absences) -> Absence | None:
    """Of a deadline its day counts, of an event each of its days; of a window only whether no day of it is left."""
    match entry.when:
        case Settled(first=first, last=last):
            return absences.between(last if entry.activity.is_task else first, last)
        case Open(earliest=earliest) if entry.last is not None:
            absence = absences.between(earliest, earliest)
            return absence if absence and absence.last >= entry.last else None
        case _:
            return None


def _told(entry: Entry, person: Person, schedule: Schedule) -> bool:
    """Whether the step's activity has the same owner on the same day."""
    parent = entry.activity.parent
    return entry.is_shared and parent is not None and person in schedule.graph.activities[parent].owners


def _report(entry: Entry, person: Person, absence: Absence, absences: Absences, calendar: WorkCalendar) -> Diagnostic:
    name, task = quoted(entry.activity.full_name), entry.activity.is_task
    span, labels = place(entry)
    why = f" ({absence.why})" if absence.why else ""
    when = speak.days(absence.first, absence.last)
    title = f"{person.name.text} is away {'on' if absence.first == absence.last else 'from'} {when}{why}, "
    title += f"when {name} {'is due' if task else 'takes place'}."
    labels.append(Label(absence.span, "away here"))
    day = _earlier(entry.when.last, absences, calendar) if task and isinstance(entry.when, Settled) else None
    notes = [f"The last working day before it on which {person.name.text} is there is {speak.day(day)}."] if day else []
    return finding("away", span, title, labels=labels, notes=notes, fixes=_fixes(entry, day))


def _earlier(day: date, absences: Absences, calendar: WorkCalendar) -> date | None:
    """The nearest earlier working day on which somebody is there."""
    for _ in range(MOST_DAYS):
        before = calendar.add_working_days(day, -1)
        if before is None or not absences.between(before, before):
            return before
        day = before
    return None


def _fixes(entry: Entry, day: date | None) -> list[Fix]:
    """To write the earlier day where the activity itself says a day of the calendar."""
    clause = entry.activity.day
    if day is None or clause is None or not isinstance(clause.day, CalendarDay) or entry.moved:
        return []
    own = entry.activity.span
    if not own.start <= clause.span.start < own.end:
        return []
    return [replace(clause.day.span, speak.plain_day(day), f"Write {speak.day(day)}")]
