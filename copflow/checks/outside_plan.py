"""A date is outside the plan's period."""

from collections.abc import Iterator

from copflow.checks.finding import by_repetition, finding, others, place
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Entry, Open, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Only the first of a chain is reported: what counts from it is outside for the same reason."""
    outside = [not schedule.holds(entry) and not entry.activity.is_over for entry in schedule.entries]
    firsts = (
        entry
        for entry in schedule.entries
        if outside[entry.activity.number] and not (entry.follows is not None and outside[entry.follows])
    )
    for group in by_repetition(firsts, schedule):
        yield _report(group, schedule)


def _report(group: list[Entry], schedule: Schedule) -> Diagnostic:
    entry = group[0]
    first, last, period = entry.first, entry.last, schedule.period
    assert first is not None and last is not None
    span, labels = place(entry)
    is_open = isinstance(entry.when, Open)
    if period.first is not None and first < period.first:
        says = "may be as early as" if is_open else "is on" if first == last else "begins on"
        where = f"{speak.day(first)}, before the plan begins on {speak.day(period.first)}"
    else:
        assert period.last is not None
        says = "may be as late as" if is_open else "is on" if first == last else "ends on"
        where = f"{speak.day(last)}, after the plan ends on {speak.day(period.last)}"
    title = f"{quoted(entry.activity.full_name)} {says} {where}."
    note = "Mend the date, or make the plan's period longer (`from … to …` below its name)."
    return finding("outside-plan", span, title, labels=labels, notes=(note, *others(group)))
