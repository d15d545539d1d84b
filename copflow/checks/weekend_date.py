"""A task is due on a day of the weekend."""

from collections.abc import Iterator

from copflow.checks.elsewhere import or_other_day, other_side
from copflow.checks.finding import by_repetition, finding, known_days, others, place
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Holidays on a weekend are the closed-day rule's."""
    calendar = schedule.calendar
    days = {
        entry.activity.number: day
        for entry, day in known_days(schedule)
        if entry.activity.is_task and day.weekday() not in calendar.working_weekdays and not calendar.why_closed(day)
    }
    for group in by_repetition((schedule.entries[number] for number in days), schedule):
        span, labels = place(group[0])
        day = days[group[0].activity.number]
        title = f"{quoted(group[0].activity.full_name)} is due on {speak.day(day)}, which is no working day."
        side = other_side(group[0].activity)
        note = f"Add `or {side} working day`, or say for the whole plan what happens `on closed days`."
        fixes = or_other_day(group[0], schedule)
        yield finding("weekend-date", span, title, labels=labels, notes=(note, *others(group)), fixes=fixes)
