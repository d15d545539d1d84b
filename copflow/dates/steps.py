"""Steps from a day to another one, and to the week or month that has it: what dates do with a day once it is known."""

from datetime import date, timedelta

from copflow.dates.arithmetic import add_days, add_months, month_end, month_start
from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import (
    ANY_DAY,
    LAST,
    Beside,
    DayOffset,
    MonthOffset,
    NthWeekday,
    OffsetAmount,
    Side,
    WorkingDayOffset,
)
from copflow.dates.years import Window, weekdays_between


def shift(day: date, amounts: tuple[OffsetAmount, ...], side: Side, calendar: WorkCalendar) -> date | None:
    """The day that the amounts before or after a day come to; None beyond the years of a plan.

    All months at once and first, then days, then working days, in whatever order they are written (Temporal,
    dateutil): a year and a month after 29 February are 13 months, and 29 March.
    """
    sign = 1 if side is Side.AFTER else -1
    moved: date | None = day
    if months := sum(amount.months for amount in amounts if isinstance(amount, MonthOffset)):
        moved = add_months(day, sign * months)
    if days := sum(amount.days for amount in amounts if isinstance(amount, DayOffset)):
        moved = moved and add_days(moved, sign * days)
    if days := sum(amount.days for amount in amounts if isinstance(amount, WorkingDayOffset)):
        moved = moved and calendar.add_working_days(moved, sign * days)
    return moved


def beside(form: Beside, day: date, calendar: WorkCalendar) -> date | None:
    """The nth such day strictly before or after a day; with `or_on` the day itself is the first one it may be."""
    sign = 1 if form.side is Side.AFTER else -1
    start = day - timedelta(sign) if form.or_on else day
    if form.weekday is None:
        return calendar.add_working_days(start, sign * form.ordinal)
    if form.weekday == ANY_DAY:
        return add_days(start, sign * form.ordinal)
    distance = (sign * (form.weekday - start.weekday()) - 1) % 7 + 1
    return add_days(start, sign * (distance + 7 * (form.ordinal - 1)))


def nth_in(form: NthWeekday, window: Window, calendar: WorkCalendar) -> date | None:
    """The nth such day of a window, None if it has not so many."""
    if form.weekday is None:
        return calendar.nth_working_day(*window, form.ordinal)
    if form.weekday == ANY_DAY:
        day = window[1] if form.ordinal == LAST else add_days(window[0], form.ordinal - 1)
        return day if day is not None and day <= window[1] else None
    days = weekdays_between(window, form.weekday)
    at = form.ordinal - 1 if form.ordinal != LAST else LAST
    return days[at] if days and at < len(days) else None


def week(day: date, weeks: int, calendar: WorkCalendar) -> Window | None:
    """The week that many weeks after (before, if negative) that of a day."""
    moved = add_days(day, 7 * weeks)
    return calendar.week_of(moved) if moved else None


def counted_week(day: date, weeks: int, skipped: frozenset[date], calendar: WorkCalendar) -> Window | None:
    """The same, not counting the weeks whose first day is skipped."""
    if not skipped:
        return week(day, weeks, calendar)
    found: Window | None = calendar.week_of(day)
    sign = 1 if weeks >= 0 else -1
    left = abs(weeks)
    while found is not None and left:
        found = week(found[0], sign, calendar)
        left -= found is not None and found[0] not in skipped
    return found


def month_beside(day: date, months: int) -> Window | None:
    """The month that many months after (before, if negative) that of a day."""
    moved = add_months(month_start(day.year, day.month), months)
    return (moved, month_end(moved.year, moved.month)) if moved else None
