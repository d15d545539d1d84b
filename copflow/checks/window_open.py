"""An activity has a window and no day yet."""

from collections.abc import Iterator

from copflow.checks.finding import by_repetition, finding, place, plain_name
from copflow.checks.past_date import has_more_ahead
from copflow.checks.window_ending import is_ending
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Open, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Only activities that say a window themselves: what counts from them is open for the same reason. What is done or
    cancelled needs no day any more."""
    goes_on = has_more_ahead(schedule)
    entries = (
        entry
        for entry in schedule.entries
        if isinstance(entry.when, Open) and entry.activity.window is not None and not entry.activity.is_over
        if not (goes_on and is_ending(entry, schedule))
    )
    for group in by_repetition(entries, schedule):
        span, labels = place(group[0])
        first, last = group[0].when, group[-1].when
        assert isinstance(first, Open) and isinstance(last, Open)
        when = speak.days(first.earliest, last.latest)
        title = f"{quoted(group[0].activity.full_name)} has no day yet: some day from {when}."
        if len(group) > 1:
            name = quoted(plain_name(group[0], schedule))
            title = f"{name} has no days yet: {len(group)} windows from {when}."
        is_past = goes_on and last.latest < schedule.today
        notes = ["The last of these days has passed. Of what is done the plan may say so: done"] if is_past else []
        yield finding("window-open", span, title, labels=labels, notes=notes)
