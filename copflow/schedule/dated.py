"""A date on its way into the schedule, and how long what has it lasts."""

from datetime import date
from typing import NamedTuple

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR, add_days
from copflow.dates.calendar import ONE_DAY, WorkCalendar
from copflow.dates.forms import DayLength
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source, Span
from copflow.graph.model import Activity
from copflow.schedule.model import UNDATED, Open, Reason, Settled, When


class Dated(NamedTuple):
    """A date with its reasons; `follows` is the activity whose reasons come before them."""

    when: When
    reasons: tuple[Reason, ...] = ()
    follows: int | None = None


NO_DATE = Dated(UNDATED)


def written(source: Source, span: Span) -> str:
    """The author's own words, with blanks folded."""
    return " ".join(source.slice(span).split())


def lasting(activity: Activity, day: date, calendar: WorkCalendar) -> Settled | None:
    """The days of an activity whose day is known. A task ends on that day, anything else begins on it.

    None if they lead beyond the years of a plan.
    """
    if activity.is_task:
        first = add_days(day, 1 - days_of(activity, day, calendar))
        return Settled(first, day) if first else None
    return starting(activity, day, calendar)


def starting(activity: Activity, day: date, calendar: WorkCalendar) -> Settled | None:
    """The days of an activity that begins on a day; None if they lead beyond the years of a plan."""
    last = add_days(day, days_of(activity, day, calendar) - 1)
    return Settled(day, last) if last else None


def too_far(span: Span, found: Diagnostics) -> Dated:
    """No date, and the reason said."""
    title = f"This leads out of the years that copflow knows ({FIRST_YEAR} to {LAST_YEAR})."
    found.report("limit-reached", span, title)
    return NO_DATE


def open_between(activity: Activity, first: date, last: date, calendar: WorkCalendar) -> Open:
    """The window of an activity that begins on some day from the first to the last; of a task that ends on one."""
    days = days_of(activity, first, calendar)
    if activity.is_task:
        return Open(add_days(first, 1 - days) or first, add_days(last, 1 - days) or last, days)
    return Open(first, last, days)


def days_of(activity: Activity, day: date, calendar: WorkCalendar) -> int:
    """How many days it takes, the first one included.

    Working days are counted from `day` on, back from it for a task, whose day is its last.
    """
    if activity.length is None or not isinstance(activity.length.length, DayLength):
        return 1
    length = activity.length.length
    if not length.working:
        return length.days
    if activity.is_task:
        first = calendar.add_working_days(day + ONE_DAY, -length.days)
        return (day - first).days + 1 if first else 1
    last = calendar.add_working_days(day - ONE_DAY, length.days)
    return (last - day).days + 1 if last else 1
