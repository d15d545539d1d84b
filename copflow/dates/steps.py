"""Steps from a day to another one, and to the week or month that has it: what dates do with a day once it is known."""

from datetime import date, timedelta
from typing import assert_never

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
    """The day that the amounts before or after a day come to; None beyond the years of a plan."""
    moved: date | None = day
    for amount in amounts:
        moved = moved and _step(moved, amount, 1 if side is Side.AFTER else -1, calendar)
    return moved


def _step(day: date, amount: OffsetAmount, sign: int, calendar: WorkCalendar) -> date | None:
    match amount:
        case DayOffset(days=days):
            return add_days(day, sign * days)
        case MonthOffset(months=months):
            return add_months(day, sign * months)
        case WorkingDayOffset(days=days):
            return calendar.add_working_days(day, sign * days)
        case _:
            assert_never(amount)


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
