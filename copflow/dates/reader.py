"""What `this Friday` and `next month` mean to somebody who reads them today, as a plan can write it."""

from datetime import date, timedelta

from copflow.dates import speak
from copflow.dates.arithmetic import add_months, month_start
from copflow.dates.calendar import ONE_DAY, WorkCalendar
from copflow.dates.forms import Period, ReaderDay
from copflow.dates.words import DAY, MONTH, MONTH_NAMES, QUARTER, WEEK


def texts(form: ReaderDay, today: date, calendar: WorkCalendar, period: Period) -> list[str]:
    """The readings, the likeliest first: days as `3 July 2026`, windows as `August 2026`. Days outside of the plan are
    left out: it was not meant to be read on this day."""
    if form.weekday is not None:
        days = _weekdays(form, form.weekday, today, calendar)
        return [speak.plain_day(day) for day in days if period.holds(day)]
    if form.month is not None:
        year = today.year + (form.month < today.month)
        return [f"{MONTH_NAMES[form.month - 1]} {year}"]
    return [_unit(form, today, calendar)]


def _weekdays(form: ReaderDay, weekday: int, today: date, calendar: WorkCalendar) -> list[date]:
    """The first such day, and that of this (or the next) week, where they differ."""
    start = today + ONE_DAY if form.next else today
    first = start + timedelta((weekday - start.weekday()) % 7)
    week = calendar.week_of(today + timedelta(7) if form.next else today)[0]
    other = week + timedelta((weekday - week.weekday()) % 7)
    return [first] if first == other else [first, other]


def _unit(form: ReaderDay, today: date, calendar: WorkCalendar) -> str:
    """A day, a working day (no unit), a week, a month, a quarter or a year."""
    steps = int(form.next)
    if form.unit is None:
        return speak.plain_day(calendar.add_working_days(today, steps) or today)
    if form.unit == DAY:
        return speak.plain_day(today + timedelta(steps))
    if form.unit == WEEK:
        return f"the week of {speak.plain_day(calendar.week_of(today + timedelta(7 * steps))[0])}"
    if form.unit in (MONTH, QUARTER):
        months = steps * (1 if form.unit == MONTH else 3)
        month = add_months(month_start(today.year, today.month), months) or today
        return (
            f"{MONTH_NAMES[month.month - 1]} {month.year}"
            if form.unit == MONTH
            else f"Q{(month.month + 2) // 3} {month.year}"
        )
    return str(today.year + steps)
