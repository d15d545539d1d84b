"""Dates are written in two ways, `2021-09-22` and `22 September 2021`."""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.dates.forms import CalendarDay
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.graph.model import Activity
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Once for the plan, at the first whole date that is written in another way than the one before it."""
    days = (day for activity in schedule.graph.activities for day in _days(activity) if day.year is not None)
    first = None
    for day in days:
        first = first or day
        if day.iso != first.iso:
            title = "This date is written in another way than the ones before it."
            labels = (Label(first.span, "the first one"),)
            yield finding("mixed-dates", day.span, title, labels=labels)
            return


def _days(activity: Activity) -> Iterator[CalendarDay]:
    """The calendar days that an activity's clauses say."""
    forms = [activity.day.day] if activity.day is not None else []
    ends = [activity.days.days.first, activity.days.days.last] if activity.days is not None else []
    yield from (form for form in (*forms, *ends) if isinstance(form, CalendarDay))
