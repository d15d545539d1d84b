"""A date is on a holiday or in a closure."""

from collections.abc import Iterator
from datetime import date

from copflow.checks.elsewhere import except_holidays, or_other_day, says_closed
from copflow.checks.finding import by_repetition, finding, known_days, others, place
from copflow.dates import speak
from copflow.dates.feasts import ALIASES, feast, holiday_key
from copflow.dates.nesting import hooks
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.graph.model import date_forms
from copflow.schedule.model import Entry, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Deadlines by their day, anything else by its first day; the occurrences of a repetition together."""
    closed: dict[int | None, tuple[date, str]] = {}
    for entry, day in known_days(schedule):
        name = schedule.calendar.why_closed(day)
        if not name or says_closed(entry.activity) or _says_so(entry, name, day):
            continue
        if closed.get(entry.activity.parent, (None, ""))[0] != day:  # a step of that day goes where its activity goes
            closed[entry.activity.number] = day, name
    for group in by_repetition((schedule.entries[number] for number in closed if number is not None), schedule):
        yield _report(group, *closed[group[0].activity.number], schedule)


def _report(group: list[Entry], day: date, name: str, schedule: Schedule) -> Diagnostic:
    entry = group[0]
    span, labels = place(entry)
    kind = "due" if entry.activity.is_task else "planned"
    title = f"{quoted(entry.activity.full_name)} is {kind} on {speak.day(day)}, which is closed: {name}."
    note = "Say where it goes with `or next working day`, or for the whole plan with `on closed days …`."
    fixes = (*except_holidays(entry, schedule), *or_other_day(entry, schedule))
    return finding("closed-day", span, title, labels=labels, notes=(note, *others(group)), fixes=fixes)


def _says_so(entry: Entry, closed: str, day: date) -> bool:
    """Whether the activity's name or its date has the name of the holiday, a day in lieu included."""
    names = [holiday_key(name.removesuffix(" (observed)")) for name in closed.split("; ")]
    names += [alias for alias, name in ALIASES.items() if holiday_key(name) in names]
    said = [holiday_key(entry.activity.name.text)]
    said += [holiday_key(name) for name in (entry.activity.origin.names if entry.activity.origin else ())]
    for form in date_forms(entry.activity):
        said += [holiday_key(hook.ref.name.text) for hook in hooks(form) if hook.ref is not None]
    return any(name in text for name in names for text in said) or any(feast(text, day.year) == day for text in said)
